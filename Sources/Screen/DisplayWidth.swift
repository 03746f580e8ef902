/// The number of cells that text takes on the screen.
///
/// A grapheme with one base takes 2 cells if its base is East Asian Wide or Fullwidth (Unicode Standard Annex 11, data of
/// `EastAsianWidth.txt`, Unicode 14) or if a variation selector asks for an emoji; 0 cells if it consists of
/// combining marks or format characters; otherwise 1 cell. Ambiguous characters take 1, except the circled numbers on
/// black squares (U+3248 to U+324F): C libraries give them 2, since they stand among wide characters. The hexagram symbols
/// are wide, as they are in Unicode 16 and have long been in C libraries.
///
/// A grapheme with several bases takes the cells of all of them, as in terminals without support for graphemes: conjuncts of
/// Indic consonants, half-width kana with a sound mark, flags, joined emoji, emoji with a skin colour.
public enum DisplayWidth {
  /// Returns the width of a grapheme, 0 or more cells. Control characters take 0: they are never drawn.
  public static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue { return width(ofASCII: ascii) }
    let scalars = character.unicodeScalars
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex { return of(first) }
    return parts(of: character).reduce(0) { $0 + $1.cells }
  }

  /// Returns the parts of a grapheme that are drawn beside each other, each with its width of 0 to 2 cells; a single one for
  /// nearly all graphemes.
  public static func parts(of character: Character) -> [(character: Character, cells: Int)] {
    if let ascii = character.asciiValue { return [(character, width(ofASCII: ascii))] }
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return [] }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return [(character, of(first))] }
    var parts: [String.UnicodeScalarView] = []
    for scalar in scalars {
      if let part = parts.last, !beginsPart(scalar, after: part) {
        parts[parts.count - 1].append(scalar)
      } else {
        parts.append(String.UnicodeScalarView([scalar]))
      }
    }
    return parts.count == 1 ? [(character, width(ofPart: scalars))] : parts.map { (grapheme($0), width(ofPart: $0)) }
  }

  /// Returns a part as a character. All marks belong to its base, as they do in the whole.
  private static func grapheme(_ scalars: String.UnicodeScalarView) -> Character {
    let text = String(scalars)
    return text.count == 1 ? Character(text) : text.first ?? " "
  }

  /// Returns whether a scalar takes cells of its own: a second base, or a second spacing mark.
  private static func beginsPart(_ scalar: Unicode.Scalar, after part: String.UnicodeScalarView) -> Bool {
    if isSpacingMark(scalar) { return part.contains(where: isSpacingMark) }
    return of(scalar) > 0 && part.contains { of($0) > 0 }
  }

  private static func width(ofASCII byte: UInt8) -> Int { byte >= 0x20 && byte < 0x7F ? 1 : 0 }

  private static func width(ofPart scalars: String.UnicodeScalarView) -> Int {
    guard let base = scalars.first else { return 0 }
    var width = of(base)
    for scalar in scalars.dropFirst() {
      if scalar.value == 0xFE0F, width == 1, base.properties.isEmoji {
        width = 2
      } else {
        width = isSpacingMark(scalar) ? width + 1 : max(width, of(scalar))
      }
    }
    return min(width, 2)
  }

  /// Returns the width of a string, in cells.
  public static func of(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// Returns the width of a scalar by itself, 0 to 2 cells.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .surrogate, .lineSeparator, .paragraphSeparator: 0
    case .otherLetter where isJoiningJamo(scalar.value): 0
    default: isWide(scalar.value) ? 2 : 1
    }
  }

  /// Returns whether a scalar belongs to the grapheme before it but stands beside it in a cell of its own: the vowel signs
  /// of Indic scripts, and the Thai and Lao AM.
  public static func isSpacingMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spacingMark || scalar.value == 0x0E33 || scalar.value == 0x0EB3
  }

  /// Returns whether a scalar is a vowel or final consonant of Hangul, drawn within the syllable of the consonant before.
  private static func isJoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }

  /// East Asian Wide and Fullwidth scalars, ascending. Ranges that are separated by unassigned scalars only are merged.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAD9,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F004...0x1F004,
    0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
    0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E,
    0x1F440...0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
    0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945,
    0x1F947...0x1F9FF, 0x1FA70...0x1FAF6, 0x20000...0x3FFFD,
  ]
}
