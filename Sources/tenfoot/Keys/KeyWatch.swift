import Screen
import Terminal

/// Shows each key that is pressed on a terminal, until Ctrl-C.
///
/// It takes the terminal as the television does, so that the keys send here what they send there.
final class KeyWatch {
  private let screen: TerminalScreen
  private let loop: TerminalLoop
  private let renderStyle: RenderStyle
  private var heard: KeyHearing
  private var size: Size

  init(on screen: TerminalScreen, keymap: Keymap, theme: Theme) {
    self.screen = screen
    renderStyle = screen.renderStyle(theme)
    size = screen.size
    loop = TerminalLoop(screen: screen, keymap: keymap)
    heard = KeyHearing(keymap: keymap)
  }

  /// Runs until Ctrl-C, another signal to end, or the end of the terminal.
  func run() -> [KeyRecord] {
    loop.overhear = { [unowned self] bytes, inputs in heard.hear(bytes, inputs) }
    loop.run(nextDeadlineMS: {
      self.paint()
      return nil
    }) { event in
      if case .resized(let size) = event { self.size = size }
      return .goOn
    }
    screen.close()
    return heard.records
  }

  private func paint() {
    var frame = Frame(size: size, renderStyle: renderStyle)
    let grid = (left: 2, width: size.columns - 4)
    frame.write("Press keys. Ctrl-C ends.", at: Point(column: grid.left, row: 1), Style(.text, bold: true))
    let lines = KeyHearing.lines(of: heard.records)
    for (index, label) in lines.prefix(1).enumerated() {
      frame.write(label, at: Point(column: grid.left, row: 3 + index), Style(.quiet, bold: true), width: grid.width)
    }
    let room = max(0, size.rows - 5)
    for (index, line) in lines.dropFirst().suffix(room).enumerated() {
      frame.write(line, at: Point(column: grid.left, row: 4 + index), Style(.body), width: grid.width)
    }
    screen.paint(frame)
  }
}

/// Gathers what a terminal sends into keys.
struct KeyHearing {
  /// What was heard, oldest first.
  private(set) var records: [KeyRecord] = []
  private let keymap: Keymap
  private var unfinished: [UInt8] = []

  init(keymap: Keymap) {
    self.keymap = keymap
  }

  /// Takes bytes in, and the keys that are finished with them.
  mutating func hear(_ bytes: [UInt8], _ inputs: [TerminalInput]) {
    unfinished += bytes
    guard !inputs.isEmpty else { return }
    // An Esc that ends another one begins a key of its own.
    let rest = unfinished.count > 1 && bytes == [0x1B] ? bytes : []
    let sent = Array(unfinished.dropLast(rest.count))
    // What the screen's own question brought back nobody pressed; told of, it would bring the next.
    for (index, input) in inputs.enumerated() where input != .answer {
      records.append(KeyRecord(sent: index == 0 ? sent : [], input: input, keymap: keymap))
    }
    unfinished = rest
  }

  /// What is left that became no key.
  mutating func end() {
    if !unfinished.isEmpty { records.append(KeyRecord(sent: unfinished, input: nil, keymap: keymap)) }
    unfinished = []
  }

  /// A table with its headings.
  static func lines(of records: [KeyRecord]) -> [String] {
    let sent = max(8, records.map(\.sent.widthCells).max() ?? 0)
    let name = max(12, records.map { ($0.name ?? "").widthCells }.max() ?? 0)
    let heading = "SENT".padded(to: sent) + "  " + "KEY".padded(to: name) + "  MEANS"
    return [heading] + records.map { $0.line(widths: (sent, name)) }
  }
}

extension String {
  fileprivate func padded(to cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - widthCells))
  }
}
