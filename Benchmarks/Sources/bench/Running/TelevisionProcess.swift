import Glibc

/// The built television on a pseudo-terminal with 24-bit colour, controlled by keys.
final class TelevisionProcess {
  /// A key, as xterm sends it in application mode, which ncurses requests.
  enum Key: String {
    case up = "\u{1B}OA"
    case down = "\u{1B}OB"
    case right = "\u{1B}OC"
    case left = "\u{1B}OD"
    case enter = "\r"
    case back = "\u{7F}"
    case yellow = "Y"
    case home = "\u{1B}[H"
    case pageUp = "\u{1B}[5~"
    case pageDown = "\u{1B}[6~"
    case guide = "g"
  }

  /// The response of the screen to a key.
  struct Response {
    /// From the key to the end of the first frame, milliseconds.
    var firstFrameMS: Double
    /// From the key to the end of the last frame before the output pauses, milliseconds.
    var lastFrameMS: Double
    /// The number of frames, at least 1.
    var frameCount: Int
    /// The output for all frames, bytes.
    var byteCount: Int
    /// Processor time of the television's first thread from the key to the end of the first frame, milliseconds.
    var processorMS: Double
    /// The time until the end of the first frame in which that thread was ready and had no processor, milliseconds.
    var delayMS: Double
  }

  /// The process.
  let child: Child
  /// The terminal.
  let terminal: PseudoTerminal
  private var scanner = OutputScanner()

  /// Starts a television in a data folder.
  ///
  /// - Parameter clock: The initial time of its clock, RFC 3339; nil for the machine's time.
  init(
    _ tenfoot: Program, data: String, columns: Int = 200, rows: Int = 60, clock: String? = startOfMinute
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    child = try Child(
      tenfoot, Self.arguments(data: data, clock: clock), terminal: terminal.path,
      environment: Self.environment(home: data))
  }

  deinit {
    child.terminate()
  }

  /// Waits until words have been shown, each in one piece.
  ///
  /// - Throws: ``BenchError`` when they are not shown in time.
  func wait(for words: [String], limitMS: Double = 30_000) throws {
    let watch = Stopwatch()
    scanner.expect(words)
    while !scanner.missingWords.isEmpty {
      guard watch.elapsedMS < limitMS else {
        let shown = String(decoding: scanner.text, as: UTF8.self)
        throw BenchError("the television does not show \(scanner.missingWords); it last showed “\(shown)”")
      }
      _ = terminal.read(into: &scanner, timeoutMS: 100)
    }
  }

  /// Expects words that ``read()`` then waits for.
  func expect(_ words: [String]) {
    scanner.expect(words)
  }

  /// Reads the available output.
  ///
  /// - Returns: Whether all expected words have been shown.
  func read() -> Bool {
    terminal.read(into: &scanner, timeoutMS: 0) && scanner.missingWords.isEmpty
  }

  /// Presses a key and waits until words have been shown, each in one piece.
  ///
  /// - Returns: The time from the key to the words, milliseconds.
  func press(_ key: Key, until words: [String]) throws -> Double {
    let watch = Stopwatch()
    scanner.expect(words)
    terminal.type(key.rawValue)
    while !scanner.missingWords.isEmpty {
      guard terminal.read(into: &scanner, timeoutMS: 1_000) else {
        throw BenchError("the television does not show \(scanner.missingWords)")
      }
    }
    return watch.elapsedMS
  }

  /// Presses a key and waits for the end of the next frame, but not for further ones.
  ///
  /// - Returns: Whether a frame ended within a quarter of a second; a key that changes nothing causes none.
  func pressUntilFrame(_ key: Key) -> Bool {
    let known = scanner.frameCount
    terminal.type(key.rawValue)
    while scanner.frameCount == known {
      guard terminal.read(into: &scanner, timeoutMS: 250) else { return false }
    }
    return true
  }

  /// Reads until there has been no output for a while.
  func waitUntilQuiet(quietMS: Double = 300) {
    while terminal.read(into: &scanner, timeoutMS: quietMS) {}
  }

  /// Presses a key and waits until there has been no output for a while.
  ///
  /// - Returns: nil when there was no frame within a second.
  func press(_ key: Key, quietMS: Double = 60) -> Response? {
    let (frames, bytes, before) = (scanner.frameCount, scanner.byteCount, schedule)
    let watch = Stopwatch()
    terminal.type(key.rawValue)
    var response: Response?
    while true {
      let known = scanner.frameCount
      let timeoutMS = response == nil ? max(0, 1_000 - watch.elapsedMS) : quietMS
      guard terminal.read(into: &scanner, timeoutMS: timeoutMS) else { return response }
      let elapsedMS = watch.elapsedMS
      guard scanner.frameCount > known else { continue }
      var next = response ?? self.response(after: elapsedMS, since: before)
      next.lastFrameMS = elapsedMS
      next.frameCount = scanner.frameCount - frames
      next.byteCount = scanner.byteCount - bytes
      response = next
    }
  }

  private func response(after elapsedMS: Double, since before: (runMS: Double, delayMS: Double)) -> Response {
    let now = schedule
    return Response(
      firstFrameMS: elapsedMS, lastFrameMS: elapsedMS, frameCount: 0, byteCount: 0,
      processorMS: now.runMS - before.runMS, delayMS: now.delayMS - before.delayMS)
  }

  /// The time that the first thread has run so far, and the time that it was ready without a processor, milliseconds.
  private var schedule: (runMS: Double, delayMS: Double) {
    let fields = Machine.text("/proc/\(child.id)/task/\(child.id)/schedstat").split(separator: " ")
      .compactMap { Double($0) }
    return fields.count < 2 ? (0, 0) : (fields[0] / 1_000_000, fields[1] / 1_000_000)
  }

  /// The start of a minute, so that the clock on the page does not change at once.
  static let startOfMinute = "2026-11-21T20:00:00Z"

  /// The arguments; without motion, so that a key causes one change.
  private static func arguments(data: String, clock: String?) -> [String] {
    ["tv", "--data", data, "--no-motion", "--lang", "en"] + (clock.map { ["--clock", $0] } ?? [])
  }

  /// The environment of all measured programs.
  static func environment(home: String) -> [String: String] {
    [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": home,
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
    ]
  }
}
