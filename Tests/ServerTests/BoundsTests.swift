import Foundation
import HTTPServer
import Testing

/// The limits that protect a server from its clients.
@Suite struct BoundsTests {
  private static func servers(_ change: (inout ServerLimits) -> Void = { _ in }) throws -> RunningServers {
    var limits = ServerLimits.withoutSharing
    change(&limits)
    return try Fixtures().start(limits: limits)
  }

  @Test func aBodyBeyondTheLimitIsRefused() throws {
    let servers = try Self.servers { $0.bodyBytes = 1_000 }
    let announced = try servers.reply(RequestText.post("/v1/removals", json: String(repeating: " ", count: 1_001)))
    #expect(announced.status == 413 && announced.fields["connection"] == "close")
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(
      "POST /v1/removals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n"
        + String(repeating: "1f4\r\n\(String(repeating: " ", count: 500))\r\n", count: 3))
    #expect(try connection.reply().status == 413)
    #expect(try connection.readToEnd() == 0)
  }

  @Test func tooManyOrTooLongFieldsAreRefused() throws {
    let servers = try Self.servers()
    let many = Dictionary(uniqueKeysWithValues: (0..<200).map { ("X-\($0)", "v") })
    #expect(try servers.reply(RequestText.get("/health", many)).status == 400)
    let long = RequestText.get("/health", ["X-Long": String(repeating: "v", count: 20_000)])
    #expect(try servers.reply(long).status == 400)
  }

  @Test func aSlowHeaderEndsTheConnection() throws {
    let servers = try Self.servers { $0.idleMS = 200 }
    let connection = try RawConnection(port: servers.ports[0])
    connection.send("GET /health HTTP/1.1\r\nHo")
    #expect(try connection.readToEnd() == 0)
  }

  @Test func aSlowBodyEndsTheConnection() throws {
    let servers = try Self.servers { $0.graceMS = 200 }
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(
      "POST /v1/removals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")
    _ = try connection.readToEnd()
  }

  @Test func aClientThatNeverReadsIsDisconnected() async throws {
    let fixtures = try Fixtures()
    try Data(count: 64 << 20).write(to: URL(fileURLWithPath: fixtures.picture))
    var limits = ServerLimits.withoutSharing
    limits.graceMS = 200
    let servers = try fixtures.start(limits: limits)
    let connection = try RawConnection(port: servers.ports[Place.mall])
    connection.send(RequestText.get("/v1/pictures/drawing"))
    // The server has written as much as the kernel accepts; the log gets a line when the connection is closed.
    await servers.stop()
    #expect(try connection.readToEnd() < 64 << 20)
  }

  @Test func anIdleConnectionIsClosed() throws {
    let servers = try Self.servers { $0.idleMS = 200 }
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(RequestText.get("/health"))
    #expect(try connection.reply().status == 200)
    #expect(try connection.readToEnd() == 0)
  }

  @Test(arguments: ["close", "Close", "keep-alive, CLOSE"]) func aConnectionIsClosedOnRequest(_ option: String) throws {
    let servers = try Self.servers()
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(RequestText.get("/health", ["Connection": option]))
    #expect(try connection.reply().status == 200)
    #expect(try connection.readToEnd() == 0)
  }

  @Test func anExpectedBodyIsAskedForAtOnce() throws {
    let servers = try Self.servers()
    let connection = try RawConnection(port: servers.ports[0])
    connection.send(
      "POST /v1/removals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n"
        + "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n")
    #expect(try connection.reply().status == 100)
    connection.send(#"{"ids":[]}"#)
    #expect(try connection.reply().text == #"{"removedCount":0}"#)
  }

  @Test func aThousandIdleConnectionsAndJunkDoNotAffectOthers() throws {
    let servers = try Self.servers()
    let idle = try (0..<1_000).map { _ in try RawConnection(port: servers.ports[0]) }
    for connection in idle.prefix(100) { connection.send([UInt8](repeating: 0xFF, count: 1_000)) }
    #expect(try servers.reply(RequestText.get("/v1/photos")).status == 200)
    withExtendedLifetime(idle) {}
  }

  @Test func metricsCountRequests() throws {
    let fixtures = try Fixtures()
    let services = [HTTPService(name: "a", routes: ServerRoutes(), description: []) { _ in }]
    let servers = try RunningServers(services + [HTTPService.metrics(of: services)])
    _ = try servers.reply(RequestText.get("/health"))
    _ = try servers.reply(RequestText.get("/nothing"))
    let labels = #"server="a",method="GET",route="#
    var text = ""
    // A request is counted after its answer was sent, so the client may receive the answer before.
    for _ in 0..<1_000 where !text.contains("\"none\"") {
      text = try servers.reply(RequestText.get("/metrics"), at: 1).text
    }
    #expect(text.contains("tenfoot_http_request_duration_seconds_count{\(labels)\"/health\",status=\"200\"} 1\n"))
    #expect(text.contains("tenfoot_http_request_duration_seconds_count{\(labels)\"none\",status=\"404\"} 1\n"))
    #expect(text.contains("# TYPE tenfoot_http_request_duration_seconds histogram\n"))
    withExtendedLifetime(fixtures) {}
  }
}
