/// The characters beyond letters and digits that pages use in text. Each has a substitute in ASCII.
public enum Symbol: Character, CaseIterable, Sendable {
  /// A coloured key.
  case dot = "●"
  /// A link.
  case link = "›"
  /// A mark.
  case check = "✓"
  /// A wrong answer.
  case times = "×"
  /// Omitted text.
  case ellipsis = "…"
  /// A part of a vertical hairline.
  case stroke = "│"

  /// Substitutes for the symbols, and for the other characters that pages and shapes use.
  static let asciiSubstitutes: [Character: String] = [
    "●": "*", "›": ">", "✓": "*", "…": "...", "·": "-", "×": "x", "−": "-", "–": "-", "←": "<", "→": ">", "↑": "^",
    "↓": "v", "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "▄": "_", "▀": "-", "█": "#", "▐": "|",
    "▌": "|", "▞": "#", "▗": " ", "▖": " ", "▝": " ", "▘": " ", "▃": "=", "▁": "-", "▂": "=", "░": ":", "▒": "%",
    "▓": "#",
    "¥": "Y", "“": "\"", "”": "\"", "’": "'",
  ]
}

extension Frame {
  /// Returns the text that this screen shows for a symbol: the symbol itself, or its substitute in ASCII.
  public func symbol(_ symbol: Symbol) -> String {
    renderStyle.glyphs == .ascii ? Symbol.asciiSubstitutes[symbol.rawValue] ?? "?" : String(symbol.rawValue)
  }
}
