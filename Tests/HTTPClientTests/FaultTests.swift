import Calls
import HTTPClient
import HTTPFixtures
import HTTPTypes
import Testing
import Threads
import WireFormat

/// Failures of servers and networks: each has its reason, and a write that was sent has an unknown outcome.
@Suite struct FaultTests {
  private static let write = ClientRequest(.post, "/v1/orders", body: Array("{}".utf8))

  /// Expects a read and a write to fail with these codes and reasons.
  private func expect(
    _ read: String, _ write: String, limitMS: Int64 = 30_000, sourceLocation: SourceLocation = #_sourceLocation,
    from serve: @escaping @Sendable (LoopbackConnection) -> Void
  ) throws {
    let server = try LoopbackServer(serve)
    let client = HTTPClient(server) { $0.timeLimitMS = limitMS }
    #expect(try client.failure(of: ClientRequest("/")).name == read, sourceLocation: sourceLocation)
    #expect(try client.failure(of: Self.write).name == write, sourceLocation: sourceLocation)
  }

  @Test func aServerThatIsDownReceivesNothing() throws {
    let address = try LoopbackServer { _ in }.address
    let client = HTTPClient(server: address)
    let failure = try client.failure(of: Self.write)
    #expect(failure.name == "unavailable.connection")
    #expect(failure.parameters["server"] == address.text)
  }

  @Test func aNameWithoutAnAddressIsNamed() throws {
    // A label has at most 63 letters, so no name server is asked.
    let address = try #require(ServerAddress("http://\(String(repeating: "a", count: 64)).example"))
    #expect(try HTTPClient(server: address).failure().name == "unavailable.hostName")
  }

  @Test func aConnectionThatEndsBeforeTheAnswerIsInterrupted() throws {
    try expect("unavailable.interrupted", "outcomeUnknown.interrupted") { _ = $0.receiveRequest() }
  }

  @Test func aResetAfterTheRequestIsInterrupted() throws {
    try expect("unavailable.interrupted", "outcomeUnknown.interrupted") { connection in
      _ = connection.receiveRequest()
      connection.reset()
    }
  }

  @Test func anIncompleteAnswerIsNoAnswer() throws {
    try expect("unavailable.interrupted", "outcomeUnknown.interrupted") { connection in
      _ = connection.receiveRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"items\":[")
    }
  }

  @Test func incompleteChunkedContentIsNoAnswer() throws {
    try expect("unavailable.interrupted", "outcomeUnknown.interrupted") { connection in
      _ = connection.receiveRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
    }
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\0\u{1}\u{2}", "220 mail ready\r\n", "HTTP/1.1 two hundred\r\n\r\n"])
  func otherProtocolsAreNoAnswer(_ bytes: String) throws {
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      connection.send(bytes)
    }
    let failure = try HTTPClient(server).failure()
    #expect(failure.code == .unavailable)
    #expect(failure.reason == .unexpectedAnswer || failure.reason == .interrupted, "\(failure)")
  }

  @Test func aSlowServerTimesOut() throws {
    try expect("timedOut", "outcomeUnknown.interrupted", limitMS: 40) { connection in
      _ = connection.receiveRequest()
      _ = connection.receive()
    }
  }

  @Test func anAnswerOfSingleBytesTimesOut() throws {
    try expect("timedOut", "outcomeUnknown.interrupted", limitMS: 40) { connection in
      _ = connection.receiveRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
      while connection.send("x") {}
    }
  }

  @Test func theCallersDeadlineIsKept() throws {
    let server = try LoopbackServer { while $0.receiveRequest() != nil {} }
    #expect(try HTTPClient(server).failure(of: ClientRequest("/"), .waiting(ms: 20)).code == .timedOut)
    #expect(try HTTPClient(server).failure(of: ClientRequest("/"), .waiting(ms: 0)).code == .timedOut)
  }

  @Test func contentBeyondTheLimitIsNoAnswer() throws {
    for header in ["Content-Length: 1001\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n3e9\r\n", "\r\n"] {
      let server = try LoopbackServer { connection in
        _ = connection.receiveRequest()
        connection.send("HTTP/1.1 200 OK\r\n\(header)" + String(repeating: "x", count: 1_001))
      }
      #expect(
        try HTTPClient(server).failure(of: ClientRequest("/", answerLimit: 1_000)).name
          == "unavailable.unexpectedAnswer")
    }
  }

  @Test func endlessContentIsNoAnswer() throws {
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      while connection.send([UInt8](repeating: 0, count: 65_536)) {}
    }
    #expect(try HTTPClient(server).failure().name == "unavailable.unexpectedAnswer")
  }

  @Test func anEndlessHeaderIsNoAnswer() throws {
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.send("X-Long: \(String(repeating: "y", count: 1_000))\r\n") {}
    }
    #expect(try HTTPClient(server).failure().name == "unavailable.unexpectedAnswer")
  }
}

/// Cancellation ends calls, except for writes that may have been applied.
@Suite struct CancellationTests {
  @Test func aReadEndsWhenItIsCancelled() throws {
    let server = try LoopbackServer { while $0.receiveRequest() != nil {} }
    let client = HTTPClient(server)
    let cancellation = Cancellation()
    let failure = ThreadFuture {
      try client.failure(of: ClientRequest("/"), .waiting(ms: 60_000, cancellation: cancellation))
    }
    server.waitForRequests(1)
    cancellation.cancel()
    #expect(try failure.wait().code == .cancelled)
    server.waitForClosedConnections(1)
  }

  @Test func aCancelledCallSendsNothing() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let cancellation = Cancellation()
    cancellation.cancel()
    let failure = try HTTPClient(server).failure(
      of: ClientRequest(.post, "/"), .waiting(ms: 60_000, cancellation: cancellation))
    #expect(failure.code == .cancelled)
    #expect(server.connectionCount == 0)
  }

  @Test func aWriteThatWasSentIsNotAbandoned() throws {
    let mayAnswer = Monitor(false)
    let server = try LoopbackServer { connection in
      _ = connection.receiveRequest()
      mayAnswer.wait { $0 ? () : nil }
      connection.answer("201 Created")
    }
    let client = HTTPClient(server)
    let cancellation = Cancellation()
    let answer = ThreadFuture {
      try client.send(ClientRequest(.post, "/", body: []), .waiting(ms: 60_000, cancellation: cancellation)).status
    }
    server.waitForRequests(1)
    cancellation.cancel()
    mayAnswer.update { $0 = true }
    #expect(try answer.wait() == 201)
  }

  @Test func aCancellationAfterTheAnswerChangesNothing() throws {
    let server = try LoopbackServer { $0.answerAll() }
    let client = HTTPClient(server) { $0.lingerMS = 60_000 }
    let cancellation = Cancellation()
    _ = try client.send(ClientRequest("/"), .waiting(ms: 60_000, cancellation: cancellation))
    cancellation.cancel()
    #expect(try client.send(ClientRequest("/"), .local).status == 200)
  }
}

/// Redirections, which are followed only within the origin.
@Suite struct RedirectionTests {
  @Test func aRedirectionWithinTheOriginIsFollowed() throws {
    let server = try LoopbackServer { connection in
      while let request = connection.receiveRequest() {
        if request.hasPrefix("GET /new") {
          connection.answer("200 OK", "here")
        } else {
          connection.answer("301 Moved Permanently", fields: "Location: /new\r\n")
        }
      }
    }
    let answer = try HTTPClient(server).send(ClientRequest("/old"), .local)
    #expect(String(decoding: answer.body, as: UTF8.self) == "here")
  }

  @Test(arguments: [HTTPRequest.Method.get, .post])
  func nothingIsSentToAnotherOrigin(method: HTTPRequest.Method) throws {
    let other = try LoopbackServer { $0.answerAll() }
    let location = other.address.text
    let server = try LoopbackServer {
      $0.answerAll("307 Temporary Redirect", fields: "Location: \(location)/login\r\n")
    }
    let request = ClientRequest(method, "/", fields: [.authorization: "Bearer tfa_secret"])
    let failure = try HTTPClient(server).failure(of: request)
    #expect(failure.name == "unavailable.redirected")
    #expect(failure.parameters["location"] == location)
    #expect(other.connectionCount == 0)
  }

  @Test func aCircleOfRedirectionsEnds() throws {
    let server = try LoopbackServer { $0.answerAll("302 Found", fields: "Location: /again\r\n") }
    #expect(try HTTPClient(server).failure().name == "unavailable.unexpectedAnswer")
    #expect(server.requests.count == 4)
  }
}
