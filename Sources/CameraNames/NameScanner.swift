/// Reads a name from left to right, piece by piece; what is not taken stays.
///
/// A copy is a place to come back to. Regular expressions would say the same in fewer words, but each costs a tenth of a
/// millisecond to build, and an album holds many photos.
struct NameScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  /// What was not taken yet.
  var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

  var isAtEnd: Bool { position == bytes.count }

  /// Takes a word if it is next, in upper or lower case; what it takes is discarded.
  @discardableResult
  mutating func take(_ word: String) -> Bool {
    var end = position
    for expected in word.utf8 {
      guard end < bytes.count, Self.folded(bytes[end]) == Self.folded(expected) else { return false }
      end += 1
    }
    position = end
    return true
  }

  /// Takes the first of some words that is next, and says which it was.
  mutating func takeOne(of words: [String]) -> String? {
    for word in words where take(word) { return word }
    return nil
  }

  /// Takes digits; `nil` when there are none.
  mutating func takeDigits() -> String? { take(while: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) }

  /// Takes a Roman numeral made of I and V, in upper case; `nil` when there is none.
  mutating func takeRoman() -> String? {
    take(while: { Self.folded($0) == UInt8(ascii: "i") || Self.folded($0) == UInt8(ascii: "v") })?.uppercased()
  }

  /// Takes a number or a range of two, `2.8` or `12-32`, without zeros behind the dot, and one number where both are the
  /// same; `nil` when there is none.
  mutating func takeRange() -> String? {
    guard let low = takeNumber() else { return nil }
    var further = self
    guard further.take("-"), let high = further.takeNumber() else { return low }
    self = further
    return low == high ? low : "\(low)-\(high)"
  }

  private mutating func takeNumber() -> String? {
    guard let whole = takeDigits() else { return nil }
    var further = self
    guard further.take("."), var decimals = further.takeDigits() else { return whole }
    self = further
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? whole : "\(whole).\(decimals)"
  }

  /// Takes ASCII letters; `nil` when there are none.
  mutating func takeLetters() -> String? {
    take(while: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(Self.folded($0)) })
  }

  /// Takes bytes while they pass; `nil` when the first does not.
  mutating func take(while passes: (UInt8) -> Bool) -> String? {
    let start = position
    while position < bytes.count, passes(bytes[position]) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}

extension String {
  /// The text without an ending, in upper or lower case; `nil` when it does not end so or has nothing before it.
  func dropping(ending: String) -> String? {
    guard utf8.count > ending.utf8.count else { return nil }
    var end = NameScanner(String(decoding: utf8.suffix(ending.utf8.count), as: UTF8.self))
    guard end.take(ending), end.isAtEnd else { return nil }
    return String(decoding: utf8.dropLast(ending.utf8.count), as: UTF8.self)
  }
}
