import Calls
import Device
import Foundation
import GRDB
import InteractionService
import Storage

extension SQLiteDeviceStore: DeviceStorage {
  /// Stores a response; see ``Device/DeviceStorage``.
  public func store(_ response: InteractionResponse, key: IdempotencyKey) throws(ServiceFailure) {
    let body = try Self.encoded(StoredResponse(key: key.text, response))
    let isStored = try file.write { db in
      try Self.removeExpired(db, at: response.at)
      let storedKey = try String.fetchOne(
        db, sql: "SELECT key FROM response WHERE interaction = ?", arguments: [response.interaction])
      if let storedKey { return storedKey == key.text }
      try db.execute(
        sql: "INSERT INTO response (key, interaction, body, answeredMS) VALUES (?, ?, ?, ?)",
        arguments: [key.text, response.interaction, body, response.at.unixMS])
      return true
    }
    guard isStored else {
      throw ServiceFailure(.conflict, .answered, ["interaction": response.interaction])
    }
  }

  /// Applies ``Device/OutboxEntry/isExpired(at:)``.
  private static func removeExpired(_ db: Database, at now: Instant) throws {
    try db.execute(
      sql: "DELETE FROM response WHERE (receipt IS NOT NULL OR failure IS NOT NULL) AND answeredMS < ?",
      arguments: [(now - OutboxEntry.memoryMS).unixMS])
  }

  /// Sets the state of a response; see ``Device/DeviceStorage``.
  public func setState(_ state: OutboxEntry.State, key: IdempotencyKey) throws(ServiceFailure) {
    var status: String?
    var failure: String?
    switch state {
    case .waiting: return
    case .delivered(let delivered): status = delivered.rawValue
    case .undeliverable(let reason): failure = try Self.encoded(reason)
    }
    try file.write { db in
      try db.execute(
        sql: "UPDATE response SET receipt = ?, failure = ? WHERE key = ? AND receipt IS NULL AND failure IS NULL",
        arguments: [status, failure, key.text])
    }
  }

  /// Returns the stored responses, oldest first; see ``Device/DeviceStorage``.
  public func outbox() throws(ServiceFailure) -> [OutboxEntry] {
    let rows = try file.read { db in
      try Row.fetchAll(db, sql: "SELECT body, receipt, failure FROM response ORDER BY place")
        .map { (body: $0["body"] as String, status: $0["receipt"] as String?, failure: $0["failure"] as String?) }
    }
    // A row that only a later version understands is left to that version.
    return rows.compactMap { row in
      guard let stored = Self.decoded(StoredResponse.self, row.body), let key = IdempotencyKey(stored.key) else {
        return nil
      }
      return OutboxEntry(key: key, response: stored.response, state: Self.state(row.status, row.failure))
    }
  }

  private static func state(_ status: String?, _ failure: String?) -> OutboxEntry.State {
    if let status = status.flatMap(ResponseStatus.init) { return .delivered(status) }
    if let failure { return .undeliverable(decoded(DeliveryFailure.self, failure) ?? DeliveryFailure(code: .refused)) }
    // A status of a later version: the service returns it again for the same key.
    return .waiting
  }
}

extension SQLiteDeviceStore {
  /// Returns the reminders; see ``Device/DeviceStorage``.
  public func reminders() throws(ServiceFailure) -> [Reminder] {
    let bodies = try file.read { db in
      try String.fetchAll(db, sql: "SELECT body FROM reminder ORDER BY startMS, id")
    }
    return bodies.compactMap { Self.decoded(Reminder.self, $0) }
  }

  /// Stores a reminder; see ``Device/DeviceStorage``.
  public func addReminder(_ reminder: Reminder) throws(ServiceFailure) {
    let body = try Self.encoded(reminder)
    try file.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO reminder (id, startMS, body) VALUES (?, ?, ?)",
        arguments: [reminder.id, reminder.programme.start.unixMS, body])
    }
  }

  /// Removes a reminder; see ``Device/DeviceStorage``.
  public func removeReminder(_ reminder: Reminder) throws(ServiceFailure) {
    try file.write { db in try db.execute(sql: "DELETE FROM reminder WHERE id = ?", arguments: [reminder.id]) }
  }

  private static func encoded(_ value: some Encodable) throws(ServiceFailure) -> String {
    do {
      return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    } catch {
      throw ServiceFailure(.storage, nil, ["details": "\(error)"])
    }
  }

  private static func decoded<Value: Decodable>(_ type: Value.Type, _ body: String) -> Value? {
    do {
      return try JSONDecoder().decode(type, from: Data(body.utf8))
    } catch {
      return nil
    }
  }
}

/// A response as it is stored in JSON; the names of its members date from the first version.
private struct StoredResponse: Codable {
  var key: String
  var interaction: String
  var action: InteractionResponse.Action
  var at: Instant

  private enum CodingKeys: String, CodingKey {
    case key, interaction, at
    case action = "deed"
  }

  init(key: String, _ response: InteractionResponse) {
    (self.key, interaction, action, at) = (key, response.interaction, response.action, response.at)
  }

  var response: InteractionResponse {
    InteractionResponse(interaction: interaction, action: action, at: at)
  }
}
