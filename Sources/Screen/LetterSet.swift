/// The letters that a screen can show, as ranges of Unicode scalars.
public struct LetterSet: Hashable, Sendable {
  /// Every letter.
  public static let all = LetterSet(ranges: [0...0x10FFFF])
  /// ASCII only.
  public static let ascii = LetterSet(ranges: [0x20...0x7E])
  /// What the fonts of the Linux console usually have: Latin, Greek and Cyrillic letters and their punctuation, each in one
  /// cell. Their number of characters is limited to 512.
  public static let console = LetterSet(
    ranges: [
      0x20...0x7E, 0xA0...0x17F, 0x192...0x192, 0x218...0x21B, 0x2C6...0x2DD, 0x386...0x3CE, 0x400...0x45F,
      0x490...0x491,
      0x2010...0x2026, 0x2030...0x203A, 0x20AC...0x20AC, 0x2116...0x2116, 0x2122...0x2122,
    ])

  /// Ascending, without overlaps.
  private let ranges: [ClosedRange<UInt32>]

  /// Creates a set.
  ///
  /// - Parameter ranges: Ascending ranges that do not overlap; those that adjoin are merged.
  public init(ranges: [ClosedRange<UInt32>]) {
    self.ranges = ranges.reduce(into: []) { merged, range in
      if let last = merged.last, last.upperBound &+ 1 == range.lowerBound {
        merged[merged.count - 1] = last.lowerBound...range.upperBound
      } else {
        merged.append(range)
      }
    }
  }

  /// Returns whether a scalar can be shown.
  public func contains(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }

  /// Returns whether every scalar of a text can be shown; true for an empty one.
  public func covers(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy(contains)
  }
}
