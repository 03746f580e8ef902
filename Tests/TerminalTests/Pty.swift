import CPty
import Glibc
import Screen

/// The probe on a pseudo-terminal, whose screen libvterm interprets.
final class Pty {
  /// How long an expected change may take before a test fails, in milliseconds.
  static let timeoutMS: Int64 = 30_000

  private let pty: OpaquePointer
  private(set) var size: Size

  /// Starts the probe.
  ///
  /// - Parameters:
  ///   - arguments: The arguments of the probe.
  ///   - environment: The environment of the probe, added to defaults for `TERM`, `LANG`, `PATH` and `SWIFT_BACKTRACE`.
  ///   - size: The size of the window.
  ///   - isBelowShell: Whether a shell runs the probe, so that it can be stopped; typing `f` continues it.
  init?(
    _ arguments: String..., environment: [String: String] = [:], size: Size = Size(columns: 80, rows: 24),
    isBelowShell: Bool = false
  ) {
    self.size = size
    let defaults = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ]
    let start = isBelowShell ? cpty_start_below_shell : cpty_start
    let variables = defaults.merging(environment) { $1 }.map { "\($0)=\($1)" }
    guard let probe = Self.probe else { return nil }
    let started = Self.withStrings([probe] + arguments) { arguments in
      Self.withStrings(variables) { start(arguments, $0, Int32(size.rows), Int32(size.columns)) }
    }
    guard let started else { return nil }
    pty = started
  }

  deinit {
    cpty_free(pty)
  }

  /// Reads until a condition holds.
  ///
  /// - Returns: Whether it held before the program ended and before the timeout.
  func eventually(_ holds: () -> Bool) -> Bool {
    let deadline = Self.nowMS + Self.timeoutMS
    while !holds() {
      guard Self.nowMS < deadline, cpty_read(pty, 100) else { return holds() }
    }
    return true
  }

  /// Reads until a text is on the screen.
  ///
  /// - Returns: Whether it appeared before the program ended and before the timeout.
  func shows(_ text: String) -> Bool {
    eventually { lines.contains { $0.contains(text) } }
  }

  /// Reads until a text is on the screen, pressing keys meanwhile more often than anything waits for input.
  func shows(_ text: String, while press: () -> Void) -> Bool {
    let deadline = Self.nowMS + Self.timeoutMS
    while !lines.contains(where: { $0.contains(text) }) {
      press()
      guard Self.nowMS < deadline, cpty_read(pty, 10) else { return false }
    }
    return true
  }

  /// Reads until the first frame is complete, its status request included.
  var hasShownFirstFrame: Bool {
    shows("resized \(size.columns)x\(size.rows)") && eventually { count("\u{1B}[5n") > 0 }
  }

  /// Types text.
  func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes, which need not be UTF-8.
  func type(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      cpty_write(pty, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
  }

  /// Stops replying to the program's requests.
  func stopReplying() {
    cpty_set_replying(pty, false)
  }

  /// Changes the size of the window.
  func resize(to newSize: Size) {
    size = newSize
    cpty_resize(pty, Int32(newSize.rows), Int32(newSize.columns))
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) {
    kill(cpty_process(pty), signal)
  }

  /// The process group that the terminal sends signals to: below a shell, that of the program.
  var foregroundGroup: Int32 { cpty_foreground_group(pty) }
  /// Whether the shell that started the program has the terminal, because the program was stopped.
  var isShellInForeground: Bool { cpty_is_shell_in_foreground(pty) }

  /// Closes the terminal while the program runs.
  func hangUp() {
    cpty_hang_up(pty)
  }

  /// Waits for the end of the program.
  ///
  /// - Returns: The exit status, 128 plus the number of the signal that ended the program, or nil after the timeout.
  func waitForEnd() -> Int? {
    let status = cpty_wait(pty, Int32(Self.timeoutMS))
    return status < 0 ? nil : Int(status)
  }

  /// The rows of the screen without trailing blanks.
  var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += self[column, row].text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The lines that report events, oldest first.
  var events: [String] {
    lines.dropFirst(5).filter { !$0.isEmpty }
  }

  /// The cell at a position.
  subscript(column: Int, row: Int) -> DisplayedCell {
    DisplayedCell(cpty_cell_at(pty, Int32(row), Int32(column)))
  }

  /// Whether the cursor is visible.
  var isCursorVisible: Bool { cpty_is_cursor_visible(pty) }
  /// Whether the alternate screen is shown.
  var isAlternateScreen: Bool { cpty_is_alternate_screen(pty) }
  /// Whether the terminal echoes keys.
  var isEchoing: Bool { cpty_is_echoing(pty) }
  /// The process of the program.
  var process: Int32 { cpty_process(pty) }
  /// The number of bytes that the program has sent.
  var receivedBytes: Int { Int(cpty_received(pty)) }

  /// The bytes that the program has sent.
  var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: cpty_bytes(pty), count: receivedBytes)) }

  /// Returns how often the program has sent a text.
  func count(_ text: String) -> Int {
    Int(cpty_count(pty, text))
  }

  /// The bytes that follow each movement of the cursor to a place, up to the next movement. Both numbers count from 1.
  func placements(row: Int, column: Int) -> [[UInt8]] {
    let movement = Array("\u{1B}[\(row);\(column)H".utf8)
    let bytes = bytes
    return bytes.indices.filter { bytes[$0...].starts(with: movement) }.map { start in
      let rest = bytes[(start + movement.count)...].prefix(40)
      return Array(rest.prefix { $0 != UInt8(ascii: "H") })
    }
  }

  private static var nowMS: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The path of the probe, which is beside the tests.
  private static let probe: String? = {
    guard let tests = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(tests) }
    let path = String(cString: tests)
    return path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex) + "terminal-probe"
  }()

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return (copies.map { $0.map { UnsafePointer($0) } } + [nil]).withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

/// One cell of the interpreted screen.
struct DisplayedCell: Hashable {
  /// The grapheme; a blank where nothing was drawn, empty in the second cell of a wide character.
  let text: String
  /// The cells that the grapheme takes.
  let widthCells: Int
  /// Colour of the character; nil for the terminal's default.
  let foreground: RGB?
  /// Colour behind the character; nil for the terminal's default.
  let background: RGB?
  /// Index of the character's colour, if it was sent as an index.
  let foregroundIndex: Int?
  /// Index of the colour behind the character, if it was sent as an index.
  let backgroundIndex: Int?
  /// Whether the character is bold.
  let isBold: Bool
  /// Whether the two colours are exchanged.
  let isReverse: Bool

  init(_ cell: cpty_cell) {
    let scalars = [
      cell.scalars.0, cell.scalars.1, cell.scalars.2, cell.scalars.3, cell.scalars.4, cell.scalars.5,
    ].prefix { $0 != 0 }
    let isSecondCell = scalars.first == UInt32.max
    let text = String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
    self.text = isSecondCell ? "" : text.isEmpty ? " " : text
    widthCells = Int(cell.width)
    foreground = Self.colour(cell.foreground)
    background = Self.colour(cell.background)
    foregroundIndex = cell.foreground_index < 0 ? nil : Int(cell.foreground_index)
    backgroundIndex = cell.background_index < 0 ? nil : Int(cell.background_index)
    isBold = cell.is_bold
    isReverse = cell.is_reverse
  }

  private static func colour(_ value: Int32) -> RGB? {
    value < 0 ? nil : RGB(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}
