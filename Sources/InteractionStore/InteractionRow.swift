import Calls
import Foundation
import GRDB
import InteractionService

/// A channel with how its schedule lies in time.
struct ChannelRow {
  /// The row's number, by which other tables know the channel.
  var key: Int64
  var channel: Channel
  var revision: Int64
  var serial: Int
  var refreshAfterSeconds: Int
  var reachMS: Int64
  var cycle: Recurrence
  var repeats: Bool { cycle.length != nil }

  /// How often a schedule is asked for where its document does not say.
  static let defaultRefreshAfterSeconds = 3_600

  /// A channel by its ID; nil when there is none.
  static func find(_ db: Database, id: String) throws -> ChannelRow? {
    let statement = try db.cachedStatement(sql: "\(selection) WHERE channel.id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map { try ChannelRow($0) }
  }

  /// A channel by the number of its row; nil when there is none.
  static func find(_ db: Database, key: Int64) throws -> ChannelRow? {
    let statement = try db.cachedStatement(sql: "\(selection) WHERE channel.key = ?")
    return try Row.fetchOne(statement, arguments: [key]).map { try ChannelRow($0) }
  }

  private static let selection = "SELECT channel.*, schedule.* FROM channel LEFT JOIN schedule ON channel = key"

  private init(_ row: Row) throws {
    key = row["key"]
    channel = try Self.channel(row)
    revision = row["revision"]
    serial = (row["serial"] as Int? ?? 0) + row["guideCount"]
    refreshAfterSeconds = row["refreshAfterSeconds"] ?? Self.defaultRefreshAfterSeconds
    reachMS = row["reachMS"] ?? 0
    cycle = .once
    if row["repeats"] ?? false, let from = row["fromMS"] as Int64?, let until = row["untilMS"] as Int64? {
      cycle = Recurrence(from: from, length: until - from)
    }
  }

  /// What the world sees of a row.
  static func channel(_ row: Row) throws -> Channel {
    Channel(id: row["id"], number: row["number"], name: try StoredJSON.decode(LocalText.self, row["name"]))
  }
}

/// Values that are kept as JSON, keys sorted, so that equal values are equal texts.
enum StoredJSON {
  private static let decoder = JSONDecoder()
  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }()

  static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try decoder.decode(type, from: Data(text.utf8))
  }

  static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// Programmes out of their rows.
enum ProgrammeRow {
  /// A row's programme, so many milliseconds later; one of a schedule that repeats has its start in its ID.
  static func programme(_ row: Row, shift: Int64, repeats: Bool) throws -> Programme {
    let start = Instant(unixMS: row["startMS"]) + shift
    return Programme(
      id: OccurrenceID(base: row["id"], time: repeats ? start : nil).text, start: start,
      stop: Instant(unixMS: row["stopMS"]) + shift, title: try StoredJSON.decode(LocalText.self, row["title"]),
      summary: try (row["summary"] as String?).map { try StoredJSON.decode(LocalText.self, $0) },
      shows: try (row["shows"] as String?).map { try StoredJSON.decode(ProgrammePictures.self, $0) })
  }
}

/// Appointments out of their rows.
enum ScheduledInteractionRow {
  /// A row's appointment, so many milliseconds later.
  static func scheduled(_ row: Row, shift: Int64, repeats: Bool) -> ScheduledInteraction {
    let at = Instant(unixMS: row["atMS"]) + shift
    let programmeStart = Instant(unixMS: row["programmeStartMS"]) + shift
    let resultsAt = (row["resultsAtMS"] as Int64?).map { Instant(unixMS: $0) + shift }
    return ScheduledInteraction(
      id: OccurrenceID(base: row["interaction"], time: row["recurs"] ? at : nil).text,
      programme: OccurrenceID(base: row["programme"], time: repeats ? programmeStart : nil).text,
      at: at, show: Instant(unixMS: row["showMS"]) + shift, durationSeconds: row["durationSeconds"],
      resultsAt: resultsAt, serial: row["serial"], isCancelled: row["isCancelled"])
  }
}
