import Calls
import Foundation
import HTTPClient
import HTTPFixtures
import Testing
import Threads

/// Connections: requests in quick succession share them, and they are closed afterwards.
@Suite struct ConnectionTests {
  @Test func requestsOfABurstShareAConnection() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let client = HTTPClient(server) { $0.lingerMS = 60_000 }
    for _ in 0..<5 { _ = try client.send(ClientRequest("/"), .local) }
    #expect(server.connectionCount == 1)
  }

  @Test func theConnectionIsClosedSoonAfterTheLastRequest() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let client = HTTPClient(server) { $0.lingerMS = 10 }
    _ = try client.send(ClientRequest("/"), .local)
    server.waitForClosedConnections(1)
    _ = try client.send(ClientRequest("/"), .local)
    server.waitForClosedConnections(2)
  }

  @Test func withoutLingeringEveryRequestHasItsOwn() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let client = HTTPClient(server)
    for count in 1...3 {
      _ = try client.send(ClientRequest("/"), .local)
      server.waitForClosedConnections(count)
    }
  }

  @Test func aConnectionThatTheServerClosedMeanwhileIsReplaced() throws {
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      connection.answer()
    }
    let client = HTTPClient(server) { $0.lingerMS = 60_000 }
    for count in 1...3 {
      #expect(try client.send(ClientRequest("/"), .local).status == 200)
      server.waitForClosedConnections(count)
    }
  }

  @Test func aWriteIsSentOnceAlsoAfterABurst() throws {
    let server = try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        if request.hasPrefix("POST") { return connection.reset() }
        connection.answer()
      }
    }
    let client = HTTPClient(server) { $0.lingerMS = 60_000 }
    _ = try client.send(ClientRequest("/"), .local)
    #expect(try client.failure(of: ClientRequest(.post, "/", body: [])).name == "outcomeUnknown.interrupted")
    #expect(server.requests.count == 2)
  }

  @Test func aProgramThatIsStartedMeanwhileDoesNotKeepTheConnection() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let client = HTTPClient(server) { $0.lingerMS = 500 }
    _ = try client.send(ClientRequest("/"), .local)
    let (program, input) = (Process(), Pipe())
    program.executableURL = URL(fileURLWithPath: "/bin/cat")
    program.standardInput = input
    try program.run()
    server.waitForClosedConnections(1)
    #expect(program.isRunning)
    try input.fileHandleForWriting.close()
    program.waitUntilExit()
  }

  @Test func threadsHaveConnectionsOfTheirOwn() throws {
    let waiting = Monitor(0)
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      waiting.update { $0 += 1 }
      waiting.wait { $0 == 4 ? () : nil }
      connection.answer()
    }
    let client = HTTPClient(server)
    let statuses = try (0..<4).map { _ in ThreadFuture { try client.send(ClientRequest("/"), .local).status } }.map {
      try $0.wait()
    }
    #expect(statuses == [200, 200, 200, 200])
  }
}
