import Calls

extension InteractionRules {
  /// Returns a channel's schedule from now on, or that the schedule with a tag is current; see ``InteractionAPI``.
  public func schedule(channel id: String, ifNot tag: String?) throws -> ServerStamped<ScheduleAnswer> {
    let channel = try channel(id)
    if let tag = tag.flatMap(ScheduleTag.init), tag.isCurrent(for: channel, at: now) {
      return ServerStamped(.unchanged, serverTime: now)
    }
    let reader = ScheduleReader(rows: rows, channel: channel)
    let pending = try reader.pending(at: now, limit: ScheduleLimits.pendingCount)
    let schedule = try Self.schedule(
      reader, pending: pending, from: now, to: now + ScheduleLimits.horizonMS, before: now + ScheduleLimits.horizonMS
    ).schedule
    let newTag = ScheduleTag(revision: channel.revision, from: schedule.from, until: schedule.until)
    return ServerStamped(.schedule(schedule, tag: newTag.text), serverTime: now)
  }

  /// Returns a channel's schedule of any span of time; see ``ScheduleInspector``.
  public func listing(channel id: String, from: Instant, to: Instant) throws -> ScheduleListing {
    let reader = ScheduleReader(rows: rows, channel: try channel(id))
    let (from, to) = (Self.nameable(from), Self.nameable(to))
    let (schedule, isCut) = try Self.schedule(reader, pending: [], from: from, to: to, before: to + 1)
    var interactions: [String: Interaction] = [:]
    for scheduled in schedule.interactions {
      guard let base = OccurrenceID(scheduled.id)?.base else { continue }
      interactions[scheduled.id] = try rows.interaction(id: base)?.interaction
    }
    return ScheduleListing(schedule: schedule, interactions: interactions, isCut: isCut)
  }

  /// Returns the programmes of a channel that are on at any time from `from` to before `to`, by start.
  ///
  /// - Parameter limit: The most programmes; at most ``ScheduleLimits/programmeCount`` are returned.
  public func programmes(channel id: String, from: Instant, to: Instant, limit: Int) throws -> [Programme] {
    guard let channel = try rows.channel(id: id) else { return [] }
    return try ScheduleReader(rows: rows, channel: channel).programmes(
      from: Self.nameable(from), to: Self.nameable(to), limit: min(limit, ScheduleLimits.programmeCount))
  }

  private func channel(_ id: String) throws -> ChannelRecord {
    guard let channel = try rows.channel(id: id) else {
      throw ServiceFailure(.notFound, .channel, ["channel": Self.parameter(id)])
    }
    return channel
  }

  /// Clamps a time to those that an ID can hold: repetitions at other times would have no IDs of their own.
  private static func nameable(_ time: Instant) -> Instant {
    min(max(time, OccurrenceID.times.lowerBound), OccurrenceID.times.upperBound)
  }

  /// Builds the schedule of a span of time, which ends earlier if there is too much for one schedule.
  ///
  /// - Parameter end: The time before which interactions are included.
  private static func schedule(
    _ reader: ScheduleReader<Rows>, pending: [ScheduleReader<Rows>.Occurrence], from: Instant, to: Instant,
    before end: Instant
  ) throws -> (schedule: Schedule, isCut: Bool) {
    let limit = ScheduleLimits.interactionCount - pending.count
    let coming = try reader.occurrences(from: from, before: end, limit: limit + 1)
    let interactionsEnd = ScheduleLimits.end(of: coming.map(\.scheduled.at), limit: limit)
    let programmes = try reader.programmes(
      from: from, to: min(to, interactionsEnd ?? to), limit: ScheduleLimits.programmeCount + 1)
    let programmesEnd = ScheduleLimits.end(of: programmes.map(\.start), limit: ScheduleLimits.programmeCount)
    let cut = [interactionsEnd, programmesEnd].compactMap(\.self).min()
    let occurrences = pending + coming.prefix(limit).filter { $0.scheduled.at < cut ?? end }
    let shown = Array(programmes.prefix(ScheduleLimits.programmeCount))
    let earlier = try earlierProgrammes(of: occurrences, besides: shown, from: from, reader)
    let known = Set((earlier + shown).map(\.id))
    let schedule = Schedule(
      channel: reader.channel.channel.id, serial: reader.channel.serial, from: from, until: cut ?? to,
      refreshAfterSeconds: ScheduleLimits.refreshAfterSeconds(
        preferred: reader.channel.refreshAfterSeconds, from: from, until: cut ?? to),
      programmes: earlier + shown,
      interactions: occurrences.map(\.scheduled).filter { known.contains($0.programme) })
    return (schedule, cut != nil)
  }

  /// Returns the programmes of occurrences that are over before the schedule begins, by start: an interaction may take place when
  /// its programme stops, or wait for its results until later.
  private static func earlierProgrammes(
    of occurrences: [ScheduleReader<Rows>.Occurrence], besides shown: [Programme], from: Instant,
    _ reader: ScheduleReader<Rows>
  ) throws -> [Programme] {
    var known = Set(shown.map(\.id))
    var programmes: [Programme] = []
    for occurrence in occurrences where known.insert(occurrence.scheduled.programme).inserted {
      guard let programme = try reader.programme(of: occurrence), programme.start < from else { continue }
      programmes.append(programme)
    }
    return programmes.sorted { $0.start < $1.start }
  }
}
