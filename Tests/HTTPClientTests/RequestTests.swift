import Calls
import Foundation
import Glibc
import HTTPClient
import HTTPFixtures
import HTTPTypes
import TestSupport
import Testing

/// Requests and answers, which arrive as they were sent.
@Suite struct RequestTests {
  @Test func returnsStatusFieldsAndContent() throws {
    let server = try LoopbackServer { $0.answerAll("404 Not Found", fields: "ETag: \"a\"\r\nX-Odd:  b \r\n", "gone") }
    let answer = try HTTPClient(server).send(ClientRequest("/v1/photos?limit=60"), .local)
    #expect(answer.status == 404)
    #expect(answer.fields[.eTag] == "\"a\"")
    #expect(answer.fields[try #require(HTTPField.Name("x-odd"))] == "b")
    #expect(String(decoding: answer.body, as: UTF8.self) == "gone")
    #expect(server.requests.first?.hasPrefix("GET /v1/photos?limit=60 HTTP/1.1\r\n") == true)
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
  func sendsMethodFieldsAndContent(method: HTTPRequest.Method) throws {
    let server = try LoopbackServer { $0.answerAll("201 Created") }
    let key = try #require(HTTPField.Name("Idempotency-Key"))
    let request = ClientRequest(method, "/v1/orders", fields: [key: "k1"], body: Array("{\"product\":\"p\"}".utf8))
    #expect(try HTTPClient(server).send(request, .local).status == 201)
    let received = try #require(server.requests.first)
    #expect(received.hasPrefix("\(method.rawValue) /v1/orders HTTP/1.1\r\n"))
    #expect(received.contains("\r\nIdempotency-Key: k1\r\n"))
    #expect(received.hasSuffix("\r\n\r\n{\"product\":\"p\"}"))
  }

  @Test func aPostWithoutContentHasTheLengthZero() throws {
    let server = try LoopbackServer { $0.answerAll() }
    _ = try HTTPClient(server).send(ClientRequest(.post, "/v1/photos/p/selections", body: []), .local)
    #expect(server.requests.first?.contains("Content-Length: 0\r\n") == true)
  }

  @Test func doesNotWaitBeforeItSendsContent() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let content = [UInt8](repeating: UInt8(ascii: "x"), count: 2 << 20)
    _ = try HTTPClient(server).send(ClientRequest(.post, "/", body: content), .waiting(ms: 60_000))
    let received = try #require(server.requests.first)
    #expect(!received.lowercased().contains("expect:"))
    #expect(received.utf8.count > content.count)
  }

  @Test func aHeadRequestHasNoContent() throws {
    let server = try LoopbackServer { connection in
      while connection.receiveRequest() != nil { connection.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n") }
    }
    let answer = try HTTPClient(server).send(ClientRequest(.head, "/"), .local)
    #expect(answer.fields[.contentLength] == "500")
    #expect(answer.body.isEmpty)
  }

  @Test func readsChunksAndIgnoresTrailers() throws {
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      connection.send(
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.send("3\r\nabc\r\n2\r\nde\r\n0\r\nETag: \"late\"\r\n\r\n")
    }
    let answer = try HTTPClient(server).send(ClientRequest("/"), .local)
    #expect(String(decoding: answer.body, as: UTF8.self) == "abcde")
    #expect(answer.fields[.eTag] == nil)
    #expect(answer.fields[try #require(HTTPField.Name("link"))] == nil)
  }

  @Test func anAddressWithAPathIsKept() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let address = try #require(ServerAddress(server.address.text + "/tenfoot/album/"))
    _ = try HTTPClient(server: address).send(ClientRequest("/v1/albums"), .local)
    #expect(server.requests.first?.hasPrefix("GET /tenfoot/album/v1/albums ") == true)
  }
}

/// Downloads: content is written to a file only if it is the requested content.
@Suite struct DownloadTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func download(from server: LoopbackServer, limit: Int = 1 << 20) throws -> (ClientResponse, [UInt8]) {
    let path = folder.file("picture")
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    let answer = try HTTPClient(server).download(ClientRequest("/", answerLimit: limit), to: descriptor, .local)
    return (answer, TemporaryFolder.read(path))
  }

  @Test func writesContentToTheFile() throws {
    let content = String(repeating: "0123456789", count: 50_000)
    let (answer, written) = try download(from: LoopbackServer { $0.answerAll("206 Partial Content", content) })
    #expect(answer.fileBytes == 500_000)
    #expect(answer.body.isEmpty)
    #expect(written == Array(content.utf8))
  }

  @Test func keepsProblemsOutOfTheFile() throws {
    let (answer, written) = try download(from: LoopbackServer { $0.answerAll("404 Not Found", "{}") })
    #expect(answer.status == 404)
    #expect(String(decoding: answer.body, as: UTF8.self) == "{}")
    #expect(written.isEmpty)
  }

  @Test func aFileThatCannotBeWrittenIsAFailureOfStorage() throws {
    let server = try LoopbackServer { $0.answerAll("200 OK", "abc") }
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let client = HTTPClient(server)
    do throws(ServiceFailure) {
      _ = try client.download(ClientRequest("/"), to: full, .local)
      Issue.record("written")
    } catch {
      #expect(error.name == "storage.pictureCache")
    }
  }
}
