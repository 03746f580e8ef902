import Calls
import GRDB
import InteractionService
import ScheduleFiles

extension SQLiteInteractionRows {
  /// Fetches everything that a document names.
  func state(for document: ScheduleDocument) throws -> StoredScheduleState {
    var state = StoredScheduleState()
    for id in document.channelIDs {
      for channel in try storedChannels("id = ?", [id]) { state.insert(channel) }
    }
    for channel in document.channels {
      for channel in try storedChannels("number = ?", [channel.value.number]) { state.insert(channel) }
    }
    let isKnown = try db.cachedStatement(sql: "SELECT 1 FROM interaction WHERE id = ?")
    let channelOf = try db.cachedStatement(
      sql: """
        SELECT channel.id FROM appointment JOIN channel ON key = channel
        WHERE interaction = ? ORDER BY interaction, atMS LIMIT 1
        """)
    for id in document.scheduledIDs {
      if try Int.fetchOne(isKnown, arguments: [id]) != nil { state.interactions.insert(id) }
      if let channel = try String.fetchOne(channelOf, arguments: [id]) { state.scheduledOn[id] = channel }
    }
    for name in document.guideProgrammeNames { state.guideProgrammes[name] = try guideProgramme(name) }
    return state
  }

  private func storedChannels(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [StoredScheduleState.StoredChannel] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, number, isDemo, serial, digest, hasProgrammes
        FROM channel LEFT JOIN schedule ON channel = key WHERE \(condition)
        """)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      var channel = StoredScheduleState.StoredChannel(
        id: row["id"], number: row["number"], isBundled: row["isDemo"])
      if let serial = row["serial"] as Int? {
        channel.schedule = StoredScheduleState.StoredSchedule(
          serial: serial, digest: row["digest"], hasProgrammes: row["hasProgrammes"])
      }
      return channel
    }
  }

  /// Returns a programme of a guide, whose ID is its start.
  private func guideProgramme(_ name: StoredScheduleState.ProgrammeName) throws -> Programme? {
    guard let start = OccurrenceID.time(name.programme),
      let key = try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT key FROM channel WHERE id = ?"), arguments: [name.channel])
    else { return nil }
    return try programme(channel: key, startingAt: start)
  }
}
