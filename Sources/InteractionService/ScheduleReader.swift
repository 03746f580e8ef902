import Calls

/// A reader of parts of a channel's schedule, with all repetitions, from its stored cycle.
struct ScheduleReader<Rows: InteractionRows> {
  let rows: Rows
  let channel: ChannelRecord

  /// An occurrence with the values by which its programme is found.
  struct Occurrence {
    var scheduled: ScheduledInteraction
    var storedProgrammeStart: Instant
    var offsetMS: Int64
  }

  private var recurrence: Recurrence { channel.recurrence }

  /// Returns the programmes that are on at any time from `from` to before `to`, by start; the first `limit` of them.
  func programmes(from: Instant, to: Instant, limit: Int) throws -> [Programme] {
    guard from < to, limit > 0 else { return [] }
    var programmes: [Programme] = []
    for offsetMS in recurrence.offsetsMS(from: from, to: to) {
      let stored = try rows.programmes(
        of: channel, from: from - offsetMS, before: to - offsetMS,
        // One more, because the first one may be over already.
        limit: limit - programmes.count + 1)
      programmes += stored.lazy.map { $0.shifted(byMS: offsetMS, repeats: recurrence.repeats) }
        .filter { $0.stop > from }.prefix(limit - programmes.count)
      let isEmpty = stored.isEmpty && recurrence.isWholeCycle(offsetMS: offsetMS, from: from, before: to)
      if programmes.count == limit || isEmpty { break }
    }
    return programmes
  }

  /// Returns the programme of an occurrence; nil if it has been replaced since.
  func programme(of occurrence: Occurrence) throws -> Programme? {
    try rows.programme(of: channel, startingAt: occurrence.storedProgrammeStart)
      .map { $0.shifted(byMS: occurrence.offsetMS, repeats: recurrence.repeats) }
  }

  /// Returns the occurrences with a predetermined time from `from` to before `before`, by time; the first `limit` of them.
  func occurrences(from: Instant, before: Instant, limit: Int) throws -> [Occurrence] {
    var occurrences: [Occurrence] = []
    for offsetMS in recurrence.offsetsMS(from: from, to: before) {
      let stored = try rows.occurrences(
        of: channel, from: from - offsetMS, before: before - offsetMS, limit: limit - occurrences.count)
      occurrences += stored.map { shifted($0, byMS: offsetMS) }
      let isEmpty = stored.isEmpty && recurrence.isWholeCycle(offsetMS: offsetMS, from: from, before: before)
      if occurrences.count >= limit || isEmpty { break }
    }
    return occurrences
  }

  /// Returns the occurrences with a predetermined time before a time that still matter then, because they are shown or their
  /// results are to come; by time, the last `limit` of them.
  func pending(at now: Instant, limit: Int) throws -> [Occurrence] {
    let from = now - channel.reachMS
    var pending: [Occurrence] = []
    for offsetMS in recurrence.offsetsMS(from: from, to: now).reversed() {
      let stored = try rows.pendingOccurrences(
        of: channel, from: from - offsetMS, before: now - offsetMS, limit: limit - pending.count)
      pending += stored.map { shifted($0, byMS: offsetMS) }
      // If nothing of a whole repetition still matters, nothing of an earlier one does.
      let isEmpty = stored.isEmpty && recurrence.isWholeCycle(offsetMS: offsetMS, from: from, before: now)
      if pending.count >= limit || isEmpty { break }
    }
    return pending.reversed()
  }

  private func shifted(_ record: OccurrenceRecord, byMS offsetMS: Int64) -> Occurrence {
    Occurrence(
      scheduled: record.shifted(byMS: offsetMS, repeats: recurrence.repeats),
      storedProgrammeStart: record.programmeStart, offsetMS: offsetMS)
  }
}
