import Calls
import HTTPClient
import HTTPFixtures
import MallClient
import MallService
import Synchronization
import TestSupport
import Testing
import Threads

/// Accounts that a client creates for its device when a server requires one.
@Suite struct DeviceEnrolmentTests {
  /// The tokens of a device: one entered or issued at most.
  private final class Tokens: Sendable {
    private let state: Mutex<TokenSource.Token>
    private let fault: ServiceFailure?

    init(_ token: TokenSource.Token = .missing, fault: ServiceFailure? = nil) {
      state = Mutex(token)
      self.fault = fault
    }

    var current: TokenSource.Token { state.withLock { $0 } }

    var source: TokenSource {
      TokenSource(lookUp: { self.current }) { token throws(ServiceFailure) in
        if let fault = self.fault { throw fault }
        self.state.withLock { $0 = .issued(token) }
      }
    }
  }

  /// A server that requires tokens and issues `tfm_1`, `tfm_2` and so on; and its requests, without their header fields.
  private final class Issuer: Sendable {
    let requests = Mutex<[String]>([])
    private let issuedCount = Mutex(0)
    private let status: String

    init(status: String = "201 Created") {
      self.status = status
    }

    func serve(_ connection: LoopbackConnection) {
      while let request = connection.receiveRequest() {
        requests.withLock { $0.append(request.split(separator: " HTTP").first.map(String.init) ?? "") }
        let valid = issuedCount.withLock { "authorization: bearer tfm_\($0)\r\n" }
        if request.hasPrefix("POST /v1/devices ") {
          issue(connection)
        } else if request.lowercased().contains(valid) {
          connection.answer(
            "200 OK", fields: "Content-Type: application/json\r\n", #"{"items":[],"firstIndex":0,"totalCount":0}"#)
        } else {
          connection.answer(
            "401 Unauthorized", fields: "Content-Type: application/problem+json\r\n", #"{"code":"unauthorised"}"#)
        }
      }
    }

    private func issue(_ connection: LoopbackConnection) {
      guard status.hasPrefix("201") else {
        return connection.answer(
          status, fields: "Content-Type: application/problem+json\r\nRetry-After: 60\r\n",
          #"{"code":"\#(status.hasPrefix("429") ? "tooManyRequests" : "notFound")"}"#)
      }
      let number = issuedCount.withLock { count in
        count += 1
        return count
      }
      connection.answer(status, fields: "Content-Type: application/json\r\n", #"{"token":"tfm_\#(number)"}"#)
    }
  }

  private func mall(_ issuer: Issuer, _ tokens: Tokens) throws -> (MallClient, LoopbackServer) {
    let server = try LoopbackServer { issuer.serve($0) }
    let client = ServiceClient(HTTPClient(server), token: tokens.source, name: nil)
    return (MallClient(client, cache: MediaCache(folder: nil)), server)
  }

  private func failure(_ call: () throws(ServiceFailure) -> Void) -> ServiceFailure? {
    do throws(ServiceFailure) { try call() } catch { return error }
    return nil
  }

  @Test func anAccountIsCreatedWhenACallNeedsOneAndThenUsed() throws {
    let (issuer, tokens) = (Issuer(), Tokens())
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    for _ in 0..<2 { #expect(try mall.orders(page: PageRequest(), .local).items.isEmpty) }
    #expect(tokens.current == .issued("tfm_1"))
    let orders = "GET /v1/orders?limit=60"
    #expect(issuer.requests.withLock { $0 } == [orders, "POST /v1/devices", orders, orders])
  }

  @Test func anAccountThatTheServerHasLostIsReplaced() throws {
    let (issuer, tokens) = (Issuer(), Tokens(.issued("tfm_of_before")))
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    #expect(try mall.orders(page: PageRequest(), .local).items.isEmpty)
    #expect(tokens.current == .issued("tfm_1"))
  }

  @Test(arguments: [TokenSource.Token.known("tfm_entered"), .unusable([:])])
  func anEnteredTokenIsNeverReplaced(_ token: TokenSource.Token) throws {
    let (issuer, tokens) = (Issuer(), Tokens(token))
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    let refused = failure { () throws(ServiceFailure) in _ = try mall.orders(page: PageRequest(), .local) }
    #expect(refused?.code == .unauthorised && tokens.current == token)
    #expect(issuer.requests.withLock { $0.count } == 1)
  }

  @Test(arguments: [("404 Not Found", "unauthorised.tokenMissing"), ("429 Too Many Requests", "tooManyRequests")])
  func aServerThatCreatesNoneIsReported(_ status: String, _ expected: String) throws {
    let (issuer, tokens) = (Issuer(status: status), Tokens())
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    let refused = failure { () throws(ServiceFailure) in
      _ = try mall.buy(product: "p", WriteContext(.local, key: .random()))
    }
    #expect(refused?.name == expected && tokens.current == .missing)
  }

  @Test func nothingIsOrderedWithATokenThatCannotBeSaved() throws {
    let (issuer, tokens) = (Issuer(), Tokens(fault: ServiceFailure(.storage)))
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    let refused = failure { () throws(ServiceFailure) in
      _ = try mall.buy(product: "p", WriteContext(.local, key: .random()))
    }
    #expect(refused?.code == .storage)
    #expect(issuer.requests.withLock { $0 } == ["POST /v1/orders", "POST /v1/devices"])
  }

  @Test func callsAtTheSameTimeShareAnAccount() throws {
    let (issuer, tokens) = (Issuer(), Tokens())
    let (mall, server) = try mall(issuer, tokens)
    defer { withExtendedLifetime(server) {} }
    let calls = (0..<8).map { _ in ThreadFuture { try mall.orders(page: PageRequest(), .local).totalCount } }
    for call in calls { #expect(try call.wait() == 0) }
    #expect(issuer.requests.withLock { $0.filter { $0 == "POST /v1/devices" }.count } == 1)
  }
}
