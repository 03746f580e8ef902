/// The second and later editions of a camera: `M2` in codes, `II` or `Mark II` in the names that are sold.
enum Edition {
  /// Returns the Roman numeral of a digit from 2 to 9, and other text unchanged.
  static func roman(_ digit: some StringProtocol) -> String {
    let numerals = ["2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII", "8": "VIII", "9": "IX"]
    return numerals[String(digit)] ?? String(digit)
  }

  /// Splits a code before its edition: `7RM4A` into `7R` and `IVA`, `S5M2X` into `S5` and `IIX`.
  ///
  /// - Parameters:
  ///   - code: A maker's code.
  ///   - marks: The spellings that come before the digit, "M" or "MK".
  ///   - variants: Letters that may follow the digit.
  /// - Returns: nil if the code has no edition; `CM1` and `M2` have none, since no number comes before it.
  static func split(_ code: String, marks: [String] = ["M"], variants: [String] = []) -> (
    stem: String, edition: String
  )? {
    let variant = variants.first { code.hasSuffix($0) } ?? ""
    let plain = code.dropLast(variant.count)
    guard let digit = plain.last, "23456789".contains(digit) else { return nil }
    for mark in marks {
      guard let stem = String(plain.dropLast()).dropping(ending: mark) else { continue }
      guard let end = stem.last, end.isLetter || end.isNumber, stem.contains(where: \.isNumber) else { return nil }
      return (stem, roman(String(digit)) + variant)
    }
    return nil
  }

  /// Removes the word before a Roman numeral: `ZV-1 Mark II` becomes `ZV-1 II`.
  static func withoutMark(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard words.count > 2, words[words.count - 2] == "Mark" else { return name }
    return (words.dropLast(2) + words.suffix(1)).joined(separator: " ")
  }
}
