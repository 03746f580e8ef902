import AlbumClient
import AlbumService
import Attributes
import Calls
import HTTPClient
import HTTPFixtures
import HTTPTypes
import MallClient
import MallService
import TestSupport
import Testing
import WireFormat

/// Answers that no service gives, and the header fields that clients of services send.
@Suite struct ServiceClientTests {
  private static let page = "<!DOCTYPE html><title>Sign in to Hotel Wi-Fi</title>"

  private func album(_ server: LoopbackServer, token: String? = nil) -> AlbumClient {
    AlbumClient(ServiceClient(HTTPClient(server), token: token), cache: MediaCache(folder: nil))
  }

  private func mall(_ server: LoopbackServer, token: String? = nil) -> MallClient {
    MallClient(ServiceClient(HTTPClient(server), token: token), cache: MediaCache(folder: nil))
  }

  private func failure(_ call: () throws(ServiceFailure) -> Void) -> ServiceFailure? {
    do throws(ServiceFailure) { try call() } catch { return error }
    return nil
  }

  /// Expects a list and a purchase to fail with these codes and reasons.
  private func expect(
    _ read: String, _ write: String, from serve: @escaping @Sendable (LoopbackConnection) -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let server = try LoopbackServer(serve)
    let mall = mall(server)
    let ofRead = failure { () throws(ServiceFailure) in _ = try mall.product(id: "p", .local) }
    let ofWrite = failure { () throws(ServiceFailure) in
      _ = try mall.buy(product: "p", WriteContext(.local, key: .random()))
    }
    #expect(ofRead?.name == read, sourceLocation: sourceLocation)
    #expect(ofWrite?.name == write, sourceLocation: sourceLocation)
    if ofRead?.reason == .unexpectedAnswer {
      #expect(ofRead?.parameters["server"] == server.address.text, sourceLocation: sourceLocation)
    }
  }

  @Test func aWebPageIsNoAnswer() throws {
    try expect("unavailable.unexpectedAnswer", "outcomeUnknown.unexpectedAnswer") {
      $0.answerAll(fields: "Content-Type: text/html\r\n", Self.page)
    }
  }

  @Test func theErrorOfAProxyIsNoAnswer() throws {
    try expect("unavailable.unexpectedAnswer", "outcomeUnknown.unexpectedAnswer") {
      $0.answerAll("502 Bad Gateway", fields: "Content-Type: text/html\r\n", Self.page)
    }
  }

  @Test func aNotFoundOfAnotherServerDoesNotMeanThatSomethingIsGone() throws {
    try expect("unavailable.unexpectedAnswer", "outcomeUnknown.unexpectedAnswer") {
      $0.answerAll("404 Not Found", fields: "Content-Type: text/html\r\n", Self.page)
    }
  }

  @Test func jsonOfAnotherFormIsNoAnswer() throws {
    try expect("unavailable.unexpectedAnswer", "outcomeUnknown.unexpectedAnswer") {
      $0.answerAll(fields: "Content-Type: application/json\r\n", "{\"id\":[]}")
    }
  }

  @Test func aMissingTokenAndAWrongOneAreToldApart() throws {
    let server = try LoopbackServer { connection in
      connection.answerAll(
        "401 Unauthorized", fields: "Content-Type: application/problem+json\r\n",
        #"{"code":"unauthorised","request":"r-1"}"#)
    }
    for (token, reason) in [(nil, "unauthorised.tokenMissing"), ("tfm_1", "unauthorised.tokenRefused")] {
      let client = ServiceClient(
        HTTPClient(server), token: TokenSource(file: "/home/a/server-tokens") { token.map { .known($0) } ?? .missing })
      let mall = MallClient(client, cache: MediaCache(folder: nil))
      let failure = failure { () throws(ServiceFailure) in _ = try mall.orders(page: PageRequest(), .local) }
      #expect(failure?.name == reason)
      #expect(failure?.parameters == ["server": server.address.text, "path": "/home/a/server-tokens"])
      let ofWrite = self.failure { () throws(ServiceFailure) in
        _ = try mall.buy(product: "p", WriteContext(.local, key: .random()))
      }
      #expect(ofWrite?.name == reason)
    }
  }

  @Test func theSignInOfAnotherServerNeedsNoToken() throws {
    try expect("unauthorised.unexpectedAnswer", "unauthorised.unexpectedAnswer") {
      $0.answerAll("401 Unauthorized", fields: "Content-Type: text/html\r\n", Self.page)
    }
  }

  /// Answers requests for `/health`, and refuses all others.
  private static func answer(_ connection: LoopbackConnection, health: String) {
    while let request = connection.receiveRequest() {
      let isHealth = request.hasPrefix("GET /health ")
      connection.answer(
        isHealth ? "200 OK" : "404 Not Found",
        fields: "Content-Type: application/\(isHealth ? "json" : "problem+json")\r\n",
        isHealth ? health : #"{"code":"notFound","reason":"path"}"#)
    }
  }

  @Test(arguments: [
    (#"{"status":"ok","server":"mall"}"#, "unavailable.otherServer"),
    (#"{"status":"ok","server":"album"}"#, "notFound.path"), (#"{"status":"ok"}"#, "notFound.path"),
    (#"{"status":"ok","server":"metrics"}"#, "notFound.path"), ("[", "notFound.path"),
  ])
  func theServerOfAnotherServiceIsRecognised(_ health: String, _ name: String) throws {
    let server = try LoopbackServer { Self.answer($0, health: health) }
    let client = ServiceClient(HTTPClient(server), token: TokenSource { .missing }, name: .album)
    let album = AlbumClient(client, cache: MediaCache(folder: nil))
    let ofRead = failure { () throws(ServiceFailure) in _ = try album.albums(order: .bytes, page: PageRequest(), .local)
    }
    let ofWrite = failure { () throws(ServiceFailure) in
      _ = try album.recordSelection(item: "i", WriteContext(.local, key: .random()))
    }
    #expect(ofRead?.name == name)
    #expect(ofWrite?.name == name)
    #expect(ofRead?.parameters["server"] == server.address.text)
    guard ofRead?.reason == .otherServer else { return }
    #expect(ofRead?.parameters["found"] == "mall")
    #expect(ofRead?.parameters["expected"] == "album")
    #expect(server.requests.count { $0.hasPrefix("GET /health ") } == 2)
  }

  @Test func anErrorOfTheServiceNamesTheRequestInItsLog() throws {
    let body = "{\"code\":\"storage\",\"reason\":\"full\",\"parameters\":{\"path\":\"/srv\"},\"request\":\"r-17\"}"
    let server = try LoopbackServer { connection in
      connection.answerAll("507 Insufficient Storage", fields: "Content-Type: application/problem+json\r\n", body)
    }
    let failure = failure { () throws(ServiceFailure) in _ = try mall(server).product(id: "p", .local) }
    #expect(failure?.name == "storage.full")
    #expect(failure?.parameters == ["path": "/srv", "request": "r-17"])
  }

  @Test func aBusyServerStatesWhenToTryAgain() throws {
    let server = try LoopbackServer { $0.answerAll("503 Service Unavailable", fields: "Retry-After: 7\r\n") }
    let failure = failure { () throws(ServiceFailure) in _ = try mall(server).product(id: "p", .local) }
    #expect(failure?.retryAfterMS == 7_000)
  }

  @Test func publicContentIsRequestedWithoutAToken() throws {
    let server = try LoopbackServer { $0.answerAll() }
    _ = failure { () throws(ServiceFailure) in _ = try mall(server, token: "tfm_secret").product(id: "p", .local) }
    let request = try #require(server.requests.first)
    #expect(!request.contains("tfm_secret"))
    #expect(!request.lowercased().contains("device"))
  }

  @Test func theOwnersDataIsAskedForWithItsToken() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let album = album(server, token: "tfa_secret")
    _ = failure { () throws(ServiceFailure) in _ = try album.item(id: "p", .local) }
    _ = failure { () throws(ServiceFailure) in
      _ = try album.open(MediaReference(token: "m"), .original, range: nil, .local)
    }
    #expect(server.requests.count == 2)
    for request in server.requests { #expect(request.contains("Authorization: Bearer tfa_secret\r\n")) }
  }

  @Test func everyWriteHasItsKey() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let key = IdempotencyKey.random()
    _ = failure { () throws(ServiceFailure) in _ = try mall(server).buy(product: "p", WriteContext(.local, key: key)) }
    #expect(server.requests.first?.contains("Idempotency-Key: \(key)\r\n") == true)
  }

  @Test func aLongQueryIsARead() throws {
    let server = try LoopbackServer { _ = $0.receiveRequest() }
    let sets = (0..<100).map {
      [Attribute(.model, "Model with a long name \($0) \(String(repeating: "x", count: 50))")]
    }
    let failure = failure { () throws(ServiceFailure) in _ = try mall(server).productCounts(sets, .local) }
    #expect(server.requests.first?.hasPrefix("POST /v1/counts ") == true)
    #expect(failure?.name == "unavailable.interrupted")
  }
}
