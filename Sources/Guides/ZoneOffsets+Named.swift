import Calls
import Foundation

extension ZoneOffsets {
  /// Creates the zone with a name of the IANA time zone database, `Europe/Berlin`, or with an offset, `+05:30`, `+0530`,
  /// `Z` or `UTC`. Nil for other text.
  public init?(name: String) {
    var scanner = DateTimeScanner(name)
    if let minutes = scanner.offsetMinutes(.lenient), scanner.isAtEnd {
      self.init(offsetSeconds: minutes * 60)
    } else if ["UTC", "GMT"].contains(name) {
      self = .utc
    } else if name.utf8.count <= 64,
      name.contains("/") || TimeZone.knownTimeZoneIdentifiers.contains(name) || Self.isInDatabase(name),
      let zone = TimeZone(identifier: name)
    {
      self.init { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0))) }
    } else {
      return nil
    }
  }

  /// Returns whether the system's database has a zone without a region, such as `EST5EDT`, `EST`, `Japan` and `W-SU`.
  private static func isInDatabase(_ name: String) -> Bool {
    let isName =
      name.first?.isLetter == true
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-+".contains($0)) }
    return isName && FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/\(name)")
  }
}
