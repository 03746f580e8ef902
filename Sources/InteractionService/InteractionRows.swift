import Calls

/// The rows that a store of the interaction service fetches and writes. ``InteractionRules`` turns them into answers.
///
/// All calls of one ``InteractionRules`` see one consistent state; calls that write are made within one transaction.
public protocol InteractionRows {
  /// Returns a channel; nil for an unknown ID.
  func channel(id: String) throws -> ChannelRecord?
  /// Returns stored programmes of a channel, by start: those that start from `from` to before `before`, and the last one that
  /// starts earlier, which may still be on.
  func programmes(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) throws -> [Programme]
  /// Returns the stored programme of a channel with a start; nil if there is none.
  func programme(of channel: ChannelRecord, startingAt start: Instant) throws -> Programme?
  /// Returns stored occurrences of a channel with a predetermined time from `from` to before `before`, by time, then by sequence.
  func occurrences(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) throws -> [OccurrenceRecord]
  /// Returns stored occurrences as ``occurrences(of:from:before:limit:)`` does, but only those that are over after `before`, and the
  /// last ones first.
  func pendingOccurrences(
    of channel: ChannelRecord, from: Instant, before: Instant, limit: Int
  ) throws -> [OccurrenceRecord]
  /// Returns the first stored occurrence of an interaction, and its channel; nil if it is not scheduled.
  func firstOccurrence(of interaction: String) throws -> (occurrence: OccurrenceRecord, channel: ChannelRecord)?
  /// Returns the stored occurrence of an interaction with a predetermined time; nil if there is none.
  func occurrence(of interaction: String, at time: Instant) throws -> OccurrenceRecord?
  /// Returns an interaction; nil for an unknown ID.
  func interaction(id: String) throws -> InteractionRecord?

  /// Returns the counted response with a key; nil if there is none.
  func response(key: IdempotencyKey) throws -> ResponseRecord?
  /// Returns whether a device's response to an occurrence of an interaction was counted.
  func hasResponse(of device: String, to occurrence: String) throws -> Bool
  /// Returns how many responses chose each choice of an occurrence of an interaction.
  func choiceCounts(of occurrence: String) throws -> [String: Int]
  /// Stores a response and counts it.
  func insert(_ response: ResponseRecord) throws
}
