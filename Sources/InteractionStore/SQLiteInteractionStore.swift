import Calls
import Foundation
import GRDB
import InteractionService
import Storage

/// The third server in one SQLite file.
///
/// Tuning in costs what the answer holds, however full a channel is: a schedule is one walk along the programmes and one
/// along the appointments, both in the order they lie in, and ends after ``appointmentLimit``.
public final class SQLiteInteractionStore: InteractionAPI {
  /// How far a schedule looks ahead, milliseconds: 12 hours.
  public static let horizonMS: Int64 = 12 * 3_600_000
  /// How many appointments a schedule holds at the most; it ends before the next one then.
  public static let appointmentLimit = 2_000

  /// The open file.
  let file: StoreFile
  /// The server's clock.
  let now: @Sendable () -> Instant

  /// Opens the file, which is made, without channels, where there is none.
  ///
  /// - Parameters:
  ///   - path: The file, `interaction.sqlite`; its folder must exist.
  ///   - readOnly: Never writes; the file must exist and be up to date.
  ///   - now: The server's clock; the system's unless told otherwise.
  /// - Throws: `storage`, saying what happened, what is safe, and what to do.
  public init(
    path: String, readOnly: Bool = false, now: @escaping @Sendable () -> Instant = SQLiteInteractionStore.systemClock
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: InteractionSchema.schema, readOnly: readOnly)
    self.now = now
  }

  /// The machine's clock.
  public static let systemClock: @Sendable () -> Instant = {
    Instant(unixMS: Int64((Date.now.timeIntervalSince1970 * 1_000).rounded(.down)))
  }

  /// The channels, by number.
  public func channels() throws(ServiceFailure) -> [Channel] {
    try file.read { db in
      try Row.fetchAll(db, sql: "SELECT id, number, name FROM channel ORDER BY number").map(ChannelRow.channel)
    }
  }

  /// The programmes of some channels that are on at any time between two, in the order asked.
  public func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int
  ) throws(ServiceFailure) -> [[Programme]] {
    try file.read { db in
      try channels.map { id in
        guard let channel = try ChannelRow.find(db, id: id) else { return [] }
        return try ScheduleReader(db: db, channel: channel).programmes(from: from, to: to, limit: limitEach)
      }
    }
  }

  /// An interaction; `notFound` when there is none, when it is cancelled, and while its predetermined time has not come.
  public func interaction(id: String) throws(ServiceFailure) -> Interaction {
    try file.read { db in try StoredInteraction.due(db, id: id, now: now()).interaction }
  }

  /// What came of a poll or a quiz; `notFound` when there is none, and while its `resultsAt` has not come.
  public func results(id: String) throws(ServiceFailure) -> InteractionResults {
    try file.read { db in
      let moment = now()
      let due = try StoredInteraction.due(db, id: id, now: moment)
      guard due.hasChoices, let resultsAt = due.scheduled.resultsAt, resultsAt <= moment else {
        throw ServiceFailure(.notFound, "“\(id.withoutControlCharacters)” has no results yet.")
      }
      let statement = try db.cachedStatement(
        sql: "SELECT choice, responseCount FROM tally WHERE interaction = ? AND deed = 'chose'")
      let counts = try Row.fetchAll(statement, arguments: [id]).map {
        ($0["choice"] as String, $0["responseCount"] as Int)
      }
      return InteractionResults(id: id, counts: Dictionary(counts) { $1 }, right: due.rightChoice)
    }
  }
}
