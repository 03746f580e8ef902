import Calls
import InteractionService
import ScheduleFiles

/// The rows of ``MemoryInteractionStore``.
package final class MemoryInteractionRows: InteractionRows {
  /// A channel with everything that is stored about it.
  struct StoredChannel: Sendable {
    var record: ChannelRecord
    var isBundled: Bool
    var schedule: StoredScheduleState.StoredSchedule?
    /// By start.
    var programmes: [Programme] = []
    /// By time, then by sequence.
    var occurrences: [OccurrenceRecord] = []
  }

  /// All rows, as a value, so that a failed transaction leaves nothing behind.
  struct Tables: Sendable {
    var channels: [String: StoredChannel] = [:]
    var interactions: [String: (record: InteractionRecord, isBundled: Bool)] = [:]
    var responses: [ResponseRecord] = []
    var revision: Int64 = 0
    var bundledStamp: String?
  }

  var tables: Tables
  /// How many lists of programmes and occurrences were fetched.
  package private(set) var fetchCount = 0

  init(_ tables: Tables) {
    self.tables = tables
  }

  package func channel(id: String) -> ChannelRecord? {
    tables.channels[id]?.record
  }

  private func stored(_ channel: ChannelRecord) -> StoredChannel {
    tables.channels[channel.channel.id] ?? StoredChannel(record: channel, isBundled: false)
  }

  package func programmes(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) -> [Programme] {
    fetchCount += 1
    let programmes = stored(channel).programmes
    let first = programmes.last { $0.start <= from }?.start ?? from
    return Array(programmes.filter { first <= $0.start && $0.start < before }.prefix(limit))
  }

  package func programme(of channel: ChannelRecord, startingAt start: Instant) -> Programme? {
    stored(channel).programmes.first { $0.start == start }
  }

  package func occurrences(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) -> [OccurrenceRecord]
  {
    fetchCount += 1
    return Array(
      stored(channel).occurrences.lazy.filter { from <= $0.scheduled.at && $0.scheduled.at < before }.prefix(limit))
  }

  package func pendingOccurrences(
    of channel: ChannelRecord, from: Instant, before: Instant, limit: Int
  ) -> [OccurrenceRecord] {
    let past = occurrences(of: channel, from: from, before: before, limit: .max)
    return Array(past.filter { $0.over > before }.reversed().prefix(limit))
  }

  package func firstOccurrence(of interaction: String) -> (occurrence: OccurrenceRecord, channel: ChannelRecord)? {
    for channel in tables.channels.values {
      guard let first = channel.occurrences.first(where: { $0.scheduled.id == interaction }) else { continue }
      return (first, channel.record)
    }
    return nil
  }

  package func occurrence(of interaction: String, at time: Instant) -> OccurrenceRecord? {
    tables.channels.values.lazy.flatMap(\.occurrences)
      .first { $0.scheduled.id == interaction && $0.scheduled.at == time }
  }

  package func interaction(id: String) -> InteractionRecord? {
    tables.interactions[id]?.record
  }

  package func response(key: IdempotencyKey) -> ResponseRecord? {
    tables.responses.first { $0.key == key }
  }

  package func hasResponse(of device: String, to occurrence: String) -> Bool {
    tables.responses.contains { $0.device == device && $0.response.interaction == occurrence }
  }

  package func choiceCounts(of occurrence: String) -> [String: Int] {
    tables.responses.filter { $0.response.interaction == occurrence }.reduce(into: [:]) { counts, record in
      if case .chose(let choice) = record.response.action { counts[choice, default: 0] += 1 }
    }
  }

  package func insert(_ response: ResponseRecord) {
    tables.responses.append(response)
  }

  /// Gives a channel a revision that no channel had before.
  func renewRevision(of id: String) {
    tables.revision += 1
    let revision = tables.revision
    tables.channels[id]?.record.revision = revision
  }

  /// Returns everything that a document names; here simply everything.
  func state(for document: ScheduleDocument) -> StoredScheduleState {
    var state = StoredScheduleState(interactions: Set(tables.interactions.keys))
    for (id, channel) in tables.channels {
      state.insert(
        StoredScheduleState.StoredChannel(
          id: id, number: channel.record.channel.number, isBundled: channel.isBundled, schedule: channel.schedule))
      for occurrence in channel.occurrences { state.scheduledOn[occurrence.scheduled.id] = id }
    }
    for name in document.guideProgrammeNames {
      state.guideProgrammes[name] = tables.channels[name.channel]?.programmes.first { $0.id == name.programme }
    }
    return state
  }
}
