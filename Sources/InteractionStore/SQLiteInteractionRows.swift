import Calls
import GRDB
import InteractionService

/// The rows of the interaction service within one transaction.
struct SQLiteInteractionRows: InteractionRows {
  let db: Database

  /// Returns all channels, by number.
  func channels() throws -> [Channel] {
    try Row.fetchAll(db, sql: "SELECT id, number, name FROM channel ORDER BY number").map(Channel.init)
  }

  func channel(id: String) throws -> ChannelRecord? {
    try channel(where: "id", id)
  }

  private func channel(where column: String, _ value: some DatabaseValueConvertible) throws -> ChannelRecord? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT channel.*, schedule.* FROM channel LEFT JOIN schedule ON channel = key WHERE channel.\(column) = ?
        """)
    return try Row.fetchOne(statement, arguments: [value]).map(ChannelRecord.init)
  }

  func programmes(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) throws -> [Programme] {
    // Programmes of a channel do not overlap, so only the last one that started by then can still be on.
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM programme WHERE channel = :channel AND startMS < :before AND startMS >= coalesce(
          (SELECT max(startMS) FROM programme WHERE channel = :channel AND startMS <= :from), :from)
        ORDER BY startMS LIMIT :limit
        """)
    let rows = try Row.fetchCursor(
      statement,
      arguments: ["channel": channel.key, "from": from.unixMS, "before": before.unixMS, "limit": limit])
    return try Array(rows.map(Programme.init))
  }

  func programme(of channel: ChannelRecord, startingAt start: Instant) throws -> Programme? {
    try programme(channel: channel.key, startingAt: start)
  }

  func programme(channel: Int64, startingAt start: Instant) throws -> Programme? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM programme WHERE channel = ? AND startMS = ?")
    return try Row.fetchOne(statement, arguments: [channel, start.unixMS]).map(Programme.init)
  }

  func occurrences(of channel: ChannelRecord, from: Instant, before: Instant, limit: Int) throws -> [OccurrenceRecord] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM appointment WHERE channel = ? AND atMS >= ? AND atMS < ? ORDER BY atMS, sequence LIMIT ?
        """)
    return try Array(
      Row.fetchCursor(statement, arguments: [channel.key, from.unixMS, before.unixMS, limit])
        .map(OccurrenceRecord.init))
  }

  func pendingOccurrences(
    of channel: ChannelRecord, from: Instant, before: Instant, limit: Int
  ) throws -> [OccurrenceRecord] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT * FROM appointment WHERE channel = ? AND atMS >= ? AND atMS < ? AND overMS > ?
        ORDER BY atMS DESC, sequence DESC LIMIT ?
        """)
    return try Array(
      Row.fetchCursor(statement, arguments: [channel.key, from.unixMS, before.unixMS, before.unixMS, limit])
        .map(OccurrenceRecord.init))
  }

  func firstOccurrence(of interaction: String) throws -> (occurrence: OccurrenceRecord, channel: ChannelRecord)? {
    let statement = try db.cachedStatement(
      sql: "SELECT * FROM appointment WHERE interaction = ? ORDER BY interaction, atMS LIMIT 1")
    guard let row = try Row.fetchOne(statement, arguments: [interaction]),
      let channel = try channel(where: "key", row["channel"] as Int64)
    else { return nil }
    return (OccurrenceRecord(row), channel)
  }

  func occurrence(of interaction: String, at time: Instant) throws -> OccurrenceRecord? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM appointment WHERE interaction = ? AND atMS = ?")
    return try Row.fetchOne(statement, arguments: [interaction, time.unixMS]).map(OccurrenceRecord.init)
  }

  func interaction(id: String) throws -> InteractionRecord? {
    let statement = try db.cachedStatement(sql: "SELECT payload, rightChoice FROM interaction WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map(InteractionRecord.init)
  }

  func response(key: IdempotencyKey) throws -> ResponseRecord? {
    let statement = try db.cachedStatement(sql: "SELECT * FROM response WHERE key = ?")
    return try Row.fetchOne(statement, arguments: [key.text]).flatMap { row in ResponseRecord(row, key: key) }
  }

  func hasResponse(of device: String, to occurrence: String) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM response WHERE box = ? AND interaction = ?")
    return try Int.fetchOne(statement, arguments: [device, occurrence]) != nil
  }

  func choiceCounts(of occurrence: String) throws -> [String: Int] {
    let statement = try db.cachedStatement(
      sql: "SELECT choice, responseCount FROM tally WHERE interaction = ? AND deed = 'chose'")
    let counts = try Row.fetchAll(statement, arguments: [occurrence])
      .map { row in (row["choice"] as String, row["responseCount"] as Int) }
    return Dictionary(counts) { $1 }
  }

  func insert(_ record: ResponseRecord) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO response (key, interaction, box, deed, choice, atMS, receivedMS) VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    let (name, choice) = record.response.action.columns
    try statement.execute(
      arguments: [
        record.key.text, record.response.interaction, record.device, name, choice, record.response.at.unixMS,
        record.receivedAt.unixMS,
      ])
  }
}
