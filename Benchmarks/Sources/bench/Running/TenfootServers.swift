import Foundation

/// `tenfoot serve` on free ports of the loopback address.
final class TenfootServers {
  /// The names of all servers.
  static let names = ["album", "mall", "interaction"]

  private let worker: Worker
  /// The ports, by the servers' names: `album`, `mall` and `interaction`.
  private let ports: [String: Int]

  /// Starts servers, and waits until they listen.
  ///
  /// - Parameters:
  ///   - names: The servers to start.
  ///   - data: The data folder.
  init(_ names: [String], _ tenfoot: Program, data: String) throws {
    worker = try Worker(
      tenfoot,
      ["serve"] + names + ["--data", data, "--album-port", "0", "--mall-port", "0", "--interaction-port", "0"],
      environment: TelevisionProcess.environment(home: data))
    var ports: [String: Int] = [:]
    for _ in names {
      let line = try worker.line()
      guard let name = line.split(separator: " ").first, let port = line.split(separator: ":").last.flatMap({ Int($0) })
      else { throw BenchError("tenfoot serve printed “\(line)”") }
      ports[String(name)] = port
    }
    self.ports = ports
  }

  /// The process ID.
  var id: pid_t { worker.id }

  /// The address of a server that was started.
  func address(of name: String) -> ServerAddress {
    ServerAddress(port: ports[name] ?? 0)
  }

  /// Stops the servers.
  func stop() {
    worker.stop()
  }
}

/// An HTTP server on the loopback address.
struct ServerAddress: Hashable, Codable {
  /// The port.
  var port: Int

  /// The URL of a path.
  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }
}
