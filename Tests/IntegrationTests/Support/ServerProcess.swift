import Calls
import Foundation
import Synchronization

@testable import tenfoot

/// `tenfoot serve` as a process, which can be killed, and started again with the same data at the same addresses.
final class ServerProcess: Sendable {
  /// The servers did not start.
  struct StartFailure: Error, CustomStringConvertible {
    /// The messages that they printed.
    let description: String
  }

  /// The addresses of its servers.
  let addresses: [ServerName: ServerAddress]

  private let tenfoot: Tenfoot
  private let arguments: [String]
  private let process: Mutex<Process>

  /// Starts servers on free ports.
  ///
  /// - Parameter options: Further options of the command.
  init(_ tenfoot: Tenfoot, _ names: [ServerName] = ServerName.allCases, options: [String] = []) throws {
    let arguments = ["serve"] + names.map(\.rawValue) + options
    let process = try Self.start(tenfoot, arguments + ServerName.allCases.flatMap { ["--\($0)-port", "0"] })
    addresses = try Self.addresses(of: names, process)
    let ports = addresses.flatMap { ["--\($0)-port", String($1.origin.port)] }
    (self.tenfoot, self.arguments) = (tenfoot, arguments + ports)
    self.process = Mutex(process)
  }

  deinit {
    process.withLock { process in
      guard process.isRunning else { return }
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// Kills the servers (SIGKILL), and waits for their end.
  func kill() {
    process.withLock { process in
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// Starts the servers again, and waits until they listen.
  func restart() throws {
    let next = try Self.start(tenfoot, arguments)
    let names = Array(addresses.keys)
    guard try Self.addresses(of: names, next) == addresses else { throw StartFailure(description: "other addresses") }
    process.withLock { $0 = next }
  }

  /// Stops the servers (SIGTERM).
  ///
  /// - Returns: The exit status.
  func stop() -> Int32 {
    process.withLock { process in
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private static func start(_ tenfoot: Tenfoot, _ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Tenfoot.executable())
    process.arguments = arguments
    process.environment = try tenfoot.environment
    process.standardInput = FileHandle.nullDevice
    // The log has a line for each request.
    process.standardError = FileHandle.nullDevice
    process.standardOutput = Pipe()
    try process.run()
    return process
  }

  /// Reads the lines that servers print when they listen.
  private static func addresses(of names: [ServerName], _ process: Process) throws -> [ServerName: ServerAddress] {
    guard let output = process.standardOutput as? Pipe else { return [:] }
    var text = ""
    while text.count(where: { $0 == "\n" }) < names.count {
      let some = output.fileHandleForReading.availableData
      guard !some.isEmpty else { throw StartFailure(description: "\(process.arguments ?? []): “\(text)”") }
      text += String(decoding: some, as: UTF8.self)
    }
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    let pairs = lines.compactMap { words -> (ServerName, ServerAddress)? in
      guard words.count == 2, let name = ServerName(rawValue: String(words[0])) else { return nil }
      return ServerAddress(String(words[1])).map { (name, $0) }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
