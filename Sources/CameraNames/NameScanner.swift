/// Reads a name from left to right. A call that returns nil or false leaves the position unchanged.
///
/// A copy of a scanner can be used to return to its position. Regular expressions would be shorter, but each takes a tenth
/// of a millisecond to build, and an album has many photos.
struct NameScanner {
  private let bytes: [UInt8]
  private var position = 0

  /// Starts at the beginning of a name.
  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  /// The text that has not been read yet.
  var rest: String { String(decoding: bytes[position...], as: UTF8.self) }

  /// Whether the whole name has been read.
  var isAtEnd: Bool { position == bytes.count }

  /// Skips a word, in upper or lower case; returns whether it came next.
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

  /// Skips and returns the first of several words that comes next; nil if none of them does.
  mutating func takeOne(of words: [String]) -> String? {
    for word in words where take(word) { return word }
    return nil
  }

  /// Reads a run of digits; nil if there are none.
  mutating func takeDigits() -> String? { take(while: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) }

  /// Reads a Roman numeral of the letters I and V, and returns it in upper case; nil if there is none.
  mutating func takeRoman() -> String? {
    take(while: { Self.folded($0) == UInt8(ascii: "i") || Self.folded($0) == UInt8(ascii: "v") })?.uppercased()
  }

  /// Reads a number or a range, `2.8` or `12-32`; nil if there is none.
  ///
  /// Trailing zeros behind the dot are removed, and a range of two equal numbers is returned as one number.
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

  /// Reads a run of ASCII letters; nil if there are none.
  mutating func takeLetters() -> String? {
    take(while: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(Self.folded($0)) })
  }

  /// Reads bytes while they satisfy a condition; nil if the first does not.
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
  /// Returns the text without an ending, in upper or lower case; nil if it has another ending or nothing before it.
  func dropping(ending: String) -> String? {
    guard utf8.count > ending.utf8.count else { return nil }
    var end = NameScanner(String(decoding: utf8.suffix(ending.utf8.count), as: UTF8.self))
    guard end.take(ending), end.isAtEnd else { return nil }
    return String(decoding: utf8.dropLast(ending.utf8.count), as: UTF8.self)
  }
}
