/// A point in time on the machine's monotonic clock, after which a caller no longer waits.
public struct Deadline: Hashable, Comparable, Sendable {
  private let instant: ContinuousClock.Instant?

  private init(_ instant: ContinuousClock.Instant?) {
    self.instant = instant
  }

  /// The deadline that never passes.
  public static let never = Deadline(nil)

  /// Returns the deadline that is some milliseconds from now; a negative number counts as 0.
  public static func afterMS(_ milliseconds: Int64) -> Deadline {
    Deadline(ContinuousClock.now.advanced(by: .milliseconds(max(0, milliseconds))))
  }

  /// Whether the time is over.
  public var hasPassed: Bool {
    instant.map { $0 <= .now } ?? false
  }

  /// The milliseconds left, rounded up, at least 0; nil for ``never``.
  public var remainingMS: Int64? {
    instant.map { instant in
      let left = ContinuousClock.now.duration(to: instant)
      return max(0, Int64((left / .milliseconds(1)).rounded(.up)))
    }
  }

  /// Orders deadlines: earlier ones come first, ``never`` last.
  public static func < (left: Deadline, right: Deadline) -> Bool {
    switch (left.instant, right.instant) {
    case (let left?, let right?): left < right
    case (_?, nil): true
    case (nil, _): false
    }
  }
}
