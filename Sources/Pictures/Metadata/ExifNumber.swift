/// Reads numbers from metadata in the forms that Exiv2 writes: "28/10", "400", "80 0" (an array), "1.25".
enum ExifNumber {
  /// Reads all numbers of a value, in order; invalid ones (1/0, 0/0, words) are left out.
  static func all(in value: String) -> [Double] {
    components(of: value).compactMap(\.self)
  }

  /// Reads all numbers of a value, in order; nil in place of each that is invalid.
  static func components(of value: String) -> [Double?] {
    value.split { $0 == " " || $0 == "," }.map { number(String($0)) }
  }

  /// Reads the first number of a value; nil when it is invalid.
  static func first(in value: String) -> Double? {
    value.split(separator: " ").first.flatMap { number(String($0)) }
  }

  /// Reads the first number of a value that is signed by its meaning, but that some cameras write as unsigned: 4294967295/3 is
  /// -1/3.
  static func firstSigned(in value: String) -> Double? {
    guard let text = value.split(separator: " ").first else { return nil }
    return number(text.split(separator: "/", omittingEmptySubsequences: false).map(signed).joined(separator: "/"))
  }

  private static func signed(_ text: Substring) -> String {
    UInt32(text).map { String(Int32(bitPattern: $0)) } ?? String(text)
  }

  private static func number(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let numerator = parts.first.flatMap({ Double($0) }) else { return nil }
    guard parts.count == 2 else { return parts.count == 1 && numerator.isFinite ? numerator : nil }
    guard let denominator = Double(parts[1]), denominator != 0, !isUndefined(parts[0], parts[1]) else { return nil }
    let quotient = numerator / denominator
    return quotient.isFinite ? quotient : nil
  }

  /// Whether all bits of both parts are set, which means that nothing was written.
  private static func isUndefined(_ numerator: Substring, _ denominator: Substring) -> Bool {
    numerator == denominator && ["4294967295", "65535", "-1"].contains(numerator)
  }
}
