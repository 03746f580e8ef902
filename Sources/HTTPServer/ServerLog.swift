import Calls
import Glibc
import Logging
import WireFormat

/// The log of a server, one JSON object per line.
public struct ServerLog: Sendable {
  private let write: @Sendable ([UInt8]) -> Void

  /// Creates a log.
  ///
  /// - Parameter write: A function that writes a line including its end; it may be called from any thread.
  public init(_ write: @escaping @Sendable ([UInt8]) -> Void) {
    self.write = write
  }

  /// The log on standard error. A line is written with one system call, so that lines of several threads do not mix.
  public static let standardError = ServerLog { line in
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// A log that discards all lines.
  public static let none = ServerLog { _ in }

  /// Writes a line with the time, a level and further members.
  func log(_ level: Logger.Level, _ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter(capacity: 320)
    json.object { json in
      json.member("time", Instant.now.rfc3339)
      json.member("level", level.rawValue)
      members(&json)
    }
    write(json.bytes + [UInt8(ascii: "\n")])
  }
}

/// A handler that writes the messages of libraries to the server's log.
struct LibraryLogHandler: LogHandler {
  let log: ServerLog
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.warning

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let members = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    log.log(event.level) { json in
      json.member("message", "\(event.message)")
      for (name, value) in members {
        json.name(name)
        json.string("\(value)")
      }
    }
  }
}
