/// Identifiers that leave a server: unique, and impossible to guess.
public enum RandomID {
  /// Creates an identifier of 80 random bits, as 20 lower-case hexadecimal digits.
  ///
  /// Bits come from the system's cryptographic generator. With a million identifiers the chance that two are equal is below
  /// one in a billion; stores enforce uniqueness nevertheless.
  public static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let high = UInt64.random(in: .min ... .max, using: &generator)
    let low = UInt16.random(in: .min ... .max, using: &generator)
    return padded(String(high, radix: 16), to: 16) + padded(String(low, radix: 16), to: 4)
  }

  /// Returns whether a text has the form of an identifier; says nothing about whether it exists.
  public static func isWellFormed(_ text: String) -> Bool {
    text.utf8.count == 20 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
