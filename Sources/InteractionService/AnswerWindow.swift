import Calls

/// The times from which an interaction can be fetched and answered, and those from which its results can be fetched.
public struct AnswerWindow: Hashable, Sendable {
  /// The time from which it can be fetched and answered; nil for a cancelled interaction.
  public let opens: Instant?
  /// The time from which its results can be fetched and choices come too late; nil for an interaction without results.
  public let resultsAt: Instant?

  /// Creates the window of an interaction of a kind; only polls and quizzes have results.
  public init(_ scheduled: ScheduledInteraction, kind: Interaction.Kind) {
    opens = scheduled.isCancelled ? nil : scheduled.at
    resultsAt = kind.isQuestion ? scheduled.resultsAt : nil
  }

  /// Returns whether the interaction can be fetched: from its predetermined time on, so that its content is never known earlier.
  public func isOpen(at now: Instant) -> Bool {
    opens.map { $0 <= now } ?? false
  }

  /// Returns whether the results can be fetched.
  public func hasResults(at now: Instant) -> Bool {
    isOpen(at: now) && resultsAt.map { $0 <= now } ?? false
  }

  /// Returns how long it takes until the interaction can be fetched, in milliseconds; nil if it can be, or never will be.
  public func opensInMS(at now: Instant) -> Int64? {
    opens.flatMap { Self.wait(until: $0, at: now) }
  }

  /// Returns how long it takes until the results can be fetched, in milliseconds; nil if they can be, or never will be.
  public func hasResultsInMS(at now: Instant) -> Int64? {
    guard let opens, let resultsAt else { return nil }
    return Self.wait(until: max(opens, resultsAt), at: now)
  }

  private static func wait(until time: Instant, at now: Instant) -> Int64? {
    now < time ? time.milliseconds(since: now) : nil
  }

  /// Returns the status of a new response of a device to an open interaction.
  ///
  /// - Parameter hasAnswered: Whether the device has answered this occurrence before. That is the more useful information, so it
  ///   takes precedence over the time.
  public func status(hasAnswered: Bool, at now: Instant) -> ResponseStatus {
    if hasAnswered { return .answeredBefore }
    return hasResults(at: now) ? .tooLate : .counted
  }
}
