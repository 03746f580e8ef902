import TestSupport

/// Texts with special meanings in URLs, header fields or JSON, and texts in other scripts.
enum WireTexts {
  private static let pieces = [
    "a", "Canon EOS 5D", "%", "%2C", "%zz", ",", ":", "&", "=", "+", " ", "/", "..", "?", "#", "\"", "\\", ";", "\u{0}",
    "\n",
    "\u{1F}", "\u{7F}", "é", "e\u{301}", "黄金时刻", "📷", "\u{2028}", "null",
  ]

  /// Returns a text, which may be empty.
  static func random(using generator: inout SeededGenerator) -> String {
    FuzzedText.random(of: pieces, count: 6, using: &generator)
  }
}
