import AlbumClient
import AlbumService
import Calls
import Foundation
import HTTPClient
import HTTPFixtures
import MallClient
import TestSupport
import Testing

/// Pictures of servers: each is downloaded once, and is shown while the server cannot be reached.
@Suite struct MediaClientTests {
  private let folder: TemporaryFolder
  private let reference = MediaReference(token: "a1b2")

  init() throws {
    folder = try TemporaryFolder()
  }

  private var cache: MediaCache { MediaCache(folder: folder.path) }

  private func album(_ server: LoopbackServer) -> AlbumClient {
    AlbumClient(ServiceClient(HTTPClient(server)), cache: cache)
  }

  /// The name of the failure to open the picture; nil if it can be opened.
  private func failure(_ album: AlbumClient) -> String? {
    do throws(ServiceFailure) { _ = try album.open(reference, .original, range: nil, .local) } catch {
      return error.name
    }
    return nil
  }

  /// Serves a picture of 10 bytes, also in parts.
  private func pictureServer() throws -> LoopbackServer {
    try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        if let range = request.firstMatch(of: #/Range: bytes=(\d+)-(\d+)/#), let first = Int(range.output.1) {
          let last = min(Int(range.output.2) ?? 9, 9)
          let part = "0123456789".dropFirst(first).prefix(last - first + 1)
          connection.answer("206 Partial Content", fields: "Content-Range: bytes \(first)-\(last)/10\r\n", String(part))
        } else {
          connection.answer("200 OK", fields: "Content-Type: image/jpeg\r\n", "0123456789")
        }
      }
    }
  }

  private func text(_ content: MediaContent) -> String { String(decoding: content.bytes, as: UTF8.self) }

  @Test func aPictureIsDownloadedOnce() throws {
    let server = try pictureServer()
    for _ in 0..<3 {
      let content = try album(server).open(reference, .original, range: nil, .local)
      #expect(text(content) == "0123456789")
    }
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.hasPrefix("GET /v1/media/a1b2 ") == true)
  }

  @Test func renditionsAreAskedForByWidth() throws {
    let server = try pictureServer()
    _ = try album(server).open(reference, .thumbnail(widthPixels: 320), range: nil, .local)
    #expect(server.requests.first?.hasPrefix("GET /v1/media/a1b2?width=320 ") == true)
  }

  @Test(arguments: [(1, "?width=320"), (321, "?width=640"), (2_560, "?width=2560"), (2_561, ""), (9_000, "")])
  func theNextSizeIsAskedForSoThatCopiesAreShared(_ width: Int, _ query: String) throws {
    let server = try pictureServer()
    for _ in 0..<2 { _ = try album(server).open(reference, .thumbnail(widthPixels: width), range: nil, .local) }
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.hasPrefix("GET /v1/media/a1b2\(query) ") == true)
  }

  @Test(arguments: ["parameter", "undevelopable"])
  func theOriginalIsOpenedWhereThereAreNoSizes(_ reason: String) throws {
    let problem = #"{"code":"refused","reason":"\#(reason)"}"#
    let server = try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        if request.contains("?width=") {
          connection.answer("422 Unprocessable", fields: "Content-Type: application/problem+json\r\n", problem)
        } else {
          connection.answer(fields: "Content-Type: image/jpeg\r\n", "0123456789")
        }
      }
    }
    let content = try album(server).open(reference, .thumbnail(widthPixels: 100), range: nil, .local)
    #expect(text(content) == "0123456789")
  }

  @Test func theOriginalIsNotAskedForWhileTheServerIsBusy() throws {
    let server = try LoopbackServer { $0.answerAll("503 Service Unavailable") }
    #expect(throws: ServiceFailure.self) {
      try album(server).open(reference, .thumbnail(widthPixels: 100), range: nil, .local)
    }
    #expect(server.requests.count == 1)
  }

  @Test func aPartIsDownloadedAlone() throws {
    let server = try pictureServer()
    let part = try album(server).open(reference, .original, range: 2..<5, .local)
    #expect(text(part) == "234")
    #expect(part.sizeBytes == 10)
    let rest = try album(server).open(reference, .original, range: 8..<100, .local)
    #expect(text(rest) == "89")
    _ = try album(server).open(reference, .original, range: nil, .local)
    let ofCopy = try album(server).open(reference, .original, range: 8..<100, .local)
    #expect(text(ofCopy) == "89")
    #expect(ofCopy.range == 8..<10)
    #expect(server.requests.count == 3)
  }

  @Test func aServerWithoutRangesSendsEverything() throws {
    let server = try LoopbackServer { $0.answerAll(fields: "Content-Type: image/jpeg\r\n", "0123456789") }
    let part = try album(server).open(reference, .original, range: 2..<5, .local)
    #expect(text(part) == "234")
    #expect(part.sizeBytes == 10)
  }

  @Test func anotherPartThanTheOneWantedIsRefused() throws {
    let server = try LoopbackServer {
      $0.answerAll("206 Partial Content", fields: "Content-Range: bytes 4-6/10\r\n", "456")
    }
    #expect(throws: ServiceFailure.self) { try album(server).open(reference, .original, range: 2..<5, .local) }
  }

  @Test func aWebPageIsNoPictureAndNotKept() throws {
    let portal = try LoopbackServer { $0.answerAll(fields: "Content-Type: text/html; charset=utf-8\r\n", "<html>") }
    #expect(failure(album(portal)) == "unavailable.unexpectedAnswer")
    #expect(TemporaryFolder.names(in: folder.path).flatMap { TemporaryFolder.names(in: folder.file($0)) }.isEmpty)
  }

  @Test func aMissingPictureIsNotFound() throws {
    let server = try LoopbackServer {
      $0.answerAll("404 Not Found", fields: "Content-Type: application/problem+json\r\n", "{\"code\":\"notFound\"}")
    }
    #expect(failure(album(server)) == "notFound")
  }

  @Test func aDrawingIsRequestedAgainAfterAnHourIfTheServerCanBeReached() throws {
    let server = try LoopbackServer { $0.answerAll(fields: "Content-Type: image/png\r\n", "drawing") }
    let key = MediaKey(server.address, reference, .original)
    let download: (Int32) throws(ServiceFailure) -> Void = { descriptor throws(ServiceFailure) in
      _ = write(descriptor, "old", 3)
    }
    let old = try cache.file(key, .local, download: download)
    #expect(old.sizeBytes == 3)
    let away: (Int32) throws(ServiceFailure) -> Void = { _ throws(ServiceFailure) in throw ServiceFailure(.unavailable)
    }
    #expect(try cache.file(key, freshMS: 60_000, .local, download: away).sizeBytes == 3)
    #expect(try cache.file(key, freshMS: 0, .local, download: away).sizeBytes == 3)
    let gone: (Int32) throws(ServiceFailure) -> Void = { _ throws(ServiceFailure) in throw ServiceFailure(.notFound) }
    #expect(throws: ServiceFailure(.notFound)) { try cache.file(key, freshMS: 0, .local, download: gone) }
    let new: (Int32) throws(ServiceFailure) -> Void = { descriptor throws(ServiceFailure) in
      _ = write(descriptor, "newer", 5)
    }
    #expect(try cache.file(key, freshMS: 0, .local, download: new).sizeBytes == 5)
  }
}
