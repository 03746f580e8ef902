/// The secret text of an access token.
public enum TokenSecret {
  /// Returns a new secret: a prefix and 256 bits from the system's cryptographic generator, as 64 hexadecimal digits.
  public static func make(prefix: String) -> String {
    var generator = SystemRandomNumberGenerator()
    let words = (0..<4).map { _ in UInt64.random(in: .min ... .max, using: &generator) }
    return prefix
      + words.map { word in
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
  }
}
