import Calls
import HTTPTypes

/// Dates of HTTP (RFC 9110, section 5.6.7).
public enum HTTPDate {
  /// Returns a date in the preferred form, `Sun, 06 Nov 1994 08:49:37 GMT`; a fraction of a second is cut off.
  public static func text(_ instant: Instant) -> String {
    let time = LocalTime(instant, in: .utc)
    let clock = [time.secondOfDay / 3_600, time.secondOfDay / 60 % 60, time.secondOfDay % 60].map { $0.padded(to: 2) }
    let date = time.date
    let year = min(max(date.year, 0), 9_999).padded(to: 4)
    return "\(weekdays[time.weekday]), \(date.day.padded(to: 2)) \(months[date.month - 1]) \(year) "
      + "\(clock.joined(separator: ":")) GMT"
  }

  /// Reads a date in the preferred form; nil for another one, also for the two obsolete ones, which servers no longer send.
  public static func instant(_ text: String) -> Instant? {
    let fields = text.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == 6, fields[5] == "GMT", let month = months.firstIndex(of: String(fields[2])) else {
      return nil
    }
    return Instant(rfc3339: "\(fields[3])-\((month + 1).padded(to: 2))-\(fields[1])T\(fields[4])Z")
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}

/// The server's time in the fields of an answer: `Date`, and the same time to the millisecond in `Tenfoot-Time`.
public enum ServerTime {
  /// Writes the time into the fields of an answer.
  public static func write(_ time: Instant, to fields: inout HTTPFields) {
    fields[.date] = HTTPDate.text(time)
    fields[.serverTime] = time.rfc3339
  }

  /// Returns the server's time of an answer; nil if it has no valid `Date`.
  ///
  /// A cache repeats `Tenfoot-Time` but states its own `Date`, or an `Age` (RFC 9111, section 5.1); then the time is exact only to the
  /// second. It is never later than the server's, so that nothing is requested too early.
  public static func read(_ fields: HTTPFields) -> Instant? {
    guard let date = fields[.date].flatMap(HTTPDate.instant) else { return nil }
    let ageMS = fields[.age].flatMap { Int64($0) }.map { min(max($0, 0), 1 << 31) * 1_000 } ?? 0
    guard ageMS == 0, let exact = fields[.serverTime].flatMap(Instant.init(rfc3339:)), exact.wholeSecond == date else {
      return date + ageMS
    }
    return exact
  }
}

extension HTTPField.Name {
  /// The server's time to the millisecond, RFC 3339.
  public static let serverTime = fieldName("Tenfoot-Time")
  /// The calling device's identifier, percent-encoded.
  public static let device = fieldName("Tenfoot-Device")
  /// The key under which a write is applied once, percent-encoded (draft-ietf-httpapi-idempotency-key-header).
  public static let idempotencyKey = fieldName("Idempotency-Key")
  /// The identifier of a request in the server's log.
  public static let requestID = fieldName("X-Request-ID")
  /// The addresses that a request came through, as proxies append them.
  public static let forwardedFor = fieldName("X-Forwarded-For")
  /// The host of the request that a proxy has received.
  public static let forwardedHost = fieldName("X-Forwarded-Host")
  /// The scheme of the request that a proxy has received.
  public static let forwardedProto = fieldName("X-Forwarded-Proto")
  /// How the page that made a browser send the request is related to the server (W3C Fetch Metadata).
  public static let secFetchSite = fieldName("Sec-Fetch-Site")
  /// Which links tell their target where they are (W3C Referrer Policy).
  public static let referrerPolicy = fieldName("Referrer-Policy")

  /// Returns a name that is written in the source.
  package static func fieldName(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("“\(name)” is not a token") }
    return name
  }
}
