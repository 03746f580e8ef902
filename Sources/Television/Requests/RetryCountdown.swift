/// The time until a failed call is tried again, as a page shows it.
struct RetryCountdown: Hashable, Sendable {
  /// When the next try is made, in uptime milliseconds; nil for none.
  private(set) var nextTryMS: Int64?

  /// Creates a countdown without a next try.
  init() {}

  /// Creates a countdown to the next try after a failure. A failure that needs action has none, because waiting does not resolve it.
  init(after failure: CallFailure) {
    nextTryMS = failure.failure.needsAction ? nil : failure.nextTryMS
  }

  /// Returns whole seconds until the next try, rounded up; nil for none.
  func seconds(at now: ClockReading) -> Int? {
    nextTryMS.map { max(0, Int(($0 - now.uptimeMS + 999) / 1000)) }
  }

  /// Returns when the seconds shown change next, in uptime milliseconds; nil for never.
  func wakeMS(at now: ClockReading) -> Int64? {
    guard let nextTryMS, nextTryMS > now.uptimeMS else { return nil }
    return now.uptimeMS + (nextTryMS - now.uptimeMS - 1) % 1000 + 1
  }
}
