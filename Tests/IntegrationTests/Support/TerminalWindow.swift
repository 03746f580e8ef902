import CPty
import Foundation

/// A terminal of 120x36 with the program in it, which can be read, typed into and made another size.
final class TerminalWindow {
  /// How long something may take before a test fails; nothing waits that long when all is well.
  private static let patience = 20.0

  private let pty: OpaquePointer
  private var (columns, rows) = (120, 36)

  /// Starts the program with a data folder of its own.
  ///
  /// - Parameters:
  ///   - environment: What differs from an xterm with 24-bit colours; an empty text takes a variable away.
  ///   - multiplexer: A program that is started instead, with this one's path as its last argument.
  ///   - isBelowShell: Whether a shell is there that can stop it; typing `f` then continues it.
  init(
    _ tenfoot: Tenfoot, _ arguments: [String] = [], environment: [String: String] = [:], multiplexer: [String] = [],
    isBelowShell: Bool = false
  ) throws {
    let terminal = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
    let variables = try tenfoot.environment.merging(terminal) { $1 }.merging(environment) { $1 }
    let texts = variables.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }
    let command = multiplexer + [try Tenfoot.executable()] + arguments
    let start = isBelowShell ? cpty_start_below_shell : cpty_start
    let size = (rows: Int32(rows), columns: Int32(columns))
    let started = Self.withStrings(command) { command in
      Self.withStrings(texts) { start(command, $0, size.rows, size.columns) }
    }
    guard let started else { throw CocoaError(.executableLoad) }
    pty = started
  }

  deinit {
    cpty_free(pty)
  }

  /// The rows of the screen.
  var text: String {
    (0..<rows).map { row in
      (0..<columns).map { column in
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
    until { self.text.contains(text) }
  }

  /// The first row that a text is in; nil when none is.
  func row(of text: String) -> Int? {
    self.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
  }

  /// A cell as the terminal has it.
  func cell(_ column: Int, _ row: Int) -> cpty_cell {
    cpty_cell_at(pty, Int32(row), Int32(column))
  }

  /// How often a text has come in the bytes so far.
  func count(_ text: String) -> Int { Int(cpty_count(pty, text)) }

  /// Whether the cursor can be seen and keys are echoed, as in a shell.
  var isGivenBack: Bool { lacks.isEmpty }

  /// What is not yet as in a shell; nothing when all is.
  var lacks: [String] {
    [(!isTakenOver, "screen"), (cpty_is_cursor_visible(pty), "cursor"), (cpty_is_echoing(pty), "echo")]
      .filter { !$0.0 }.map(\.1)
  }

  /// Makes the window another size.
  func resize(_ columns: Int, _ rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cpty_resize(pty, Int32(rows), Int32(columns))
  }

  /// Says another size than the window has.
  func claim(_ columns: Int, _ rows: Int) {
    cpty_claim(pty, Int32(rows), Int32(columns))
  }

  /// Closes the terminal under the program.
  func hangUp() { cpty_hang_up(pty) }

  /// Reads until something holds.
  func until(_ holds: () -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while !holds() {
      guard Date() < deadline, cpty_read(pty, 100) else { return holds() }
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
