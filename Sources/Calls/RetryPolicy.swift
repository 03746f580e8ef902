/// A policy for retrying failed calls: exponential back-off with full jitter, a server's own wait, and an end.
///
/// Full jitter draws each delay evenly from 0, or from a least delay at the end, up to a ceiling that doubles with every try (Marc
/// Brooker, "Exponential Backoff And Jitter", 2015), so that clients that failed together do not come back together.
public struct RetryPolicy: Hashable, Sendable {
  /// The ceiling of the first delay, in milliseconds, at least 1.
  public var firstCeilingMS: Int64
  /// The ceiling that no delay exceeds, in milliseconds, at least ``firstCeilingMS``.
  public var lastCeilingMS: Int64
  /// How many calls are made in all for failures that may pass, the first one included, at least 1; `Int.max` for no end.
  public var attemptLimit: Int
  /// How many calls are made in all for failures that last, such as `notFound` for something that may be a moment late; 1, the
  /// default, never tries these again.
  public var lastingAttemptLimit: Int
  /// The least delay once the ceiling is the last one, in milliseconds, below ``lastCeilingMS``; 0 by default.
  public var lastFloorMS: Int64

  /// Creates a policy; values out of range are clamped.
  public init(
    firstCeilingMS: Int64, lastCeilingMS: Int64, attemptLimit: Int, lastingAttemptLimit: Int = 1, lastFloorMS: Int64 = 0
  ) {
    self.firstCeilingMS = max(1, firstCeilingMS)
    self.lastCeilingMS = max(self.firstCeilingMS, lastCeilingMS)
    self.attemptLimit = max(1, attemptLimit)
    self.lastingAttemptLimit = max(1, lastingAttemptLimit)
    self.lastFloorMS = min(max(0, lastFloorMS), self.lastCeilingMS - 1)
  }

  /// The policy that never tries again.
  public static let never = RetryPolicy(firstCeilingMS: 1, lastCeilingMS: 1, attemptLimit: 1)

  /// Returns the delay before the next try.
  ///
  /// After a failure that needs action (``ServiceFailure/needsAction``), the ceiling is two minutes, or ``lastCeilingMS`` if that is less,
  /// and the least delay is half of the ceiling.
  ///
  /// - Parameters:
  ///   - failedCount: How many tries have failed so far, at least 1.
  ///   - failure: The failure of the last one.
  ///   - draw: A number drawn evenly from all 64-bit numbers; the caller's source of randomness.
  /// - Returns: Milliseconds; nil if there is no next try.
  public func delayMS(afterFailures failedCount: Int, _ failure: ServiceFailure, draw: UInt64) -> Int64? {
    let limit = failure.isTransient ? attemptLimit : lastingAttemptLimit
    guard failedCount < limit, failure.code != .cancelled else { return nil }
    let ceiling = failure.needsAction ? min(lastCeilingMS, Self.slowCeilingMS) : ceilingMS(afterFailures: failedCount)
    let floor = failure.needsAction ? ceiling / 2 : ceiling == lastCeilingMS ? lastFloorMS : 0
    let jitter = floor + Int64(draw % UInt64(ceiling - floor))
    // A server that names a wait is obeyed; the jitter on top keeps its clients apart.
    return min(min(failure.retryAfterMS ?? 0, Self.longestMS) + min(jitter, Self.longestMS), Self.longestMS)
  }

  /// Returns the ceiling of the delay after a number of failures, in milliseconds.
  func ceilingMS(afterFailures failedCount: Int) -> Int64 {
    let doublings = min(max(0, failedCount - 1), 40)
    let (product, overflows) = firstCeilingMS.multipliedReportingOverflow(by: Int64(1) << Int64(doublings))
    return overflows ? lastCeilingMS : min(product, lastCeilingMS)
  }

  /// The ceiling after a failure that needs action, which an early retry cannot resolve: two minutes.
  private static let slowCeilingMS: Int64 = 120_000
  /// A day: what a server may ask a client to wait at most.
  private static let longestMS: Int64 = 86_400_000
}
