import Calls
import Foundation
import Glibc
import HTTPServer
import TestTraits
import Testing
import WireFormat

/// The properties of all answers of a server.
@Suite struct ServerTests {
  let fixtures: Fixtures
  let servers: RunningServers

  init() throws {
    fixtures = try Fixtures()
    servers = try fixtures.start()
  }

  @Test func answersInJSONWithAnEntityTag() throws {
    let reply = try servers.reply(RequestText.get("/v1/photos?brand=Canon"))
    #expect(reply.status == 200)
    #expect(reply.fields["content-type"] == "application/json")
    #expect(reply.fields["cache-control"] == "private, no-cache")
    #expect(reply.fields["x-content-type-options"] == "nosniff")
    #expect(reply.fields["date"].flatMap(HTTPDate.instant) != nil)
    #expect(try reply.json()["totalCount"] as? Int == 1)
    let tag = try #require(reply.fields["etag"])
    let again = try servers.reply(RequestText.get("/v1/photos?brand=Canon", ["If-None-Match": "\"x\", \(tag)"]))
    #expect(again.status == 304 && again.fields["etag"] == tag)
  }

  @Test(arguments: [
    ("/v1/nothing", "GET", 404, "notFound.path"), ("/v1/photos/00000000000000000000", "GET", 404, "notFound.item"),
    ("/v1/photos?limit=0", "GET", 400, "refused.parameter"), ("/v1/photos?colour=red", "GET", 400, "refused.attribute"),
    ("/v1/photos", "PUT", 405, "refused.method"), ("/v1/photos?after=x", "GET", 400, "refused.cursor"),
    ("/v1/photos?brand=%zz", "GET", 400, "refused.parameter"),
  ])
  func aFailureIsAProblem(_ path: String, _ method: String, _ status: Int, _ name: String) throws {
    let reply = try servers.reply(RequestText.get(path, method: method))
    #expect(reply.status == status)
    #expect(reply.fields["content-type"] == "application/problem+json")
    #expect(reply.fields["cache-control"] == "no-store")
    let problem = try reply.json()
    let names = [problem["code"], problem["reason"]].compactMap { $0 as? String }
    #expect(names.joined(separator: ".") == name)
    #expect(problem["status"] as? Int == status)
    #expect(problem["request"] as? String == reply.fields["x-request-id"])
  }

  @Test func aWrongMethodNamesTheRightOnes() throws {
    let reply = try servers.reply(RequestText.get("/v1/photos/x", method: "POST"))
    #expect(reply.status == 405 && reply.fields["allow"] == "GET, HEAD")
  }

  @Test func headIsAsGetWithoutTheBody() throws {
    let get = try servers.reply(RequestText.get("/v1/albums"))
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(RequestText.get("/v1/albums", method: "HEAD") + RequestText.get("/health"))
    let head = try connection.reply(hasBody: false)
    #expect(head.status == 200 && head.fields["content-length"] == String(get.body.count))
    #expect(head.fields["etag"] == get.fields["etag"])
    #expect(try connection.reply().text == #"{"status":"ok","server":"album"}"#)
  }

  @Test(arguments: ["GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n"])
  func aRequestThatIsNotHTTPIsRefused(_ text: String) throws {
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(text)
    let reply = try connection.reply()
    #expect(reply.status == 400 && reply.fields["content-type"] == "application/problem+json")
    #expect(try reply.json()["reason"] as? String == "malformed")
  }

  @Test func aRequestIsLoggedUnderItsIdentifier() async throws {
    let reply = try servers.reply(RequestText.get("/v1/months?x=1"))
    let id = try #require(reply.fields["x-request-id"])
    await servers.stop()
    let line = try #require(servers.log.first { $0.contains(id) })
    let entry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(entry["server"] as? String == "album" && entry["status"] as? Int == 400)
    #expect(entry["path"] as? String == "/v1/months?x=1" && line.hasSuffix("\n"))
  }

  @Test func aServerOfThisMachineAnswersNoOtherHost() throws {
    #expect(try servers.reply(RequestText.get("/health", ["Host": "attacker.example"])).status == 421)
    for host in ["localhost:8701", "127.0.0.1", "[::1]:80"] {
      #expect(try servers.reply(RequestText.get("/health", ["Host": host])).status == 200, "\(host)")
    }
  }

  @Test func healthReadinessAndDescriptionAreServed() throws {
    for index in servers.ports.indices {
      for path in ["/health", "/ready", "/openapi.json"] {
        #expect(try servers.reply(RequestText.get(path), at: index).status == 200, "\(path)")
      }
    }
  }

  @Test func aStoppedServerRefusesConnections() async throws {
    let idle = try RawConnection(port: servers.ports[0])
    idle.send(RequestText.get("/health"))
    #expect(try idle.reply().status == 200)
    await servers.stop()
    #expect(try idle.readToEnd() == 0)
    #expect(throws: RawConnection.Failure.self) { try RawConnection(port: servers.ports[0]) }
  }
}

/// The permissions that requests need.
@Suite struct AccessTests {
  let servers: RunningServers
  private static let token = "tfa_0123456789012345678901"

  init() throws {
    servers = try Fixtures().start(tokens: [Self.token, "tfa_another0123456789012345"])
  }

  @Test(arguments: [("/v1/photos", Place.album), ("/v1/orders", Place.mall)])
  func theOwnersRequestsNeedAToken(_ path: String, _ index: Int) throws {
    let without = try servers.reply(RequestText.get(path), at: index)
    #expect(without.status == 401)
    #expect(without.fields["www-authenticate"]?.hasPrefix("Bearer ") == true)
    for wrong in ["Bearer x", "Bearer ", "Basic \(Self.token)", "Bearer \(Self.token)0", Self.token] {
      #expect(try servers.reply(RequestText.get(path, ["Authorization": wrong]), at: index).status == 401, "\(wrong)")
    }
    let with = RequestText.get(path, ["Authorization": "bearer  \(Self.token)", "Host": "photos.example"])
    #expect(try servers.reply(with, at: index).status == 200)
  }

  @Test(arguments: [("/v1/products", Place.mall), ("/v1/channels", Place.interaction), ("/health", Place.album)])
  func productsAndSchedulesArePublic(_ path: String, _ index: Int) throws {
    #expect(try servers.reply(RequestText.get(path), at: index).status == 200)
  }

  @Test func theFileOfTokensIsCreatedForItsOwnerAlone() throws {
    let fixtures = try Fixtures()
    let path = fixtures.folder.file("tokens")
    let created = try TokenFile(path: path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for prefix in TokenFile.prefixes {
      _ = try created.tokens(withPrefix: prefix)
      #expect(text.contains("\n\(prefix)"))
    }
    chmod(path, 0o644)
    #expect(throws: TokenFile.Problem.readableByAll) { try TokenFile(path: path) }
  }

  @Test func theTextOfAFileOfTokensIsChecked() throws {
    #expect(throws: TokenFile.Problem.malformed(line: 2)) { try TokenFile(text: "# tokens\nsecret\n") }
    #expect(throws: TokenFile.Problem.malformed(line: 1)) { try TokenFile(text: "tfa_short") }
    #expect(throws: TokenFile.Problem.missing("tfm_")) {
      try TokenFile(text: Self.token).tokens(withPrefix: "tfm_")
    }
  }
}
