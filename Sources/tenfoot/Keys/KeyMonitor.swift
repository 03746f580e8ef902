import Screen
import Terminal

/// Shows each key that is pressed on a terminal, until Ctrl-C.
///
/// It opens the terminal in the same way as the television, so that every key sends the same bytes.
final class KeyMonitor {
  private let screen: TerminalScreen
  private let loop: TerminalLoop
  private let theme: Theme
  private var recorder: KeyRecorder
  private var size: Size

  init(on screen: TerminalScreen, keymap: Keymap, theme: Theme) {
    self.screen = screen
    self.theme = theme
    size = screen.size
    loop = TerminalLoop(screen: screen, keymap: keymap)
    recorder = KeyRecorder(keymap: keymap)
  }

  /// Runs until Ctrl-C, another signal that requests termination, or the end of the terminal.
  ///
  /// - Returns: The recorded keys, oldest first.
  func run() -> [KeyRecord] {
    loop.observeInput = { [unowned self] piece in recorder.record(piece) }
    loop.run(nextDeadlineMS: {
      self.paint()
      return nil
    }) { event in
      if case .resized(let size) = event { self.size = size }
      return .keepRunning
    }
    screen.close()
    return recorder.records
  }

  private func paint() {
    var frame = Frame(size: size, renderStyle: screen.renderStyle(theme))
    let (left, width) = (2, size.columns - 4)
    frame.write(CommandPhrase.pressKeys(), at: Point(column: left, row: 1), Style(.text, bold: true))
    let lines = KeyRecorder.table(recorder.records)
    for heading in lines.prefix(1) {
      frame.write(heading, at: Point(column: left, row: 3), Style(.quiet, bold: true), width: width)
    }
    for (index, line) in lines.dropFirst().suffix(max(0, size.rows - 5)).enumerated() {
      frame.write(line, at: Point(column: left, row: 4 + index), Style(.body), width: width)
    }
    screen.paint(frame)
  }
}
