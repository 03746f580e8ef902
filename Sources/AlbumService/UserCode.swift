/// The code that a television shows and a person enters on a phone (RFC 8628, section 6.1): eight letters without vowels, so that codes
/// contain no words, and without letters that look alike.
public struct UserCode: Hashable, Sendable, CustomStringConvertible {
  /// The letters that codes consist of.
  public static let alphabet = Array("BCDFGHJKLMNPQRSTVWXZ")
  /// The number of letters; 34.5 bits in all.
  public static let length = 8

  /// The letters, without a hyphen.
  public let letters: String

  /// Reads a code as people type it: in any case, with full-width letters, and with blanks or hyphens anywhere; nil for another text.
  public init?(_ text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var letters = ""
    for scalar in text.unicodeScalars {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      guard let plain = isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar else { return nil }
      if plain.properties.isWhitespace || plain.properties.isDash { continue }
      letters += String(plain).uppercased()
    }
    guard letters.count == Self.length, letters.allSatisfy(Self.alphabet.contains) else { return nil }
    self.letters = letters
  }

  /// The code as it is shown: `BCDF-GHJK`.
  public var description: String { "\(letters.prefix(4))-\(letters.dropFirst(4))" }

  /// Creates a code from the system's cryptographic generator.
  public static func random() -> UserCode {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  /// Creates a code.
  public static func random(using generator: inout some RandomNumberGenerator) -> UserCode {
    UserCode(
      unchecked: String((0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }))
  }

  private init(unchecked letters: String) {
    self.letters = letters
  }
}
