import Calls

/// When something that failed is tried again by itself: after 4, 8, 16, 32 seconds, then every minute.
struct Retry: Sendable {
  /// How often it was tried.
  private(set) var tries = 0
  /// When it is tried next, uptime milliseconds; nil while it is being tried, or is not to be.
  private(set) var nextMS: Int64?

  /// It failed once more.
  mutating func failed(_ failure: ServiceFailure, at now: ClockReading) {
    tries += 1
    // What is not there, or makes no sense, does not get better by asking again.
    guard failure.kind == .unavailable || failure.kind == .storage else {
      nextMS = nil
      return
    }
    let delayMS: Int64 = min(60_000, 2_000 << Int64(min(tries, 6)))
    nextMS = now.uptimeMS + delayMS
  }

  /// It is being tried.
  mutating func began() {
    nextMS = nil
  }

  /// It went well.
  mutating func succeeded() {
    self = Retry()
  }

  /// Whole seconds until it is tried next, rounded up; nil when it is not.
  func seconds(at now: ClockReading) -> Int? {
    nextMS.map { max(0, Int(($0 - now.uptimeMS + 999) / 1000)) }
  }

  /// When the seconds shown change next, or the time has come; nil when neither will happen.
  func wakeMS(at now: ClockReading) -> Int64? {
    guard let nextMS else { return nil }
    let left = nextMS - now.uptimeMS
    return left <= 0 ? now.uptimeMS : now.uptimeMS + (left - 1) % 1000 + 1
  }

  /// Whether the time has come.
  func isDue(at now: ClockReading) -> Bool {
    nextMS.map { $0 <= now.uptimeMS } ?? false
  }
}
