import BundledKeymaps
import Glibc
import MediaFuzz
import Screen
import ScreenFixtures
import Terminal
import TestSupport

/// Shows the fixture on the terminal that it is started in, and below it the reported events, the newest last.
///
///     terminal-probe [--depth full|256|16|none] [--glyphs blocks|sextants|ascii] [--cache DIR] [--text] [--report] [--mouse] [--line TEXT]
///                    [--deadline MS] [--crash] [--waves] [--hostile SEED]
///
/// The help key makes it ignore everything from then on. With `--waves` every frame has other colours in the rows of the
/// events. With `--hostile` the cells of these rows hold characters that no page could write there.
@main
struct TerminalProbe {
  private let screen: TerminalScreen
  private let theme: Theme
  private let drawsWaves: Bool
  private let hostileSeed: UInt64?
  /// A text for the last row; empty for none.
  private let line: String
  private var size = Size(columns: 0, rows: 0)
  private var events: [String] = []

  static func main() {
    let arguments = Arguments(CommandLine.arguments)
    do {
      if arguments.has("--report") {
        print(try TerminalReport(options: arguments.options, environment: arguments.environment))
        return
      }
      try run(arguments)
    } catch {
      print("error: \(error)")
      exit(1)
    }
  }

  private static func run(_ arguments: Arguments) throws {
    let screen = try TerminalScreen(options: arguments.options, environment: arguments.environment)
    guard let theme = Theme.night else { return }
    let keymap = try Keymap(toml: String(decoding: Keymaps.standard, as: UTF8.self), file: "default.toml")
    var probe = TerminalProbe(
      screen: screen, theme: theme, drawsWaves: arguments.has("--waves"),
      hostileSeed: arguments.value("--hostile").flatMap { UInt64($0) }, line: arguments.value("--line") ?? "")
    let queue = try WakeableQueue<String>()
    let loop = TerminalLoop(screen: screen, keymap: keymap, wakeDescriptor: queue.descriptor)
    let deadline = arguments.value("--deadline").flatMap { Int64($0) }.map { TerminalLoop.nowMS + $0 }
    loop.run(
      context: { InputContext(takesText: arguments.has("--text")) },
      nextDeadlineMS: {
        probe.paint()
        return deadline
      },
      handle: { event in
        if arguments.has("--crash") { abort() }
        if event == .pressed(.info) { queue.post("hello") }
        if event == .pressed(.help) { ignoreEverything() }
        return probe.handle(event, messages: event == .woken ? queue.drain() : [])
      })
    screen.close()
    print("ended after \(probe.events.last ?? "nothing")")
  }

  private static func ignoreEverything() -> Never {
    print("ignoring everything")
    fflush(nil)
    while true { pause() }
  }

  private init(screen: TerminalScreen, theme: Theme, drawsWaves: Bool, hostileSeed: UInt64?, line: String) {
    self.screen = screen
    self.theme = theme
    self.drawsWaves = drawsWaves
    self.hostileSeed = hostileSeed
    self.line = line
  }

  private mutating func handle(_ event: LoopEvent, messages: [String]) -> TerminalLoop.Control {
    if case .resized(let newSize) = event { size = newSize }
    events.append(messages.isEmpty ? Self.line(event) : "woken \(messages.joined(separator: " "))")
    return event == .pressed(.exit) ? .stop : .keepRunning
  }

  private func paint() {
    var frame = Frame(size: size, renderStyle: screen.renderStyle(theme))
    frame.drawFixture()
    if drawsWaves { frame.drawWave(events.count) }
    if let hostileSeed { drawHostileCells(into: &frame, seed: hostileSeed &+ UInt64(events.count)) }
    let room = size.rows - Frame.fixtureRows
    for (index, line) in events.suffix(max(0, room)).enumerated() {
      frame.write(line, at: Point(column: 0, row: Frame.fixtureRows + index), Style(.body))
    }
    if !line.isEmpty { frame.write(line, at: Point(column: 0, row: size.rows - 1), Style(.body)) }
    screen.paint(frame)
  }

  /// Puts control characters, invalid sequences and wide characters into cells directly, bypassing the checks of frames.
  private func drawHostileCells(into frame: inout Frame, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for row in min(Frame.fixtureRows + 3, size.rows)..<size.rows {
      for column in 0..<size.columns {
        let character = HostileText.text(&random).randomElement(using: &random) ?? Cell.continuation
        frame[column, row].character = random.chance(oneIn: 8) ? Cell.continuation : character
      }
    }
  }

  private static func line(_ event: LoopEvent) -> String {
    switch event {
    case .pressed(let key): "pressed \(key.rawValue)"
    case .typed(let character): "typed \(character)"
    case .erased: "erased"
    case .resized(let size): "resized \(size.columns)x\(size.rows)"
    case .deadline: "deadline"
    case .woken: "woken"
    case .suspended: "suspended"
    case .resumed: "resumed"
    case .restyled: "restyled"
    case .clicked(let point): "clicked \(point.column),\(point.row)"
    case .hangup: "hangup"
    case .terminate(let signal): "terminate \(signal)"
    }
  }
}

/// The arguments of the program.
private struct Arguments {
  private let words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  func has(_ name: String) -> Bool {
    words.contains(name)
  }

  func value(_ name: String) -> String? {
    guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
    return words[index + 1]
  }

  var options: TerminalOptions {
    TerminalOptions(
      depth: value("--depth").flatMap { ColourDepth(rawValue: $0) },
      usesMouse: has("--mouse"), glyphs: value("--glyphs").flatMap { GlyphSet(rawValue: $0) },
      cacheFolder: value("--cache"))
  }

  var environment: [String: String] {
    let names = ["TERM", "COLORTERM", "NO_COLOR", "TMUX", "STY", "LC_ALL", "LC_CTYPE", "LANG", "ESCDELAY"]
    return names.reduce(into: [:]) { environment, name in
      environment[name] = getenv(name).map { String(cString: $0) }
    }
  }
}
