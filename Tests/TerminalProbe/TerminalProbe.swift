import BundledKeymaps
import Glibc
import MediaFuzz
import Screen
import ScreenFixtures
import Terminal

/// Shows the fixture on the terminal it is started in, and below it the events that come, the newest last.
///
///     terminal-probe [--depth full|256|16|none] [--glyphs blocks|sextants|ascii] [--cache DIR] [--text] [--report]
///                    [--deadline MS] [--crash] [--waves] [--hostile SEED]
///
/// Help makes it deaf for ever. With `--waves` every frame has other colours in the rows of the events. With `--hostile`
/// their cells hold what no page may put there.
@main
struct TerminalProbe {
  private let screen: TerminalScreen
  private let theme: Theme
  private let makesWaves: Bool
  private let hostility: UInt64?
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
      screen: screen, theme: theme, makesWaves: arguments.has("--waves"),
      hostility: arguments.value("--hostile").flatMap { UInt64($0) })
    let mailbox = try WakeableQueue<String>()
    let loop = TerminalLoop(screen: screen, keymap: keymap, mail: mailbox.descriptor)
    let deadline = arguments.value("--deadline").flatMap { Int64($0) }.map { TerminalLoop.nowMS + $0 }
    loop.run(
      context: { InputContext(takesText: arguments.has("--text")) },
      nextDeadlineMS: {
        probe.paint()
        return deadline
      },
      handle: { event in
        if arguments.has("--crash") { abort() }
        if event == .input(.info) { mailbox.post("hello") }
        if event == .input(.help) { beDeaf() }
        return probe.take(event, mail: event == .mail ? mailbox.takeAll() : [])
      })
    screen.close()
    print("left after \(probe.events.last ?? "nothing")")
  }

  private static func beDeaf() -> Never {
    print("deaf")
    fflush(nil)
    while true { pause() }
  }

  private init(screen: TerminalScreen, theme: Theme, makesWaves: Bool, hostility: UInt64?) {
    self.screen = screen
    self.theme = theme
    self.makesWaves = makesWaves
    self.hostility = hostility
  }

  private mutating func take(_ event: LoopEvent, mail: [String]) -> TerminalLoop.Step {
    if case .resized(let newSize) = event { size = newSize }
    events.append(mail.isEmpty ? Self.line(event) : "mail \(mail.joined(separator: " "))")
    return event == .input(.exit) ? .leave : .goOn
  }

  private func paint() {
    var frame = Frame(size: size, renderStyle: screen.renderStyle(theme))
    frame.drawFixture()
    if makesWaves { frame.drawWave(events.count) }
    if let hostility { drawHostility(into: &frame, seed: hostility &+ UInt64(events.count)) }
    let room = size.rows - Frame.fixtureRows
    for (index, line) in events.suffix(max(0, room)).enumerated() {
      frame.write(line, at: Point(column: 0, row: Frame.fixtureRows + index), Style(.body))
    }
    screen.paint(frame)
  }

  /// Letters that are none, in cells that do not fit them, past all that frames do to keep them out.
  private func drawHostility(into frame: inout Frame, seed: UInt64) {
    var dice = Dice(seed: seed)
    for row in min(Frame.fixtureRows + 3, size.rows)..<size.rows {
      for column in 0..<size.columns {
        let character = HostileText.text(&dice).randomElement(using: &dice) ?? Cell.continuation
        frame[column, row].character = dice.once(in: 8) ? Cell.continuation : character
      }
    }
  }

  private static func line(_ event: LoopEvent) -> String {
    switch event {
    case .input(let key): "input \(key.rawValue)"
    case .typed(let character): "typed \(character)"
    case .erased: "erased"
    case .resized(let size): "resized \(size.columns)x\(size.rows)"
    case .deadline: "deadline"
    case .mail: "mail"
    case .suspended: "suspended"
    case .resumed: "resumed"
    case .hangup: "hangup"
    case .terminate(let signal): "terminate \(signal)"
    }
  }
}

/// The words behind the program's name.
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
      glyphs: value("--glyphs").flatMap { GlyphSet(rawValue: $0) }, cacheFolder: value("--cache"))
  }

  var environment: [String: String] {
    let names = ["TERM", "COLORTERM", "NO_COLOR", "TMUX", "STY", "LC_ALL", "LC_CTYPE", "LANG"]
    return names.reduce(into: [:]) { environment, name in
      environment[name] = getenv(name).map { String(cString: $0) }
    }
  }
}
