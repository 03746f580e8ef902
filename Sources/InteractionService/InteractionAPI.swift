import Calls

/// The interaction service: channels, schedules, and the interactions that are shown at their predetermined times.
///
/// Every call may block and may be made from any thread; reads may run side by side. Reads can be cancelled and have a deadline;
/// a response is counted once per key and is on disk when the call returns. All calls throw ``Calls/ServiceFailure``. No connection is
/// held between calls. The service depends on no album and no mall: attributes say where an interaction leads.
public protocol InteractionAPI: Sendable {
  /// Returns all channels, by number.
  func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel]
  /// Returns the programmes of some channels that are on at any time from `from` to before `to`.
  ///
  /// - Parameter limitEach: The most programmes of each channel; a service returns at most ``ScheduleLimits/programmeCount``.
  /// - Returns: A list by start for each channel, in the order of `channels`; empty for an unknown channel.
  func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]]
  /// Returns a channel's schedule from now on, for the next 12 hours or as far as ``ScheduleLimits`` allows.
  ///
  /// It also contains earlier interactions that are still shown or whose results are still to come.
  ///
  /// - Parameter tag: The tag of the schedule that the caller has; nil for none. While that one is current it is not sent again (HTTP's
  ///   If-None-Match, RFC 9110, section 13.1.2). An invalid tag counts as none.
  /// - Throws: `notFound` for an unknown channel.
  func schedule(
    channel: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer>
  /// Returns an interaction.
  ///
  /// - Throws: `notFound` for an unknown or cancelled one, and before its predetermined time, then with the wait until it.
  func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction
  /// Returns the results of a poll or a quiz.
  ///
  /// - Throws: `notFound` for an interaction without results, and before its `resultsAt`, then with the wait until it.
  func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults

  /// Records a response for the calling device, and counts it once per key.
  ///
  /// A device answers each occurrence of an interaction once: a second answer under another key is
  /// ``ResponseStatus/answeredBefore``. From `resultsAt` on, a choice is ``ResponseStatus/tooLate``. A call whose outcome is unknown is
  /// repeated under the same key, and then has the outcome of the first.
  /// - Throws: `notFound` for an unknown interaction and before its predetermined time, `refused` for an action that it does not allow,
  ///   `conflict` for a key that was used for another response.
  func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus
}

extension ServiceFailure.Reason {
  /// An unknown channel (`notFound`); parameter `channel`, its ID.
  public static let channel = ServiceFailure.Reason(rawValue: "channel")
  /// An interaction that is unknown, cancelled or not due yet (`notFound`); parameter `interaction`, its ID.
  public static let interaction = ServiceFailure.Reason(rawValue: "interaction")
  /// Results that are not available yet, or of an interaction without any (`notFound`); parameter `interaction`, its ID.
  public static let results = ServiceFailure.Reason(rawValue: "results")
  /// A choice that the interaction does not have (`refused`); parameters `interaction` and `choice`, their IDs.
  public static let choice = ServiceFailure.Reason(rawValue: "choice")
  /// An action that the interaction does not allow (`refused`); parameter `interaction`, its ID.
  public static let action = ServiceFailure.Reason(rawValue: "action")
  /// A device identifier that is not 1 to 200 bytes of plain text (`refused`).
  public static let device = ServiceFailure.Reason(rawValue: "device")
  /// An interaction that was answered before on this device (`conflict`); parameter `interaction`, its ID.
  public static let answered = ServiceFailure.Reason(rawValue: "answered")
  /// More channels than there are numbers (`refused`).
  public static let channelLimit = ServiceFailure.Reason(rawValue: "channelLimit")
}

/// An answer, with the server's time when it was given (HTTP's `Date`, RFC 9110, section 6.6.1).
public struct ServerStamped<Answer: Sendable>: Sendable {
  /// The answer.
  public var answer: Answer
  /// The server's time.
  public var serverTime: Instant

  /// Creates an answer with its time.
  public init(_ answer: Answer, serverTime: Instant) {
    self.answer = answer
    self.serverTime = serverTime
  }
}

extension ServerStamped: Equatable where Answer: Equatable {}

/// The answer to a request for a schedule.
public enum ScheduleAnswer: Hashable, Sendable {
  /// The schedule that the caller has is current.
  case unchanged
  /// A schedule, and the tag to send with the next request.
  case schedule(Schedule, tag: String)
}
