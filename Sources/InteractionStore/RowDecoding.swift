import Calls
import Foundation
import GRDB
import InteractionService

/// Values that are stored as JSON with sorted keys, so that equal values are equal texts.
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

extension Channel {
  init(_ row: Row) throws {
    self.init(id: row["id"], number: row["number"], name: try StoredJSON.decode(LocalText.self, row["name"]))
  }
}

extension ChannelRecord {
  /// Reads a row of `channel`, joined with the one of `schedule` if there is one.
  init(_ row: Row) throws {
    self.init(key: row["key"], channel: try Channel(row), revision: row["revision"])
    serial = (row["serial"] as Int? ?? 0).addingSaturated(row["guideCount"])
    guard let from = row["fromMS"] as Int64?, let until = row["untilMS"] as Int64? else { return }
    refreshAfterSeconds = row["refreshAfterSeconds"]
    reachMS = row["reachMS"]
    if row["repeats"] {
      recurrence = Recurrence(cycleFrom: Instant(unixMS: from), until: Instant(unixMS: until))
    }
  }
}

extension Programme {
  init(_ row: Row) throws {
    self.init(
      id: row["id"], start: Instant(unixMS: row["startMS"]), stop: Instant(unixMS: row["stopMS"]),
      title: try StoredJSON.decode(LocalText.self, row["title"]),
      summary: try (row["summary"] as String?).map { try StoredJSON.decode(LocalText.self, $0) },
      shows: try (row["shows"] as String?).map { try StoredJSON.decode(ProgrammePictures.self, $0) })
  }
}

extension OccurrenceRecord {
  init(_ row: Row) {
    self.init(
      scheduled: ScheduledInteraction(
        id: row["interaction"], programme: row["programme"], at: Instant(unixMS: row["atMS"]),
        show: Instant(unixMS: row["showMS"]), durationSeconds: row["durationSeconds"],
        resultsAt: (row["resultsAtMS"] as Int64?).map(Instant.init(unixMS:)), serial: row["serial"],
        isCancelled: row["isCancelled"]),
      programmeStart: Instant(unixMS: row["programmeStartMS"]), sequence: row["sequence"], recurs: row["recurs"])
  }
}

extension InteractionRecord {
  init(_ row: Row) throws {
    self.init(try StoredJSON.decode(Interaction.self, row["payload"]), right: row["rightChoice"])
  }
}

extension ResponseRecord {
  init?(_ row: Row, key: IdempotencyKey) {
    guard let action = InteractionResponse.Action(name: row["deed"], choice: row["choice"]) else { return nil }
    self.init(
      key: key, device: row["box"],
      response: InteractionResponse(
        interaction: row["interaction"], action: action, at: Instant(unixMS: row["atMS"])),
      receivedAt: Instant(unixMS: row["receivedMS"]))
  }
}

extension InteractionResponse.Action {
  /// The columns `deed` and `choice`; the choice is empty for the other actions.
  var columns: (name: String, choice: String) {
    switch self {
    case .chose(let choice): ("chose", choice)
    case .opened: ("opened", "")
    case .bought: ("bought", "")
    }
  }

  init?(name: String, choice: String) {
    switch name {
    case "chose": self = .chose(choice)
    case "opened": self = .opened
    case "bought": self = .bought
    default: return nil
    }
  }
}
