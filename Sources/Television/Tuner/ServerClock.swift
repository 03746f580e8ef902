import Calls

/// An estimate of a server's clock, based on the monotonic clock.
///
/// It is set from the date of an answer, which is taken as the time halfway between request and answer, as NTP does
/// (RFC 5905, section 8); the error is at most half the round trip. Changes of the machine's wall clock and sleep do
/// not affect it.
struct ServerClock: Hashable, Sendable {
  /// The server's time in milliseconds since 1970, minus the uptime; nil until an answer has arrived.
  private var offsetMS: Int64?

  /// Sets the clock from an answer.
  ///
  /// - Parameters:
  ///   - serverTime: The date of the answer.
  ///   - sentMS: The uptime of the request, in milliseconds.
  ///   - receivedMS: The uptime of the answer, in milliseconds.
  mutating func learn(_ serverTime: Instant, sentMS: Int64, receivedMS: Int64) {
    offsetMS = serverTime.unixMS - (sentMS + receivedMS) / 2
  }

  /// Returns the server's time; the wall clock's time until an answer has arrived.
  func time(at now: ClockReading) -> Instant {
    Instant(unixMS: offsetMS.map { $0 + now.uptimeMS } ?? now.unixMS)
  }

  /// Returns the uptime at a time of the server, in milliseconds.
  func uptimeMS(of time: Instant, at now: ClockReading) -> Int64 {
    time.unixMS - (offsetMS ?? (now.unixMS - now.uptimeMS))
  }
}
