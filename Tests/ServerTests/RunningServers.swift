import Calls
import Foundation
import HTTPServer
import Synchronization
import TestSupport
import Threads

/// Servers on ports of their own, for as long as the value exists.
final class RunningServers: Sendable {
  /// The ports, in the order of the servers.
  let ports: [Int]
  /// The lines of the log so far.
  var log: [String] { lines.value }

  private let group: ServerGroup
  private let lines: Lines
  private let ended: Monitor<Bool>

  private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var value: [String] { lines.withLock { $0 } }
    func add(_ line: [UInt8]) { lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
  }

  /// The files of the services, which must not be removed while they run.
  private let folder: TemporaryFolder?

  init(_ services: [HTTPService], of folder: TemporaryFolder? = nil) throws {
    self.folder = folder
    let ready = Monitor<[Int]?>(nil)
    let ended = Monitor<Bool>(false)
    self.ended = ended
    let lines = Lines()
    self.lines = lines
    group = ServerGroup(
      services.map { ServerGroup.Binding($0, host: "127.0.0.1", port: 0) }, log: ServerLog { lines.add($0) }
    ) { ports in ready.update { $0 = ports } }
    group.start { _ in ended.update { $0 = true } }
    ports = ready.wait { $0 }
  }

  /// Stops the servers, and waits for their end on another thread: stopping needs Swift's executor.
  func stop() async {
    group.stop()
    let ended = ended
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        ended.wait { $0 ? true : nil }
        continuation.resume()
      }
    }
  }

  deinit {
    group.stop()
  }

  /// Sends a request on a connection of its own, and returns the answer.
  func reply(_ request: String, at index: Int = 0, hasBody: Bool = true) throws -> RawConnection.Reply {
    let connection = try RawConnection(port: ports[index])
    connection.send(request)
    return try connection.reply(hasBody: hasBody)
  }
}

/// Requests as text.
enum RequestText {
  static func get(_ path: String, method: String = "GET", _ fields: [String: String] = [:]) -> String {
    text(method, path, fields, body: "")
  }

  static func post(
    _ path: String, method: String = "POST", key: String? = "key", json: String? = nil, _ fields: [String: String] = [:]
  ) -> String {
    var fields = fields
    fields["Idempotency-Key"] = key
    if json != nil, fields["Content-Type"] == nil { fields["Content-Type"] = "application/json" }
    return text(method, path, fields, body: json ?? "")
  }

  private static func text(_ method: String, _ path: String, _ fields: [String: String], body: String) -> String {
    var fields = fields
    if !body.isEmpty { fields["Content-Length"] = String(body.utf8.count) }
    if fields["Host"] == nil { fields["Host"] = "localhost" }
    return "\(method) \(path) HTTP/1.1\r\n" + fields.map { "\($0): \($1)\r\n" }.joined() + "\r\n" + body
  }
}
