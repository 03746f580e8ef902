import Glibc

/// The built television on a pseudo-terminal of 24-bit colour, driven by keys.
final class TelevisionModel {
  /// A key as an xterm sends it in application mode, which ncurses asks for.
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

  /// What the screen did after a key.
  struct Response {
    /// From the key to the end of the first frame, milliseconds.
    var firstFrameMS: Double
    /// From the key to the end of the last frame before quiet, milliseconds.
    var lastFrameMS: Double
    /// How many frames there were, at least 1.
    var frameCount: Int
    /// What they took to say, bytes.
    var byteCount: Int
    /// What the television's first thread computed from the key to the end of the first frame, milliseconds.
    var processorMS: Double
    /// For how much of the time to the end of the first frame that thread waited for a processor, milliseconds.
    var delayMS: Double
  }

  /// Its process.
  let child: Child
  /// The terminal it is on.
  let terminal: PseudoTerminal
  private var scanner = OutputScanner()

  /// Starts it in a data folder.
  ///
  /// - Parameter clock: What its clock shows at first, RFC 3339; nil for the machine's time.
  init(
    _ tenfoot: Program, data: String, columns: Int = 200, rows: Int = 60, clock: String? = quietMinute
  ) throws {
    terminal = try PseudoTerminal(columns: columns, rows: rows)
    child = try Child(
      tenfoot, Self.arguments(data: data, clock: clock), terminal: terminal.path,
      environment: Self.environment(home: data))
  }

  deinit {
    child.end()
  }

  /// Waits until words have been shown, each whole.
  ///
  /// - Throws: ``BenchError`` when they do not come.
  func wait(for words: [String], limitMS: Double = 30_000) throws {
    let watch = Stopwatch()
    scanner.await(words)
    while !scanner.awaited.isEmpty {
      guard watch.elapsedMS < limitMS else {
        let shown = String(decoding: scanner.text, as: UTF8.self)
        throw BenchError("the television does not show \(scanner.awaited); it last showed “\(shown)”")
      }
      _ = terminal.read(into: &scanner, timeoutMS: 100)
    }
  }

  /// Begins to wait for words that ``read()`` will find.
  func await(_ words: [String]) {
    scanner.await(words)
  }

  /// Takes in what is there to be read.
  ///
  /// - Returns: Whether all the words waited for have come.
  func read() -> Bool {
    terminal.read(into: &scanner, timeoutMS: 0) && scanner.awaited.isEmpty
  }

  /// Presses a key and waits until words have been shown for it, each whole.
  ///
  /// - Returns: How long that took, milliseconds.
  func press(_ key: Key, until words: [String]) throws -> Double {
    let watch = Stopwatch()
    scanner.await(words)
    terminal.type(key.rawValue)
    while !scanner.awaited.isEmpty {
      guard terminal.read(into: &scanner, timeoutMS: 1_000) else {
        throw BenchError("the television does not show \(scanner.awaited)")
      }
    }
    return watch.elapsedMS
  }

  /// Presses a key and waits for the end of the next frame, whatever else is on its way.
  ///
  /// - Returns: Whether one came in a quarter of a second; a key that changes nothing is answered by none.
  func pressOnward(_ key: Key) -> Bool {
    let known = scanner.frameCount
    terminal.type(key.rawValue)
    while scanner.frameCount == known {
      guard terminal.read(into: &scanner, timeoutMS: 250) else { return false }
    }
    return true
  }

  /// Reads until nothing has come for a while.
  func rest(quietMS: Double = 300) {
    while terminal.read(into: &scanner, timeoutMS: quietMS) {}
  }

  /// Presses a key and waits until the screen has come to rest.
  ///
  /// - Returns: nil when nothing was shown within a second.
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

  /// How long its first thread has run so far, and waited for a processor to run on, milliseconds.
  private var schedule: (runMS: Double, delayMS: Double) {
    let fields = Machine.text("/proc/\(child.id)/task/\(child.id)/schedstat").split(separator: " ")
      .compactMap { Double($0) }
    return fields.count < 2 ? (0, 0) : (fields[0] / 1_000_000, fields[1] / 1_000_000)
  }

  /// The beginning of a minute, so that none ends while it is watched.
  static let quietMinute = "2026-11-21T20:00:00Z"

  /// How it is started: without motion, so that a key is one change.
  private static func arguments(data: String, clock: String?) -> [String] {
    ["tv", "--data", data, "--no-motion", "--lang", "en"] + (clock.map { ["--clock", $0] } ?? [])
  }

  /// What it knows of its surroundings.
  static func environment(home: String) -> [String: String] {
    [
      "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": home,
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
    ]
  }
}
