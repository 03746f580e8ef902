import Calls
import Foundation
import HTTPServer
import HTTPTypes
import Testing
import Threads
import WireFormat

/// Clients that disconnect before their requests are answered.
@Suite struct DisconnectionTests {
  /// Endpoints that record which of them were carried out. The first waits until it is released.
  private final class Work: Sendable {
    private struct State {
      var started: [String] = []
      var isReleased = false
    }
    private let state = Monitor(State())

    var started: [String] { state.withLock { $0.started } }

    func routes(_ method: HTTPRequest.Method, _ lane: Endpoint.Lane) -> ServerRoutes {
      var routes = ServerRoutes()
      for name in ["first", "gone", "next", "last"] {
        routes.add(
          Route(method, "/\(name)"),
          Endpoint(access: .anyone, lane: lane) { request throws(ServiceFailure) in
            self.state.update { $0.started.append(name) }
            if name == "first" { self.state.wait { $0.isReleased ? () : nil } }
            return ServerResponse(json: Array("{}".utf8), caching: .never, for: request)
          })
      }
      return routes
    }

    func waitUntilStarted() { state.wait { $0.started.isEmpty ? nil : () } }
    func release() { state.update { $0.isReleased = true } }
  }

  /// Sends requests to a server with one thread, which the first of them occupies; the client of the second disconnects meanwhile.
  ///
  /// - Returns: The requests that were carried out.
  private func carriedOut(_ method: HTTPRequest.Method, _ lane: Endpoint.Lane) throws -> [String] {
    let work = Work()
    var limits = ServerLimits.withoutSharing
    (limits.readers, limits.writers, limits.openers) = (1, 1, 1)
    let servers = try RunningServers([
      HTTPService(name: "a", routes: work.routes(method, lane), description: [], limits: limits) { _ in }
    ])
    defer { work.release() }
    func sent(_ name: String) throws -> RawConnection {
      let connection = try RawConnection(port: servers.ports[0])
      connection.send(RequestText.get("/\(name)", method: method.rawValue))
      return connection
    }
    let first = try sent("first")
    work.waitUntilStarted()
    _ = try sent("gone")
    let next = try sent("next")
    // Each event loop handles what arrives in its order. After these answers, all of them have seen the disconnection.
    for _ in 0..<2 * ProcessInfo.processInfo.activeProcessorCount {
      #expect(try servers.reply(RequestText.get("/nothing")).status == 404)
    }
    work.release()
    for connection in [first, next, try sent("last")] { #expect(try connection.reply().status == 200) }
    return work.started.sorted()
  }

  @Test(arguments: [Endpoint.Lane.read, .media]) func aReadThatWaitsIsNotDone(_ lane: Endpoint.Lane) throws {
    #expect(try carriedOut(.get, lane) == ["first", "last", "next"])
  }

  @Test func aWriteThatWaitsIsDone() throws {
    #expect(try carriedOut(.post, .write) == ["first", "gone", "last", "next"])
  }

  @Test func aReadInProgressIsCancelled() throws {
    let (begun, cancelled) = (Monitor(false), Monitor(false))
    var routes = ServerRoutes()
    routes.add(
      Route(.get, "/slow"),
      Endpoint(access: .anyone) { request throws(ServiceFailure) in
        request.context.cancellation.onCancel { cancelled.update { $0 = true } }
        begun.update { $0 = true }
        _ = cancelled.wait(until: Date(timeIntervalSinceNow: 20)) { $0 ? true : nil }
        try request.context.check()
        return ServerResponse(.ok)
      })
    let servers = try RunningServers([HTTPService(name: "a", routes: routes, description: []) { _ in }])
    do {
      let connection = try RawConnection(port: servers.ports[0])
      connection.send(RequestText.get("/slow"))
      begun.wait { $0 ? true : nil }
    }
    #expect(cancelled.wait(until: Date(timeIntervalSinceNow: 20)) { $0 ? true : nil } == true)
  }
}
