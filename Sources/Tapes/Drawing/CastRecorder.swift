import Calls
import Screen

/// Recorder of frames in asciicast v2 (docs.asciinema.org/manual/asciicast/v2), each as the difference to the previous one.
///
/// The time of the recording is the virtual time of the tape plus pauses before keys, without which viewers could not follow.
struct CastRecorder {
  /// The default pause before a key, milliseconds.
  static let keyPauseMS: Int64 = 600
  /// The default pause before a typed character, milliseconds.
  static let typingPauseMS: Int64 = 80
  /// The time for which the last frame is shown, milliseconds.
  private static let lastPauseMS: Int64 = 2_000

  private let title: String
  private let startUnixMS: Int64
  private var lines: [String] = []
  private var encoder = ANSIFrameEncoder()
  private var pausesMS: Int64 = 0
  private var hiddenMS: Int64 = 0
  private var hiddenSinceMS: Int64?
  private var lastMS: Int64 = 0

  /// Creates a recorder without frames; the start is in milliseconds since 1970-01-01T00:00:00Z.
  init(title: String, startUnixMS: Int64) {
    self.title = title
    self.startUnixMS = startUnixMS
  }

  /// Adds a pause to the recording, in which the time of the tape does not advance.
  mutating func pause(milliseconds: Int64) {
    if hiddenSinceMS == nil { pausesMS = pausesMS.addingSaturated(milliseconds) }
  }

  /// Records a frame that is shown from a time of the tape on.
  mutating func record(_ frame: Frame, atMS elapsedMS: Int64) {
    guard hiddenSinceMS == nil else { return }
    lastMS = (elapsedMS - hiddenMS).addingSaturated(pausesMS)
    if lines.isEmpty {
      lines.append(header(for: frame))
    } else if let size = encoder.size, size != frame.size {
      add("r", "\(frame.size.columns)x\(frame.size.rows)")
    }
    let change = encoder.encode(frame)
    if !change.isEmpty { add("o", change) }
  }

  /// Pauses the recording: what follows is left out, with its time.
  mutating func hide(atMS elapsedMS: Int64) {
    hiddenSinceMS = hiddenSinceMS ?? elapsedMS
  }

  /// Continues the recording with the current frame.
  mutating func show(_ frame: Frame?, atMS elapsedMS: Int64) {
    guard let since = hiddenSinceMS else { return }
    hiddenMS += elapsedMS - since
    hiddenSinceMS = nil
    if let frame { record(frame, atMS: elapsedMS) }
  }

  /// Returns the whole recording; empty if no frame was recorded.
  mutating func finished() -> String {
    guard !lines.isEmpty else { return "" }
    lastMS = lastMS.addingSaturated(Self.lastPauseMS)
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
  /// The text as a JSON string (RFC 8259, section 7).
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
