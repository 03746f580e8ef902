import GRDB
import InteractionService

/// The writes that imports of schedules and of guides have in common.
enum ChannelTables {
  /// Gives a channel a new revision, so that no schedule that a device has is current any more.
  static func renewRevision(_ db: Database, channel: Int64) throws {
    try db.execute(
      sql: """
        UPDATE state SET revision = revision + 1;
        UPDATE channel SET revision = (SELECT revision FROM state) WHERE key = ?
        """, arguments: [channel])
  }

  /// Removes a channel's schedule with its interactions, and its programmes unless they came from a guide.
  static func removeSchedule(_ db: Database, channel: Int64, keepingProgrammes: Bool = false) throws {
    for table in ["schedule", "appointment"] + (keepingProgrammes ? [] : ["programme"]) {
      try db.execute(sql: "DELETE FROM \(table) WHERE channel = ?", arguments: [channel])
    }
  }

  /// Inserts a programme.
  static func insert(_ db: Database, _ programme: Programme, channel: Int64) throws {
    try db.cachedStatement(sql: "INSERT INTO programme VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
      arguments: [
        channel, programme.start.unixMS, programme.stop.unixMS, programme.id, try StoredJSON.encode(programme.title),
        try programme.summary.map(StoredJSON.encode), try programme.shows.map(StoredJSON.encode),
      ])
  }
}
