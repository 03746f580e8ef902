import Calls
import InteractionService
import ScheduleFiles

extension MemoryInteractionStore: ScheduleWriter {
  package func addSchedules(_ document: ScheduleDocument) throws(ServiceFailure) -> ScheduleOutcome {
    try transaction { rows in
      let stored = rows.state(for: document)
      let problems = ScheduleConflictCheck(document, against: stored).problems()
      guard problems.isEmpty else { return .refused(problems) }
      return try rows.add(document, over: stored, isBundled: false) ? .imported : .unchanged
    }
  }

  package func conflicts(of document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    try transaction { rows in ScheduleConflictCheck(document, against: rows.state(for: document)).problems() }
  }

  package func bundledStamp() throws(ServiceFailure) -> String? {
    try transaction(\.tables.bundledStamp)
  }

  package func replaceBundledChannels(with document: ScheduleDocument, stamp: String) throws(ServiceFailure) {
    try transaction { rows in
      guard rows.tables.bundledStamp != stamp else { return }
      rows.tables.bundledStamp = stamp
      rows.tables.channels = rows.tables.channels.filter { !$0.value.isBundled }
      rows.tables.interactions = rows.tables.interactions.filter { !$0.value.isBundled }
      _ = try rows.add(document, over: rows.state(for: document), isBundled: true)
    }
  }

  package func setBundledStamp(_ stamp: String) throws(ServiceFailure) {
    try transaction { rows in rows.tables.bundledStamp = stamp }
  }
}

extension MemoryInteractionRows {
  /// Adds a document without conflicts, and returns whether anything was changed.
  fileprivate func add(
    _ document: ScheduleDocument, over stored: StoredScheduleState, isBundled: Bool
  ) throws -> Bool {
    let channels = document.channels.map { add($0.value, over: stored, isBundled: isBundled) }
    let interactions = document.interactions.map { add($0.value, isBundled: isBundled) }
    let schedules = document.schedules.map { add($0.value, over: stored, isBundled: isBundled) }
    return (channels + interactions + schedules).contains(true)
  }

  private func add(_ channel: Channel, over stored: StoredScheduleState, isBundled: Bool) -> Bool {
    let replacement = ChannelReplacement(channel, in: stored, isBundled: isBundled)
    for id in replacement.removedIDs { tables.channels[id] = nil }
    guard replacement.isStored, tables.channels[channel.id]?.record.channel != channel else { return false }
    let new = StoredChannel(record: ChannelRecord(key: 0, channel: channel, revision: 0), isBundled: isBundled)
    tables.channels[channel.id, default: new].record.channel = channel
    return true
  }

  private func add(_ record: InteractionRecord, isBundled: Bool) -> Bool {
    let id = record.interaction.id
    let former = tables.interactions[id]
    guard isBundled ? former?.isBundled ?? true : former?.record != record || former?.isBundled == true else {
      return false
    }
    tables.interactions[id] = (record, isBundled)
    return true
  }

  private func add(
    _ schedule: ScheduleDocument.ChannelSchedule, over stored: StoredScheduleState, isBundled: Bool
  ) -> Bool {
    let former = stored.channels[schedule.channel]
    guard ScheduleReplacement(schedule, over: former, isBundled: isBundled) == .replace,
      var channel = tables.channels[schedule.channel]
    else { return false }
    let hadProgrammes = former?.schedule?.hasProgrammes == true || former?.isBundled == true
    if hadProgrammes || !schedule.programmes.isEmpty {
      channel.programmes = schedule.programmes.map(\.value).sorted { $0.start < $1.start }
    }
    channel.isBundled = isBundled
    channel.schedule = StoredScheduleState.StoredSchedule(
      serial: schedule.serial, digest: ScheduleDigest(schedule).text, hasProgrammes: !schedule.programmes.isEmpty)
    channel.record.serial = schedule.serial
    channel.record.refreshAfterSeconds = schedule.refreshAfterSeconds
    channel.record.reachMS = schedule.reachMS
    channel.record.recurrence =
      schedule.repeats ? Recurrence(cycleFrom: schedule.from, until: schedule.until) : .once
    let programmes = Dictionary(channel.programmes.map { ($0.id, $0) }) { $1 }
    channel.occurrences = schedule.scheduledInteractions.flatMap { item -> [OccurrenceRecord] in
      guard let programme = programmes[item.value.scheduled.programme] else { return [] }
      return Array(schedule.occurrences(of: item, in: programme))
    }.sorted { ($0.scheduled.at, $0.sequence) < ($1.scheduled.at, $1.sequence) }
    tables.channels[schedule.channel] = channel
    renewRevision(of: schedule.channel)
    return true
  }
}

extension MemoryInteractionStore: GuideWriter {
  package func addGuide<SourceError: Error>(
    _ nextBatch: () throws(SourceError) -> GuideBatch?
  ) throws(GuideImportFailure<SourceError>) -> GuideImportCounts {
    var batches: [GuideBatch] = []
    do throws(SourceError) {
      while let batch = try nextBatch() { batches.append(batch) }
    } catch {
      throw .source(error)
    }
    do throws(ServiceFailure) {
      return try transaction { rows in try rows.add(batches) }
    } catch {
      throw .service(error)
    }
  }
}

extension MemoryInteractionRows {
  fileprivate func add(_ batches: [GuideBatch]) throws -> GuideImportCounts {
    var changes: [String: GuideChannelChange] = [:]
    var numbers = TakenNumbers(tables.channels.values.map(\.record.channel.number))
    var programmes: [String: [Instant: GuideProgramme]] = [:]
    for batch in batches {
      for channel in batch.numberedChannelsFirst {
        guard let id = GuideChannel.storedID(channel.id),
          try change(id, number: channel.number, &numbers, &changes) != .keep
        else { continue }
        tables.channels[id]?.record.channel.name = channel.name.sanitizedForStorage()
      }
      for programme in batch.programmes where programme.isValid {
        guard let id = GuideChannel.storedID(programme.channel), try change(id, &numbers, &changes) != .keep else {
          continue
        }
        programmes[id, default: [:]][programme.start] = programme
      }
    }
    for (id, change) in changes where change != .keep {
      place(programmes[id].map { Array($0.values) } ?? [], on: id)
      tables.channels[id]?.record.serial += 1
      renewRevision(of: id)
    }
    return GuideImportCounts(
      channels: changes.count, programmes: programmes.values.map(\.count).reduce(0, +),
      keptChannels: changes.values.filter { $0 == .keep }.count)
  }

  private func change(
    _ id: String, number: Int? = nil, _ numbers: inout TakenNumbers, _ changes: inout [String: GuideChannelChange]
  ) throws -> GuideChannelChange {
    if let change = changes[id] { return change }
    let stored = tables.channels[id]
    let change = GuideChannelChange(
      isBundled: stored?.isBundled, hasScheduleProgrammes: stored?.schedule?.hasProgrammes == true)
    if change == .add || change == .takeOver {
      let number = try stored?.record.channel.number ?? statedNumber(number) ?? numbers.nextFree()
      numbers.take(number)
      let channel = Channel(id: id, number: number, name: stored?.record.channel.name ?? LocalText(["en": id]))
      tables.channels[id] = StoredChannel(
        record: ChannelRecord(key: 0, channel: channel, revision: 0), isBundled: false)
    }
    changes[id] = change
    return change
  }

  private func statedNumber(_ number: Int?) -> Int? {
    guard let number else { return nil }
    let channel = tables.channels.values.first { $0.record.channel.number == number }
    let holder = channel.map { $0.isBundled ? GuideChannelNumbers.Holder.bundledChannel : .channel } ?? .nothing
    guard GuideChannelNumbers.isFree(number, holder: holder) else { return nil }
    if let channel { tables.channels[channel.record.channel.id] = nil }
    return number
  }

  private func place(_ guide: [GuideProgramme], on id: String) {
    guard var span = guide.first.map(GuideSpan.init) else { return }
    for programme in guide { span.extend(by: programme) }
    var programmes = (tables.channels[id]?.programmes ?? []).compactMap { programme -> Programme? in
      switch span.change(of: programme) {
      case .keep: return programme
      case .remove: return nil
      case .cut:
        var programme = programme
        programme.stop = span.start
        return programme
      }
    }
    let starts = (programmes.map(\.start) + guide.map(\.start)).sorted()
    programmes += guide.map { programme in programme.stored(before: starts.first { $0 > programme.start }) }
    tables.channels[id]?.programmes = programmes.sorted { $0.start < $1.start }
  }
}

/// The numbers of channels; during an import none becomes free.
private struct TakenNumbers {
  private var numbers: Set<Int>
  private var lowestFree = 0

  init(_ numbers: [Int]) {
    self.numbers = Set(numbers)
  }

  /// Returns the lowest number that no channel has.
  mutating func nextFree() throws -> Int {
    lowestFree = try GuideChannelNumbers.next(from: lowestFree) { numbers.contains($0) }
    return lowestFree
  }

  /// Marks a number as used by a channel.
  mutating func take(_ number: Int) {
    numbers.insert(number)
  }
}
