/// Texts for property tests of text decoders.
public enum FuzzedText {
  /// Returns a text of at most `count` random pieces.
  public static func random(
    of pieces: [String], count: Int, using generator: inout some RandomNumberGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &generator)).map { _ in piece(of: pieces, using: &generator) }.joined()
  }

  /// Returns a valid text after one to four random edits: a part is removed, doubled, or replaced by a piece.
  public static func mutated(
    _ text: String, with pieces: [String], using generator: inout some RandomNumberGenerator
  ) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let start = Int.random(in: 0...characters.count, using: &generator)
      let end = min(characters.count, start + Int.random(in: 0...4, using: &generator))
      let part = characters[start..<end]
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: characters.removeSubrange(start..<end)
      case 1: characters.insert(contentsOf: part, at: start)
      default: characters.replaceSubrange(start..<end, with: piece(of: pieces, using: &generator))
      }
    }
    return String(characters)
  }

  /// Numbers at the limits of the usual types, and beyond them.
  public static let extremeNumbers = [
    "0", "-0", "-1", "32768", "65536", "2147483648", "-2147483649", "4294967296", "9223372036854775807",
    "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
    "99999999999999999999999999999999999999", "1e308", "1e999", "-1e999", "1e-999", "nan", "inf", "0x7fffffffffffffff",
  ]

  private static func piece(of pieces: [String], using generator: inout some RandomNumberGenerator) -> String {
    pieces.randomElement(using: &generator) ?? ""
  }
}
