/// A row's number as an id outside.
///
/// The number stands behind a letter that says how many digits it has (`a7`, `b12`, `c123`), so that ids sort as texts in
/// the order the rows were made, and "ties by id" means the same to everybody.
public enum OrdinalID {
  /// The id of a number, which is at least 1.
  public static func text(_ number: Int64) -> String {
    let digits = String(number)
    let letter = UnicodeScalar(UInt8(ascii: "a") + UInt8(digits.utf8.count - 1))
    return "\(letter)\(digits)"
  }

  /// The number of an id; nil for what is none.
  public static func number(_ id: String) -> Int64? {
    guard let number = Int64(id.dropFirst()), number > 0, text(number) == id else { return nil }
    return number
  }
}
