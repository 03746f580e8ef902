import Foundation
import Screen

/// A line on standard error that is overwritten by each update. Writes nothing where standard error is not a terminal.
struct ProgressLine {
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// Replaces the line, cut to the terminal's width.
  func show(_ text: String) {
    write("\r\u{1B}[K" + text.truncated(toCells: widthCells - 1))
  }

  /// Clears the line.
  func clear() {
    write("\r\u{1B}[K")
  }

  private func write(_ text: String) {
    guard isTerminal else { return }
    FileHandle.standardError.write(Data(text.utf8))
  }

  private var widthCells: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
