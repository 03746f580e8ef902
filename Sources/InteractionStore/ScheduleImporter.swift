import GRDB
import InteractionService
import ScheduleFiles

/// The import of a document that has no conflicts. Only rows that differ are written, so that a repeated import changes
/// nothing.
struct ScheduleImporter {
  let db: Database
  /// The state before the import.
  let stored: StoredScheduleState
  /// Whether the document came with the program.
  let isBundled: Bool

  func add(_ document: ScheduleDocument) throws {
    if !isBundled { try releaseNumbers(of: document.channels.map(\.value)) }
    for channel in document.channels { try add(channel.value) }
    for interaction in document.interactions { try add(interaction.value) }
    for schedule in document.schedules { try add(schedule.value) }
  }

  /// Takes the numbers from channels that get new ones, because two channels may exchange theirs.
  private func releaseNumbers(of channels: [Channel]) throws {
    for channel in channels {
      try db.execute(
        sql: "UPDATE channel SET number = -key WHERE id = ? AND number <> ?", arguments: [channel.id, channel.number])
    }
  }

  private func add(_ channel: Channel) throws {
    let replacement = ChannelReplacement(channel, in: stored, isBundled: isBundled)
    for id in replacement.removedIDs { try db.execute(sql: "DELETE FROM channel WHERE id = ?", arguments: [id]) }
    guard replacement.isStored else { return }
    try db.execute(
      sql: """
        INSERT INTO channel (id, number, name, isDemo, revision) VALUES (:id, :number, :name, :isDemo, 0)
        ON CONFLICT (id) DO UPDATE SET number = :number, name = :name WHERE number <> :number OR name <> :name
        """,
      arguments: [
        "id": channel.id, "number": channel.number, "name": try StoredJSON.encode(channel.name), "isDemo": isBundled,
      ])
  }

  private func add(_ record: InteractionRecord) throws {
    let differs = isBundled ? "isDemo" : "isDemo OR payload <> :payload OR rightChoice IS NOT :right"
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO interaction (id, payload, rightChoice, isDemo) VALUES (:id, :payload, :right, :isDemo)
        ON CONFLICT (id) DO UPDATE SET payload = :payload, rightChoice = :right, isDemo = :isDemo WHERE \(differs)
        """)
    try statement.execute(
      arguments: [
        "id": record.interaction.id, "payload": InteractionJSONEncoder(record.interaction).text,
        "right": record.right, "isDemo": isBundled,
      ])
  }

  private func add(_ schedule: ScheduleDocument.ChannelSchedule) throws {
    let channel = stored.channels[schedule.channel]
    guard ScheduleReplacement(schedule, over: channel, isBundled: isBundled) == .replace,
      let key = try Int64.fetchOne(db, sql: "SELECT key FROM channel WHERE id = ?", arguments: [schedule.channel])
    else { return }
    let keepsProgrammes =
      schedule.programmes.isEmpty && channel?.schedule?.hasProgrammes != true && channel?.isBundled != true
    try ChannelTables.removeSchedule(db, channel: key, keepingProgrammes: keepsProgrammes)
    if !isBundled { try db.execute(sql: "UPDATE channel SET isDemo = 0 WHERE key = ? AND isDemo", arguments: [key]) }
    try insert(schedule, channel: key)
    for programme in schedule.programmes { try ChannelTables.insert(db, programme.value, channel: key) }
    try insertOccurrences(of: schedule, channel: key)
    try ChannelTables.renewRevision(db, channel: key)
  }

  private func insert(_ schedule: ScheduleDocument.ChannelSchedule, channel: Int64) throws {
    try db.execute(
      sql: "INSERT INTO schedule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        channel, schedule.serial, schedule.from.unixMS, schedule.until.unixMS, schedule.refreshAfterSeconds,
        schedule.repeats, !schedule.programmes.isEmpty, schedule.reachMS, ScheduleDigest(schedule).text,
      ])
  }

  private func insertOccurrences(of schedule: ScheduleDocument.ChannelSchedule, channel: Int64) throws {
    let programmes = Dictionary(schedule.programmes.map { ($0.value.id, $0.value) }) { $1 }
    // An interaction is scheduled on one channel. Bundled schedules leave out what an imported one schedules.
    let statement = try db.cachedStatement(
      sql: """
        INSERT \(isBundled ? "OR IGNORE" : "") INTO appointment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for item in schedule.scheduledInteractions {
      let name = StoredScheduleState.ProgrammeName(
        channel: schedule.channel, programme: item.value.scheduled.programme)
      guard let programme = programmes[name.programme] ?? stored.guideProgrammes[name] else { continue }
      for occurrence in schedule.occurrences(of: item, in: programme) {
        try statement.execute(arguments: occurrence.arguments(channel: channel))
      }
    }
  }
}

extension OccurrenceRecord {
  /// Returns the values of a row of `appointment`, in the order of its columns.
  fileprivate func arguments(channel: Int64) -> StatementArguments {
    [
      channel, scheduled.at.unixMS, sequence, scheduled.id, scheduled.programme, programmeStart.unixMS,
      scheduled.show.unixMS, scheduled.durationSeconds, scheduled.resultsAt?.unixMS, over.unixMS, scheduled.serial,
      scheduled.isCancelled, recurs,
    ]
  }
}
