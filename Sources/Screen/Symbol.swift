/// The signs beyond letters that pages use; each has its ASCII (look/LOOK-SYSTEM.md, "Type").
public enum Symbol: Character, CaseIterable, Sendable {
  /// A coloured key.
  case dot = "●"
  /// A door.
  case link = "›"
  /// A mark.
  case check = "✓"
  /// Something is missing here.
  case ellipsis = "…"
  /// Parts of a line.
  case middleDot = "·"
  /// Times.
  case times = "×"
  /// Below zero.
  case minus = "−"
  /// Left.
  case left = "←"
  /// Right.
  case right = "→"
  /// Up.
  case up = "↑"
  /// Down.
  case down = "↓"
  /// From one to another.
  case dash = "–"
  /// A hairline.
  case line = "─"
  /// A stroke down.
  case stroke = "│"

  /// What stands for a sign where only ASCII can be shown.
  static let ascii: [Character: String] = [
    "●": "*", "›": ">", "✓": "*", "…": "...", "·": "-", "×": "x", "−": "-", "–": "-", "←": "<", "→": ">", "↑": "^",
    "↓": "v", "─": "-", "│": "|", "▄": "_", "▀": "-", "█": "#", "▐": "|", "▌": "|", "▗": " ", "▖": " ", "▝": " ",
    "▘": " ", "▃": "=", "▁": "-", "▂": "=", "░": ":", "▒": "%", "▓": "#", "¥": "Y", "“": "\"", "”": "\"", "’": "'",
  ]
}

extension Frame {
  /// A sign as this screen shows it.
  public func sign(_ sign: Symbol) -> String {
    renderStyle.glyphs == .ascii ? Symbol.ascii[sign.rawValue] ?? "?" : String(sign.rawValue)
  }
}
