import CPty
import Glibc
import Screen

/// The probe, running on a terminal that can be read.
final class Pty {
  /// How long something may take before a test fails; nothing ever waits that long when all is well.
  static let patienceMS: Int64 = 30_000

  private let pty: OpaquePointer
  private(set) var size: Size

  /// Starts the probe.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - environment: Its whole environment; `TERM` and `LANG` are set unless named.
  ///   - size: The size of the window.
  ///   - isBelowShell: Whether a shell is there that can stop it; typing `f` then continues it.
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

  /// Reads until something holds.
  ///
  /// - Returns: Whether it did before the program ended or patience was lost.
  func until(_ holds: () -> Bool) -> Bool {
    let deadline = Self.nowMS + Self.patienceMS
    while !holds() {
      guard Self.nowMS < deadline, cpty_read(pty, 100) else { return holds() }
    }
    return true
  }

  /// Reads until a text is on the screen.
  func shows(_ text: String) -> Bool {
    until { lines.contains { $0.contains(text) } }
  }

  /// Types bytes.
  func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes, of UTF-8 or not.
  func type(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      cpty_write(pty, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
  }

  /// Makes the window another size.
  func resize(to newSize: Size) {
    size = newSize
    cpty_resize(pty, Int32(newSize.rows), Int32(newSize.columns))
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) {
    kill(cpty_process(pty), signal)
  }

  /// Closes the terminal under the program.
  func hangUp() {
    cpty_hang_up(pty)
  }

  /// The program's exit status, 128 plus the signal that ended it, or nil when it does not end.
  func end() -> Int? {
    let status = cpty_wait(pty, Int32(Self.patienceMS))
    return status < 0 ? nil : Int(status)
  }

  /// The rows of the screen, trailing blanks cut off.
  var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += self[column, row].text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The lines that tell events, oldest first.
  var events: [String] {
    lines.dropFirst(5).filter { !$0.isEmpty }
  }

  /// A cell as a person sees it.
  subscript(column: Int, row: Int) -> SeenCell {
    SeenCell(cpty_cell_at(pty, Int32(row), Int32(column)))
  }

  /// Whether the cursor can be seen.
  var isCursorVisible: Bool { cpty_is_cursor_visible(pty) }
  /// Whether the screen that programs draw on is shown.
  var isAlternateScreen: Bool { cpty_is_alternate_screen(pty) }
  /// Whether keys are echoed, as in a shell.
  var isEchoing: Bool { cpty_is_echoing(pty) }
  /// The program's process.
  var process: Int32 { cpty_process(pty) }
  /// Bytes that have come so far.
  var receivedBytes: Int { Int(cpty_received(pty)) }

  /// Those bytes.
  var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: cpty_bytes(pty), count: receivedBytes)) }

  /// How often a text has come in the bytes so far.
  func count(_ text: String) -> Int {
    Int(cpty_count(pty, text))
  }

  private static var nowMS: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The probe beside the tests.
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

/// One cell as a person sees it.
struct SeenCell: Hashable {
  /// What it shows; a blank where nothing was drawn, empty in the second cell of a wide character.
  let text: String
  /// Cells that the terminal gives it.
  let widthCells: Int
  /// Colour of the letters; nil for the terminal's own.
  let foreground: RGB?
  /// What lies behind them; nil for the terminal's own.
  let background: RGB?
  /// Index of the letters' colour, where one was sent.
  let foregroundIndex: Int?
  /// Index of the colour behind them, where one was sent.
  let backgroundIndex: Int?
  /// Whether it is bold.
  let isBold: Bool
  /// Whether its colours have changed places.
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
