import Calls
import Synchronization

/// The zone of a time: `+0100`, `+01:00`, `+01`, `Z`, `UTC`, `GMT+1`, `BST`, `Europe/Berlin`, or nothing.
struct GuideZone: Hashable {
  /// Minutes ahead of UTC; 0 for a zone with ``offsets``.
  let offsetMinutes: Int
  /// The offsets of a zone that was given by its name in the IANA time zone database; nil for other zones.
  let offsets: ZoneOffsets?
  /// How the zone was given.
  let notation: GuideTime.Zone

  /// Reads the text behind a time's digits, which may be empty; nil for an unknown zone.
  init?(_ text: Substring) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count <= 1 else { return nil }
    if let name = words.first, name.contains("/") {
      guard let zone = NamedZones.zone(String(name)) else { return nil }
      (offsetMinutes, offsets, notation) = (0, zone, .clear)
      return
    }
    offsets = nil
    guard let word = words.first?.uppercased() else {
      (offsetMinutes, notation) = (0, .absent)
      return
    }
    let universal = ["UTC", "GMT"].first { word.hasPrefix($0) && word.utf8.count > 3 }
    if let offset = Self.offset(universal == nil ? word[...] : word.dropFirst(3)) {
      (offsetMinutes, notation) = (offset, .clear)
    } else if let offset = Self.offsets[word] {
      (offsetMinutes, notation) = (offset, .clear)
    } else if let offset = Self.ambiguousOffsets[word] {
      (offsetMinutes, notation) = (offset, .ambiguous(word, offsetMinutes: offset))
    } else {
      return nil
    }
  }

  /// Returns the minutes of `+0100`, `+01:00`, `+01` or `+1`; nil for other text, and beyond 15:59, where no zone is.
  private static func offset(_ text: Substring) -> Int? {
    var scanner = DateTimeScanner(text)
    guard let minutes = scanner.offsetMinutes(.lenient), scanner.isAtEnd, abs(minutes) < 16 * 60 else { return nil }
    return minutes
  }

  /// Abbreviations with one meaning, in minutes ahead of UTC, from the IANA time zone database; BST from xmltv.dtd.
  private static let offsets: [String: Int] = [
    "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MET": 60, "MEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180, "TRT": 180, "PKT": 300,
    "WIB": 420, "WITA": 480, "WIT": 540, "ICT": 420, "HKT": 480, "SGT": 480, "JST": 540, "KST": 540, "AWST": 480,
    "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "HST": -600, "AKST": -540,
    "AKDT": -480, "PDT": -420, "MDT": -360, "NST": -210, "NDT": -150, "BRT": -180, "BRST": -120, "ART": -180,
    "CLT": -240, "CLST": -180,
  ]

  /// Abbreviations with several meanings, with the offset that is assumed for each, in minutes ahead of UTC.
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

/// The zones that guides have named; creating one takes milliseconds.
private enum NamedZones {
  /// The most names that are kept; a guide has one or two.
  private static let limit = 100
  private static let zones = Mutex<[String: ZoneOffsets?]>([:])

  /// Returns the zone with a name; nil for an unknown name.
  static func zone(_ name: String) -> ZoneOffsets? {
    zones.withLock { zones in
      if let known = zones[name] { return known }
      let zone = ZoneOffsets(name: name)
      if zones.count < limit { zones[name] = .some(zone) }
      return zone
    }
  }
}
