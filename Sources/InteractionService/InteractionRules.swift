import Attributes
import Calls

/// The rules of the interaction service: answers to its calls, from the rows of a store.
///
/// A store opens a transaction, and calls the rules with its rows. Decisions about single values are pure functions of
/// ``AnswerWindow``, ``Recurrence``, ``ScheduleLimits``, ``ScheduleTag`` and the records.
public struct InteractionRules<Rows: InteractionRows> {
  let rows: Rows
  /// The server's clock, read once for each call.
  let now: Instant

  /// Creates the rules for one call.
  public init(_ rows: Rows, now: Instant) {
    self.rows = rows
    self.now = now
  }

  /// Returns an interaction under the ID that was asked for.
  ///
  /// - Throws: `notFound` for an unknown or cancelled one, and before its predetermined time, then with the wait until it.
  public func interaction(id: String) throws -> Interaction {
    try open(id).interaction
  }

  /// Returns the results of a poll or a quiz.
  ///
  /// - Throws: `notFound` for an interaction without results, and before its `resultsAt`, then with the wait until it.
  public func results(id: String) throws -> InteractionResults {
    let found = try open(id)
    guard found.window.hasResults(at: now) else {
      throw ServiceFailure(
        .notFound, .results, ["interaction": Self.parameter(id)], retryAfterMS: found.window.hasResultsInMS(at: now))
    }
    return InteractionResults(id: id, counts: try rows.choiceCounts(of: id), right: found.right)
  }

  /// Records a response, and counts it once.
  ///
  /// A response that does not count is not stored: the same one under the same key has the same status again.
  ///
  /// - Throws: `refused` for an action that the interaction does not allow and for an invalid device identifier, `conflict` for a
  ///   key that was used for another response, `notFound` for an interaction that cannot be answered yet, or is unknown.
  public func respond(
    _ response: InteractionResponse, key: IdempotencyKey, device: String
  ) throws -> ResponseStatus {
    // The same form as a key: short, plain text.
    guard IdempotencyKey(device) != nil else { throw ServiceFailure(.refused, .device) }
    let record = ResponseRecord(key: key, device: device, response: response, receivedAt: now)
    if let earlier = try rows.response(key: key) {
      guard earlier.isRepeated(by: record) else { throw ServiceFailure(.conflict, .keyUsed) }
      return .counted
    }
    let found = try open(response.interaction)
    guard found.interaction.allows(response.action) else { throw Self.refusal(of: response) }
    let hasAnswered = try rows.hasResponse(of: device, to: response.interaction)
    let status = found.window.status(hasAnswered: hasAnswered, at: now)
    if status == .counted { try rows.insert(record) }
    return status
  }

  private static func refusal(of response: InteractionResponse) -> ServiceFailure {
    let interaction = parameter(response.interaction)
    guard case .chose(let choice) = response.action else {
      return ServiceFailure(.refused, .action, ["interaction": interaction])
    }
    return ServiceFailure(.refused, .choice, ["interaction": interaction, "choice": parameter(choice)])
  }

  /// An interaction that can be fetched and answered.
  private struct OpenInteraction {
    var interaction: Interaction
    var right: String?
    var window: AnswerWindow
  }

  private func open(_ id: String) throws -> OpenInteraction {
    let parameters = ["interaction": Self.parameter(id)]
    guard let occurrence = OccurrenceID(id), let scheduled = try scheduled(occurrence),
      let record = try rows.interaction(id: occurrence.base)
    else { throw ServiceFailure(.notFound, .interaction, parameters) }
    let window = AnswerWindow(scheduled, kind: record.interaction.type)
    guard window.isOpen(at: now) else {
      throw ServiceFailure(.notFound, .interaction, parameters, retryAfterMS: window.opensInMS(at: now))
    }
    var interaction = record.interaction
    interaction.id = id
    return OpenInteraction(interaction: interaction, right: record.right, window: window)
  }

  /// Returns the times of an occurrence; nil if there is none at exactly that time.
  private func scheduled(_ id: OccurrenceID) throws -> ScheduledInteraction? {
    guard let (first, channel) = try rows.firstOccurrence(of: id.base), first.recurs == (id.time != nil) else {
      return nil
    }
    let recurrence = channel.recurrence
    guard let time = id.time else { return first.shifted(byMS: 0, repeats: recurrence.repeats) }
    for stored in recurrence.storedTimes(of: time) {
      guard let occurrence = try rows.occurrence(of: id.base, at: stored) else { continue }
      return occurrence.shifted(byMS: time.milliseconds(since: stored), repeats: recurrence.repeats)
    }
    return nil
  }

  /// Returns a text from outside as a failure's parameter: without control characters, at most 200 characters.
  static func parameter(_ text: String) -> String {
    String(text.prefix(200)).sanitizedForStorage() ?? ""
  }
}
