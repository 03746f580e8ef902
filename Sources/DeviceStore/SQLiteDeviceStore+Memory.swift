import Calls
import Device
import Foundation
import GRDB
import InteractionService
import Storage

extension SQLiteDeviceStore: DeviceStorage {
  /// For how long it is remembered that something was answered, after the server has the answer: a week.
  private static let rememberedMS: Int64 = 7 * 86_400_000

  /// Keeps a response until it is delivered; on disk when it returns. `refused` where the interaction was answered before.
  public func keep(_ response: InteractionResponse) throws(ServiceFailure) {
    let body = try Self.encoded(response)
    let isNew = try file.write { db in
      try db.execute(
        sql: "DELETE FROM response WHERE receipt IS NOT NULL AND answeredMS < ?",
        arguments: [response.at.unixMS - Self.rememberedMS])
      let stored = try String.fetchOne(
        db, sql: "SELECT key FROM response WHERE interaction = ?", arguments: [response.interaction])
      if let stored { return stored == response.key }
      try db.execute(
        sql: "INSERT INTO response (key, interaction, body, answeredMS) VALUES (?, ?, ?, ?)",
        arguments: [response.key, response.interaction, body, response.at.unixMS])
      return true
    }
    guard isNew else { throw ServiceFailure(.refused, "This was answered before; that answer stands.") }
  }

  /// Notes what became of a response; a key that is not there changes nothing.
  public func settle(key: String, _ status: ResponseStatus) throws(ServiceFailure) {
    try file.write { db in
      try db.execute(sql: "UPDATE response SET receipt = ? WHERE key = ?", arguments: [status.rawValue, key])
    }
  }

  /// The responses that were kept, oldest first.
  public func outbox() throws(ServiceFailure) -> [OutboxEntry] {
    let rows = try file.read { db in
      try Row.fetchAll(db, sql: "SELECT body, receipt FROM response ORDER BY place")
        .map { ($0["body"] as String, $0["receipt"] as String?) }
    }
    // One that a later version wrote in another way is left for that version.
    return rows.compactMap { body, status in
      Self.decoded(InteractionResponse.self, body).map {
        OutboxEntry(response: $0, status: status.flatMap(ResponseStatus.init))
      }
    }
  }

  /// The reminders, by start.
  public func reminders() throws(ServiceFailure) -> [Reminder] {
    let bodies = try file.read { db in
      try String.fetchAll(db, sql: "SELECT body FROM reminder ORDER BY startMS, id")
    }
    return bodies.compactMap { Self.decoded(Reminder.self, $0) }
  }

  /// Keeps a reminder; one for the same programme is replaced.
  public func remind(_ reminder: Reminder) throws(ServiceFailure) {
    let body = try Self.encoded(reminder)
    try file.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO reminder (id, startMS, body) VALUES (?, ?, ?)",
        arguments: [reminder.id, reminder.programme.start.unixMS, body])
    }
  }

  /// Takes a reminder away; one that is not there changes nothing.
  public func forget(_ reminder: Reminder) throws(ServiceFailure) {
    try file.write { db in try db.execute(sql: "DELETE FROM reminder WHERE id = ?", arguments: [reminder.id]) }
  }

  private static func encoded(_ value: some Encodable) throws(ServiceFailure) -> String {
    do {
      return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    } catch {
      throw ServiceFailure(.refused, "This cannot be kept: \(error)")
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
