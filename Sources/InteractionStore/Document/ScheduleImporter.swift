import Calls
import GRDB
import InteractionService
import Storage

/// Writes the parts of a document that was found to be right.
struct ScheduleImporter {
  let db: Database
  /// Whether it comes with the program: then it leaves alone what is there.
  let isDemo: Bool

  /// For how long results that are yet to come keep an appointment in schedules after its time, at the most.
  private static let resultsReachMS: Int64 = 3_600_000

  /// Lets channels that get new numbers go of their old ones first: two of them may swap.
  func releaseNumbers(of channels: [Channel]) throws {
    for channel in channels {
      try db.execute(
        sql: "UPDATE channel SET number = -key WHERE id = ? AND number <> ?", arguments: [channel.id, channel.number])
    }
  }

  func add(_ channel: Channel) throws {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM channel WHERE id = ? OR number = ?", arguments: [channel.id, channel.number])
    if isDemo, !rows.isEmpty { return }
    for row in rows where row["isDemo"] {
      try db.execute(sql: "DELETE FROM channel WHERE key = ?", arguments: [row["key"] as Int64])
    }
    let name = try StoredJSON.encode(channel.name)
    // Only what changes is written: a document that comes again changes nothing.
    try db.execute(
      sql: """
        INSERT INTO channel (id, number, name, isDemo, revision) VALUES (:id, :number, :name, :isDemo, 0)
        ON CONFLICT (id) DO UPDATE SET number = :number, name = :name WHERE number <> :number OR name <> :name
        """, arguments: ["id": channel.id, "number": channel.number, "name": name, "isDemo": isDemo])
  }

  func add(_ payload: ScheduleDocument.Payload) throws {
    let kept = isDemo ? "isDemo" : "isDemo OR payload <> :payload OR rightChoice IS NOT :right"
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO interaction (id, payload, rightChoice, isDemo) VALUES (:id, :payload, :right, :isDemo)
        ON CONFLICT (id) DO UPDATE SET payload = :payload, rightChoice = :right, isDemo = :isDemo WHERE \(kept)
        """)
    try statement.execute(
      arguments: [
        "id": payload.interaction.id, "payload": InteractionJSONEncoder(payload.interaction).text,
        "right": payload.right,
        "isDemo": isDemo,
      ])
  }

  func add(_ schedule: ScheduleDocument.ChannelSchedule) throws {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT key, isDemo, serial, digest FROM channel LEFT JOIN schedule ON channel = key WHERE id = ?",
        arguments: [schedule.channel])
    else { return }
    let wasDemo: Bool = row["isDemo"]
    if isDemo, !wasDemo { return }
    let digest = ScheduleDigest(schedule).text
    guard isDemo || wasDemo || (row["digest"] as String?) != digest || (row["serial"] as Int?) != schedule.serial else {
      return
    }
    let key: Int64 = row["key"]
    try makeRoom(for: schedule, channel: key, wasDemo: wasDemo)
    try put(schedule, channel: key, digest: digest)
    for programme in schedule.programmes { try put(programme.value, channel: key) }
    try putAppointments(of: schedule, channel: key)
    try ChannelRow.renew(db, key: key)
  }

  /// Takes away what a schedule replaces: a guide's programmes stay where it brings none.
  private func makeRoom(for schedule: ScheduleDocument.ChannelSchedule, channel: Int64, wasDemo: Bool) throws {
    let hadProgrammes = try Bool.fetchOne(
      db, sql: "SELECT hasProgrammes FROM schedule WHERE channel = ?", arguments: [channel])
    if hadProgrammes == true || !schedule.programmes.isEmpty {
      try ChannelRow.clear(db, key: channel)
    } else {
      try db.execute(
        sql: "DELETE FROM schedule WHERE channel = :channel; DELETE FROM appointment WHERE channel = :channel",
        arguments: ["channel": channel])
    }
    if wasDemo, !isDemo {
      try db.execute(sql: "UPDATE channel SET isDemo = 0 WHERE key = ?", arguments: [channel])
    }
  }

  private func put(_ schedule: ScheduleDocument.ChannelSchedule, channel: Int64, digest: String) throws {
    let reachMS = schedule.scheduledInteractions.map { planned in
      let scheduled = planned.value.scheduled
      let resultsMS = scheduled.resultsAt.map { min($0.milliseconds(since: scheduled.at), Self.resultsReachMS) }
      return max(scheduled.end.milliseconds(since: scheduled.at), resultsMS ?? 0)
    }
    try db.execute(
      sql: "INSERT INTO schedule VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        channel, schedule.serial, schedule.from.unixMS, schedule.until.unixMS, schedule.refreshAfterSeconds,
        schedule.repeats, !schedule.programmes.isEmpty, reachMS.max() ?? 0, digest,
      ])
  }

  private func put(_ programme: Programme, channel: Int64) throws {
    try db.cachedStatement(sql: "INSERT INTO programme VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        channel, programme.start.unixMS, programme.stop.unixMS, programme.id, try StoredJSON.encode(programme.title),
        try programme.summary.map(StoredJSON.encode), try programme.shows.map(StoredJSON.encode),
      ])
  }

  private func putAppointments(of schedule: ScheduleDocument.ChannelSchedule, channel: Int64) throws {
    let programmes = Dictionary(schedule.programmes.map { ($0.value.id, $0.value) }) { $1 }
    for planned in schedule.scheduledInteractions {
      let first = planned.value.scheduled
      let programme = try programmes[first.programme] ?? guideProgramme(first.programme, channel: channel)
      guard let programme else { continue }
      let count = planned.value.occurrenceCount(until: programme.stop)
      for occurrence in 0..<count {
        let shift = Int64(occurrence) * Int64(planned.value.repeatSeconds ?? 0) * 1_000
        // The end of a cycle is the beginning of the next: what takes place at both does so once.
        if schedule.repeats, shift > 0, first.at + shift == schedule.until, first.at == schedule.from { continue }
        try put(
          first, at: shift, sequence: planned.place, programme: programme, channel: channel,
          recurs: schedule.repeats || planned.value.repeatSeconds != nil)
      }
    }
  }

  private func guideProgramme(_ id: String, channel: Int64) throws -> Programme? {
    try GuideProgrammeID.find(db, id: id, channel: channel)
  }

  private func put(
    _ first: ScheduledInteraction, at shift: Int64, sequence: Int, programme: Programme, channel: Int64, recurs: Bool
  ) throws {
    let over = max(first.end, first.resultsAt ?? first.end) + shift
    let statement = try db.cachedStatement(
      // What comes with the program leaves alone what is there: an interaction has one schedule.
      sql: "INSERT \(isDemo ? "OR IGNORE " : "")INTO appointment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    try statement.execute(
      arguments: [
        channel, (first.at + shift).unixMS, sequence, first.id, first.programme, programme.start.unixMS,
        (first.show + shift).unixMS, first.durationSeconds, first.resultsAt.map { ($0 + shift).unixMS }, over.unixMS,
        first.serial, first.isCancelled, recurs,
      ])
  }
}

/// Programmes of guides, which are named by their starts.
enum GuideProgrammeID {
  /// The programme of a channel that has this ID and came from a guide; nil where there is none.
  static func find(_ db: Database, id: String, channel: Int64) throws -> Programme? {
    guard let start = OccurrenceID("@" + id)?.time else { return nil }
    let statement = try db.cachedStatement(sql: "SELECT * FROM programme WHERE channel = ? AND startMS = ?")
    let row = try Row.fetchOne(statement, arguments: [channel, start.unixMS])
    return try row.map { try ProgrammeRow.programme($0, shift: 0, repeats: false) }
  }
}
