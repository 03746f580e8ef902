import Foundation
import Screen

/// Records frames as asciicast v2 (docs.asciinema.org/manual/asciicast/v2), each as what changed since the one before.
///
/// Time is the tape's virtual time, and the pauses before keys that a person needs to follow it.
struct CastRecorder {
  /// The pause before a key, in milliseconds.
  static let keyPauseMS: Int64 = 600
  /// The pause before a typed character, in milliseconds.
  static let typingPauseMS: Int64 = 80
  /// How long the last frame stays, in milliseconds.
  private static let lastPauseMS: Int64 = 2_000

  private let title: String
  private let startUnixMS: Int64
  private var lines: [String] = []
  private var writer = FrameDifference()
  private var pausesMS: Int64 = 0
  private var hiddenMS: Int64 = 0
  private var hiddenSinceMS: Int64?
  private var lastMS: Int64 = 0

  /// A recording without frames.
  init(title: String, startUnixMS: Int64) {
    self.title = title
    self.startUnixMS = startUnixMS
  }

  /// Lets time go by that is the recording's alone.
  mutating func pause(milliseconds: Int64) {
    if hiddenSinceMS == nil { pausesMS += milliseconds }
  }

  /// Takes in what is seen from a moment of the tape on.
  mutating func record(_ frame: Frame, atMS elapsedMS: Int64) {
    guard hiddenSinceMS == nil else { return }
    lastMS = elapsedMS - hiddenMS + pausesMS
    if lines.isEmpty {
      lines.append(header(for: frame))
    } else if let size = writer.size, size != frame.size {
      add("r", "\(frame.size.columns)x\(frame.size.rows)")
    }
    let change = writer.change(to: frame)
    if !change.isEmpty { add("o", change) }
  }

  /// Leaves out what follows, its time included.
  mutating func hide(atMS elapsedMS: Int64) {
    hiddenSinceMS = hiddenSinceMS ?? elapsedMS
  }

  /// Goes on with what is seen now.
  mutating func show(_ frame: Frame?, atMS elapsedMS: Int64) {
    guard let since = hiddenSinceMS else { return }
    hiddenMS += elapsedMS - since
    hiddenSinceMS = nil
    if let frame { record(frame, atMS: elapsedMS) }
  }

  /// The whole recording; empty when nothing was ever seen.
  mutating func finished() -> String {
    guard !lines.isEmpty else { return "" }
    lastMS += Self.lastPauseMS
    add("o", "")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ code: String, _ data: String) {
    let (seconds, milliseconds) = (lastMS / 1_000, String(lastMS % 1_000))
    let padding = String(repeating: "0", count: 3 - milliseconds.count)
    lines.append("[\(seconds).\(padding)\(milliseconds), \"\(code)\", \(data.quotedAsJSON)]")
  }

  private func header(for frame: Frame) -> String {
    let theme = frame.renderStyle.theme
    let palette = [Token.void, .red, .green, .yellow, .blue, .accent, .focus, .body].map { theme[$0].rgb.hex }
    return """
      {"version": 2, "width": \(frame.size.columns), "height": \(frame.size.rows), \
      "timestamp": \(startUnixMS / 1_000), "idle_time_limit": 3, "title": \(title.quotedAsJSON), \
      "theme": {"fg": "\(theme[.text].rgb.hex)", "bg": "\(theme[.ground].rgb.hex)", \
      "palette": "\(palette.joined(separator: ":"))"}}
      """
  }
}

extension String {
  /// A JSON string (RFC 8259, section 7).
  fileprivate var quotedAsJSON: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
