import Foundation

/// A process whose output is read as lines, such as a server that prints its address.
final class Worker {
  private let process = Process()
  private let output = Pipe()
  private var rest = Data()

  /// Starts a program.
  ///
  /// - Parameter log: The path of a file for its standard error; nil to discard it.
  init(_ program: Program, _ arguments: [String], environment: [String: String], log: String? = nil) throws {
    process.executableURL = URL(fileURLWithPath: program.path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    if let log { try Data().write(to: URL(fileURLWithPath: log)) }
    process.standardError = log.flatMap { FileHandle(forWritingAtPath: $0) } ?? FileHandle.nullDevice
    try process.run()
  }

  deinit {
    stop()
  }

  /// The process ID.
  var id: pid_t { process.processIdentifier }

  /// Waits for the next line of its output.
  ///
  /// - Throws: ``BenchError`` when it ends first.
  func line() throws -> String {
    while true {
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        defer { rest = Data(rest[rest.index(after: end)...]) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else {
        process.waitUntilExit()
        throw BenchError("\(process.executableURL?.lastPathComponent ?? "") ended with \(process.terminationStatus)")
      }
      rest += more
    }
  }

  /// Waits for the end of its output, and decodes the last line as JSON.
  func result<Value: Decodable>(_ type: Value.Type) throws -> Value {
    var last = ""
    do {
      while true { last = try line() }
    } catch {
      guard process.terminationStatus == 0, !last.isEmpty else { throw error }
    }
    return try JSONDecoder().decode(type, from: Data(last.utf8))
  }

  /// Asks it to end by SIGTERM, and waits until it has ended.
  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }
}
