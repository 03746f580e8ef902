import GRDB
import InteractionService
import Storage

/// Looks whether a document goes together with what is there already.
struct ScheduleConflictCheck {
  let db: Database
  let document: ScheduleDocument
  /// The IDs of the document's interactions.
  private let described: Set<String>

  init(db: Database, document: ScheduleDocument) {
    self.db = db
    self.document = document
    described = document.broken.union(document.interactions.map(\.value.interaction.id))
  }

  func problems() throws -> [ScheduleProblem] {
    try document.channels.flatMap(channelProblems) + document.schedules.flatMap(scheduleProblems)
  }

  /// A number that another imported channel has, unless that one gets a new number here.
  private func channelProblems(_ placed: ScheduleDocument.Located<Channel>) throws -> [ScheduleProblem] {
    let channel = placed.value
    let other = try String.fetchOne(
      db, sql: "SELECT id FROM channel WHERE number = ? AND id <> ? AND NOT isDemo",
      arguments: [channel.number, channel.id])
    guard let other, !document.channels.contains(where: { $0.value.id == other }) else { return [] }
    return [ScheduleProblem("/channels/\(placed.place)/number", "channel “\(other)” has the number \(channel.number)")]
  }

  private func scheduleProblems(
    _ placed: ScheduleDocument.Located<ScheduleDocument.ChannelSchedule>
  ) throws -> [ScheduleProblem] {
    let pointer = "/schedules/\(placed.place)"
    let schedule = placed.value
    let row = try Row.fetchOne(
      db,
      sql: "SELECT key, isDemo, serial, digest FROM channel LEFT JOIN schedule ON channel = key WHERE id = ?",
      arguments: [schedule.channel])
    if row == nil, !document.broken.contains(schedule.channel),
      !document.channels.contains(where: { $0.value.id == schedule.channel })
    {
      return [
        ScheduleProblem(pointer + "/channel", "there is no channel “\(schedule.channel)”, here or imported before")
      ]
    }
    let key: Int64? = row?["key"]
    return try [serialProblem(schedule, row, pointer + "/serial")].compactMap(\.self)
      + schedule.scheduledInteractions.flatMap { planned in
        try appointmentProblems(
          planned.value.scheduled, of: schedule, channel: key, pointer: "\(pointer)/interactions/\(planned.place)")
      }
  }

  private func serialProblem(
    _ schedule: ScheduleDocument.ChannelSchedule, _ row: Row?, _ pointer: String
  ) -> ScheduleProblem? {
    guard let row, !row["isDemo"], let serial = row["serial"] as Int? else { return nil }
    let isSame = (row["digest"] as String?) == ScheduleDigest(schedule).text
    if schedule.serial < serial {
      return ScheduleProblem(pointer, "serial \(serial) of this schedule is there already, \(schedule.serial) is older")
    }
    guard schedule.serial == serial, !isSame else { return nil }
    return ScheduleProblem(
      pointer,
      "serial \(serial) of this schedule is there already and says something else; a change takes a greater one")
  }

  private func appointmentProblems(
    _ scheduled: ScheduledInteraction, of schedule: ScheduleDocument.ChannelSchedule, channel: Int64?, pointer: String
  ) throws -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    if try !described.contains(scheduled.id) && !isKnown(scheduled.id) {
      problems.append(ScheduleProblem(pointer + "/id", "there is no interaction “\(scheduled.id)”"))
    }
    if schedule.programmes.isEmpty {
      problems += try guideProblems(scheduled, channel: channel, pointer: pointer)
    }
    let elsewhere = try db.cachedStatement(
      sql: """
        SELECT channel.id FROM appointment JOIN channel ON key = channel
        WHERE interaction = ? AND channel.id <> ? ORDER BY interaction, atMS LIMIT 1
        """)
    if let other = try String.fetchOne(elsewhere, arguments: [scheduled.id, schedule.channel]),
      !document.schedules.contains(where: { $0.value.channel == other })
    {
      problems.append(ScheduleProblem(pointer + "/id", "“\(scheduled.id)” is scheduled on channel “\(other)”"))
    }
    return problems
  }

  private func isKnown(_ interaction: String) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM interaction WHERE id = ?")
    return try Int.fetchOne(statement, arguments: [interaction]) != nil
  }

  /// A schedule without programmes relies on those of a guide.
  private func guideProblems(
    _ scheduled: ScheduledInteraction, channel: Int64?, pointer: String
  ) throws -> [ScheduleProblem] {
    guard let channel, let programme = try GuideProgrammeID.find(db, id: scheduled.programme, channel: channel) else {
      return [ScheduleProblem(pointer + "/programme", "the channel has no programme “\(scheduled.programme)”")]
    }
    guard programme.start <= scheduled.at, scheduled.at <= programme.stop else {
      return [
        ScheduleProblem(
          pointer + "/at", "it is outside its programme, \(programme.start.rfc3339) to \(programme.stop.rfc3339)")
      ]
    }
    return []
  }
}
