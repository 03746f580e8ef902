import Foundation

/// The error of a television that did not become idle in time.
public struct IdleTimeout: Error, Hashable, CustomStringConvertible, Sendable {
  /// How many answers of services were still missing.
  public let answerCount: Int
  /// How many images were still missing.
  public let imageCount: Int

  /// The error in one sentence.
  public var description: String {
    "timed out waiting for the television to become idle: \(answerCount) answers and \(imageCount) images are missing"
  }
}

extension Date {
  /// Creates the date some seconds from now, at most a day: `NSCondition` traps on dates its `timespec` cannot hold.
  init(limitSeconds: Double) {
    self.init(timeIntervalSinceNow: min(max(limitSeconds, 0), 86_400))
  }
}
