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
    } else if name.utf8.count <= 64, TimeZone.knownTimeZoneIdentifiers.contains(name) || name.contains("/"),
      let zone = TimeZone(identifier: name)
    {
      self.init { zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval($0))) }
    } else {
      return nil
    }
  }
}
