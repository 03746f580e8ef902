import Calls

/// What a server's clock shows, reckoned from a clock that only goes forward.
///
/// Learnt from the date that comes with an answer, taken to be of the moment halfway between asking and answer, as NTP does
/// (RFC 5905, section 8); the error is at most half the exchange. Timers reckoned with it do not mind when somebody sets the
/// machine's clock, or the machine sleeps.
struct ServerClock: Hashable, Sendable {
  /// Its time in milliseconds since 1970, less the uptime; nil until an answer was heard.
  private var offsetMS: Int64?

  /// Learns from an answer.
  ///
  /// - Parameters:
  ///   - serverTime: The date that came with it.
  ///   - sentMS: Uptime when it was asked for.
  ///   - receivedMS: Uptime when it came.
  mutating func learn(_ serverTime: Instant, sentMS: Int64, receivedMS: Int64) {
    offsetMS = serverTime.unixMS - (sentMS + receivedMS) / 2
  }

  /// What it shows at a moment; the wall clock's time until an answer was heard.
  func time(at now: ClockReading) -> Instant {
    Instant(unixMS: offsetMS.map { $0 + now.uptimeMS } ?? now.unixMS)
  }

  /// The uptime when it will show a time.
  func uptimeMS(of time: Instant, at now: ClockReading) -> Int64 {
    time.unixMS - (offsetMS ?? (now.unixMS - now.uptimeMS))
  }
}
