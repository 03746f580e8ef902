/// Reads numbers from metadata in the forms that Exiv2 writes: "28/10", "400", "80 0" (an array), "1.25".
enum ExifNumber {
  /// Reads all numbers of a value, in order; invalid ones (1/0, 0/0, words) are left out.
  static func all(in value: String) -> [Double] {
    value.split { $0 == " " || $0 == "," }.compactMap { number(String($0)) }
  }

  /// Reads the first number of a value; nil when it is invalid.
  static func first(in value: String) -> Double? {
    value.split(separator: " ").first.flatMap { number(String($0)) }
  }

  private static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let numerator = parts.first.flatMap({ Double($0) }) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 && numerator.isFinite ? numerator : nil }
    guard let denominator = Double(parts[1]), denominator != 0 else { return nil }
    let quotient = numerator / denominator
    return quotient.isFinite ? quotient : nil
  }
}
