import CPty
import Foundation

/// A terminal of 120x36 with the program in it, which can be read and typed into.
final class TerminalWindow {
  private static let columns = 120
  private static let rows = 36
  /// How long something may take before a test fails; nothing waits that long when all is well.
  private static let patience = 20.0

  private let pty: OpaquePointer

  /// Starts the program with a data folder of its own.
  init(_ tenfoot: Tenfoot, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
    let terminal = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
    let variables = try tenfoot.environment.merging(terminal) { $1 }
    let texts = variables.merging(environment) { $1 }.map { "\($0)=\($1)" }
    let command = [try Tenfoot.executable()] + arguments
    let started = Self.withStrings(command) { command in
      Self.withStrings(texts) { cpty_start(command, $0, Int32(Self.rows), Int32(Self.columns)) }
    }
    guard let started else { throw CocoaError(.executableLoad) }
    pty = started
  }

  deinit {
    cpty_free(pty)
  }

  /// The rows of the screen.
  var text: String {
    (0..<Self.rows).map { row in
      (0..<Self.columns).map { column in
        let values = withUnsafeBytes(of: cpty_cell_at(pty, Int32(row), Int32(column)).scalars) { bytes in
          Array(bytes.bindMemory(to: UInt32.self).prefix { $0 != 0 })
        }
        // The second cell of a wide character holds no scalar.
        return values.isEmpty ? " " : String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
      }.joined()
    }.joined(separator: "\n")
  }

  /// Whether the screen that programs draw on is shown.
  var isTakenOver: Bool { cpty_is_alternate_screen(pty) }

  /// Everything the program has sent so far.
  var bytes: [UInt8] {
    let bytes = UnsafeRawBufferPointer(start: cpty_bytes(pty), count: Int(cpty_received(pty)))
    return Array(bytes)
  }

  /// Reads what comes until nothing has come for a while.
  func settle() {
    var count: Int64 = -1
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while count != cpty_received(pty), Date() < deadline {
      count = cpty_received(pty)
      guard cpty_read(pty, 150) else { return }
    }
  }

  /// Reads until a text is on the screen.
  func shows(_ text: String) -> Bool {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while !self.text.contains(text) {
      guard Date() < deadline, cpty_read(pty, 100) else { return self.text.contains(text) }
    }
    return true
  }

  /// Reads what has come; false when the program has ended.
  func takeIn(waitingMS timeoutMS: Int32) -> Bool {
    cpty_read(pty, timeoutMS)
  }

  /// Types bytes.
  func type(_ text: String) {
    cpty_write(pty, text, Int32(text.utf8.count))
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) {
    kill(cpty_process(pty), signal)
  }

  /// The program's status when it ends within half a second.
  func endSoon() -> Int32? {
    let deadline = Date(timeIntervalSinceNow: 0.5)
    while Date() < deadline, cpty_read(pty, 100) {}
    let status = cpty_wait(pty, 1)
    return status < 0 ? nil : status
  }

  /// Reads what is left, and the program's status; nil when it does not end.
  func end() -> Int32? {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while Date() < deadline, cpty_read(pty, 100) {}
    let status = cpty_wait(pty, Int32(Self.patience * 1000))
    return status < 0 ? nil : status
  }

  /// Calls with texts as C has them, ended by NULL.
  private static func withStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    var pointers = copies.map { $0.map { UnsafePointer($0) } } + [nil]
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the list has its NULL at least") }
      return body(UnsafePointer(start))
    }
  }
}
