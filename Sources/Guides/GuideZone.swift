/// The zone of a time: `+0100`, `+01:00`, `+01`, `Z`, `UTC`, `GMT+1`, `BST`, or nothing.
struct GuideZone: Hashable {
  /// Minutes ahead of UTC.
  let offsetMinutes: Int
  /// How it was told.
  let naming: GuideTime.Zone

  /// Reads what follows a time's digits; nil when it is no zone that is known.
  init?(_ text: Substring) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count <= 1 else { return nil }
    guard let word = words.first?.uppercased() else {
      (offsetMinutes, naming) = (0, .absent)
      return
    }
    let universal = ["UTC", "GMT"].first { word.hasPrefix($0) && word.utf8.count > 3 }
    if let offset = Self.offset(universal == nil ? word[...] : word.dropFirst(3)) {
      (offsetMinutes, naming) = (offset, .clear)
    } else if let offset = Self.offsets[word] {
      (offsetMinutes, naming) = (offset, .clear)
    } else if let offset = Self.ambiguousOffsets[word] {
      (offsetMinutes, naming) = (offset, .ambiguous(word, offsetMinutes: offset))
    } else {
      return nil
    }
  }

  /// `+0100`, `+01:00`, `+01`, `+1` in minutes; nil for anything else, and beyond 15:59, where no zone is.
  private static func offset(_ text: Substring) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    var digits = text.dropFirst()
    if digits.utf8.count == 5, let colon = digits.firstIndex(of: ":"), digits[colon...].utf8.count == 3 {
      digits.remove(at: colon)
    }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits) else { return nil }
    let minutes: Int? =
      switch digits.utf8.count {
      case 1, 2: number * 60
      case 4 where number % 100 < 60: number / 100 * 60 + number % 100
      default: nil
      }
    guard let minutes, minutes < 16 * 60 else { return nil }
    return sign == "-" ? -minutes : minutes
  }

  /// Abbreviations that have one meaning, as the IANA time zone database has or had them; BST's is xmltv.dtd's.
  private static let offsets: [String: Int] = [
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MET": 60,
    "MEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180, "TRT": 180, "PKT": 300,
    "WIB": 420,
    "WITA": 480, "WIT": 540, "ICT": 420, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540, "AWST": 480, "ACST": 570,
    "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "HST": -600, "AKST": -540, "AKDT": -480,

    "PDT": -420, "MDT": -360, "NST": -210, "NDT": -150, "BRT": -180, "BRST": -120, "ART": -180, "CLT": -240,
    "CLST": -180,
  ]

  /// Abbreviations that several zones go by, with the offset that is taken for each.
  private static let ambiguousOffsets: [String: Int] = [
    // North America; also Australia.
    "EST": -300, "EDT": -240,
    // North America; also China, Cuba and Australia.
    "CST": -360, "CDT": -300,
    // North America; also Malaysia and Myanmar.
    "MST": -420,
    // North America; also the Philippines.
    "PST": -480,
    // Atlantic; also Arabia.
    "AST": -240, "ADT": -180,
    // India; also Ireland and Israel.
    "IST": 330,
  ]
}
