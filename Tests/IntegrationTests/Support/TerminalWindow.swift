import CPty
import Foundation

/// The program on a pseudo-terminal of 120x36, whose screen is read by libvterm.
final class TerminalWindow {
  /// Seconds that something may take before a test fails. All waits end as soon as what they wait for is seen.
  private static let patience = 20.0

  private let pty: OpaquePointer
  private var (columns, rows) = (120, 36)

  /// Starts the program.
  ///
  /// - Parameters:
  ///   - environment: Variables besides those of an xterm with 24-bit colours; an empty value removes one.
  ///   - multiplexer: A command that is started instead, with the program and its arguments behind it.
  ///   - isBelowShell: Whether a shell with job control starts it, so that it can be stopped; typing `f` continues it.
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

  /// The rows of the screen without trailing blanks, joined by newlines.
  var text: String {
    // Up to six scalars a cell.
    let capacity = rows * (24 * columns + 1)
    return String(unsafeUninitializedCapacity: capacity) { cpty_text(pty, $0.baseAddress, capacity) }
  }

  /// Whether the alternate screen is shown.
  var isTakenOver: Bool { cpty_is_alternate_screen(pty) }

  /// All bytes that the program has sent.
  var bytes: [UInt8] {
    let bytes = UnsafeRawBufferPointer(start: cpty_bytes(pty), count: Int(cpty_received(pty)))
    return Array(bytes)
  }

  /// Reads until nothing has come for 150 ms.
  func readUntilQuiet() {
    var count: Int64 = -1
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while count != cpty_received(pty), Date() < deadline {
      count = cpty_received(pty)
      guard cpty_read(pty, 150) else { return }
    }
  }

  /// Reads until a text is on the screen.
  ///
  /// - Returns: Whether it was seen in time.
  func shows(_ text: String) -> Bool {
    eventually { self.text.contains(text) }
  }

  /// The first row that holds a text; nil if none does.
  func row(of text: String) -> Int? {
    self.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(text) }
  }

  /// A cell of the screen.
  func cell(_ column: Int, _ row: Int) -> cpty_cell {
    cpty_cell_at(pty, Int32(row), Int32(column))
  }

  /// How often a text occurs in the bytes that were sent.
  func count(_ text: String) -> Int { Int(cpty_count(pty, text)) }

  /// What differs from a terminal that a shell uses: nothing once a program has restored it.
  var unrestored: [String] {
    [(!isTakenOver, "screen"), (cpty_is_cursor_visible(pty), "cursor"), (cpty_is_echoing(pty), "echo")]
      .filter { !$0.0 }.map(\.1)
  }

  /// Whether the program was stopped, and the shell that started it reads the keyboard.
  var isStopped: Bool { cpty_is_shell_in_foreground(pty) }

  /// Resizes the window.
  func resize(_ columns: Int, _ rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    cpty_resize(pty, Int32(rows), Int32(columns))
  }

  /// Reports another size than the window has.
  func reportSize(_ columns: Int, _ rows: Int) {
    cpty_report_size(pty, Int32(rows), Int32(columns))
  }

  /// Closes the terminal.
  func hangUp() { cpty_hang_up(pty) }

  /// Reads until a condition holds.
  ///
  /// - Returns: Whether it did in time.
  func eventually(_ holds: () -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while !holds() {
      guard Date() < deadline, cpty_read(pty, 100) else { return holds() }
    }
    return true
  }

  /// Reads what the program has sent, waiting for it at most as long as stated.
  ///
  /// - Returns: false when the program has ended.
  func read(waitingMS timeoutMS: Int32) -> Bool {
    cpty_read(pty, timeoutMS)
  }

  /// Types a text.
  func type(_ text: String) {
    cpty_write(pty, text, Int32(text.utf8.count))
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) {
    kill(cpty_process(pty), signal)
  }

  /// Whether the program has not ended.
  var isRunning: Bool { cpty_wait(pty, 0) < 0 }

  /// Waits half a second for the program's end.
  ///
  /// - Returns: Its status; nil when it still runs.
  func waitBrieflyForEnd() -> Int32? {
    let deadline = Date(timeIntervalSinceNow: 0.5)
    while Date() < deadline, cpty_read(pty, 100) {}
    let status = cpty_wait(pty, 1)
    return status < 0 ? nil : status
  }

  /// Waits for the program's end.
  ///
  /// - Returns: Its status; nil when it still runs.
  func waitForEnd() -> Int32? {
    let deadline = Date(timeIntervalSinceNow: Self.patience)
    while Date() < deadline, cpty_read(pty, 100) {}
    let status = cpty_wait(pty, Int32(Self.patience * 1000))
    return status < 0 ? nil : status
  }

  /// Calls a function with C strings, ended by NULL.
  private static func withStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    var pointers = copies.map { $0.map { UnsafePointer($0) } } + [nil]
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("the list holds NULL at least") }
      return body(UnsafePointer(start))
    }
  }
}
