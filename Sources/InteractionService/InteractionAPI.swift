import Calls

/// The third server: channels, schedules, and the interactions that come at their appointed time.
///
/// Every call may block; none is made on a thread that draws. All throw ``Attributes/ServiceFailure``. No connection is held
/// between calls. It knows neither album nor mall: where an interaction leads, attributes say.
public protocol InteractionAPI: Sendable {
  /// The channels, by number.
  func channels() throws(ServiceFailure) -> [Channel]
  /// The programmes of some channels that are on at any time from `from` to before `to`, in the order asked; each list by
  /// start, and at most `limitEach` long. A channel that there is not has none.
  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int
  ) throws(ServiceFailure) -> [[Programme]]
  /// A channel's schedule from now on; `notFound` when there is no such channel.
  ///
  /// - Parameter tag: What the schedule in hand was tagged with; nil for none. While it is still the same, it is not sent
  ///   again (HTTP's If-None-Match, RFC 9110, section 13.1.2).
  func schedule(channel: String, ifNot tag: String?) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer>
  /// An interaction; `notFound` when there is none, and while its predetermined time has not come.
  func interaction(id: String) throws(ServiceFailure) -> Interaction
  /// What came of a poll or a quiz; `notFound` when there is none, and while its `resultsAt` has not come.
  func results(id: String) throws(ServiceFailure) -> InteractionResults
  /// Takes a response in, and counts it once; on disk when it returns.
  ///
  /// One box answers one interaction once: another key is ``ResponseStatus/answeredBefore``. From `resultsAt` on, a choice
  /// is ``ResponseStatus/tooLate``. `notFound` when there is no such interaction, `refused` for a choice that it does not
  /// have, and for a key that was used for something else or is not plain text.
  func respond(_ response: InteractionResponse) throws(ServiceFailure) -> ResponseStatus
}

/// An answer, with the server's clock when it was given (HTTP's `Date`, RFC 9110, section 6.6.1).
public struct ServerStamped<Answer: Sendable>: Sendable {
  /// The answer.
  public var answer: Answer
  /// The server's clock.
  public var serverTime: Instant

  /// An answer with its date.
  public init(_ answer: Answer, serverTime: Instant) {
    self.answer = answer
    self.serverTime = serverTime
  }
}

extension ServerStamped: Equatable where Answer: Equatable {}

/// What a box gets when it asks for a schedule.
public enum ScheduleAnswer: Hashable, Sendable {
  /// The one in hand still holds.
  case unchanged
  /// A schedule, and the tag to ask with next time.
  case schedule(Schedule, tag: String)
}
