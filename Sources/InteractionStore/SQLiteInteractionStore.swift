import Calls
import GRDB
import InteractionService
import ScheduleFiles
import Storage

/// The interaction service with its data in one SQLite file.
///
/// Every call is one transaction; ``InteractionService/InteractionRules`` decides, and ``SQLiteInteractionRows`` fetches and writes. A
/// schedule costs as much time as it has items, however many the channel has.
public final class SQLiteInteractionStore: InteractionAPI, ScheduleInspector {
  /// The open file.
  let file: StoreFile
  /// The server's clock.
  let now: @Sendable () -> Instant

  /// Opens a file, and creates it, without channels, if it does not exist.
  ///
  /// - Parameters:
  ///   - path: The file, `interaction.sqlite`; its folder must exist.
  ///   - readOnly: Whether nothing is ever written; the file must exist and be up to date.
  ///   - now: The server's clock.
  /// - Throws: `storage`.
  public init(
    path: String, readOnly: Bool = false, now: @escaping @Sendable () -> Instant = { .now }
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: InteractionSchema.schema, readOnly: readOnly)
    self.now = now
  }

  /// Returns all channels, by number.
  public func channels(_ call: CallContext) throws(ServiceFailure) -> [Channel] {
    try file.read(call) { db in try SQLiteInteractionRows(db: db).channels() }
  }

  /// Returns the programmes of some channels in a span of time; see ``InteractionService/InteractionAPI``.
  public func programmes(
    channels: [String], from: Instant, to: Instant, limitEach: Int, _ call: CallContext
  ) throws(ServiceFailure) -> [[Programme]] {
    try file.read(call) { db in
      let rules = rules(db)
      return try channels.map { id in
        try call.check()
        return try rules.programmes(channel: id, from: from, to: to, limit: limitEach)
      }
    }
  }

  /// Returns a channel's schedule from now on; see ``InteractionService/InteractionAPI``.
  public func schedule(
    channel id: String, ifNot tag: String?, _ call: CallContext
  ) throws(ServiceFailure) -> ServerStamped<ScheduleAnswer> {
    try file.read(call) { db in try rules(db).schedule(channel: id, ifNot: tag) }
  }

  /// Returns an interaction that is due; see ``InteractionService/InteractionAPI``.
  public func interaction(id: String, _ call: CallContext) throws(ServiceFailure) -> Interaction {
    try file.read(call) { db in try rules(db).interaction(id: id) }
  }

  /// Returns results that are available; see ``InteractionService/InteractionAPI``.
  public func results(id: String, _ call: CallContext) throws(ServiceFailure) -> InteractionResults {
    try file.read(call) { db in try rules(db).results(id: id) }
  }

  /// Records a response, and counts it once; see ``InteractionService/InteractionAPI``.
  public func respond(_ response: InteractionResponse, _ write: WriteContext) throws(ServiceFailure) -> ResponseStatus {
    // A device that has an account is identified by it; a device without one only by what it states.
    let device = write.call.caller.viewer ?? write.call.caller.device
    return try file.write(write) { db in try rules(db).respond(response, key: write.key, device: device) }
  }

  /// Returns a channel's schedule of any span of time; see ``InteractionService/ScheduleInspector``.
  public func listing(
    channel id: String, from: Instant, to: Instant, _ call: CallContext
  ) throws(ServiceFailure) -> ScheduleListing {
    try file.read(call) { db in try rules(db).listing(channel: id, from: from, to: to) }
  }

  private func rules(_ db: Database) -> InteractionRules<SQLiteInteractionRows> {
    InteractionRules(SQLiteInteractionRows(db: db), now: now())
  }
}

extension SQLiteInteractionStore: ScheduleWriter {
  /// Imports a document, all of it or nothing; see ``ScheduleFiles/ScheduleWriter``.
  public func addSchedules(_ document: ScheduleDocument) throws(ServiceFailure) -> ScheduleOutcome {
    try file.write { db in
      let stored = try SQLiteInteractionRows(db: db).state(for: document)
      let problems = ScheduleConflictCheck(document, against: stored).problems()
      guard problems.isEmpty else { return .refused(problems) }
      let formerCount = db.totalChangesCount
      try ScheduleImporter(db: db, stored: stored, isBundled: false).add(document)
      return db.totalChangesCount == formerCount ? .unchanged : .imported
    }
  }

  /// Returns the conflicts of a document with what is stored; see ``ScheduleFiles/ScheduleWriter``.
  public func conflicts(of document: ScheduleDocument) throws(ServiceFailure) -> [ScheduleProblem] {
    try file.read { db in
      let stored = try SQLiteInteractionRows(db: db).state(for: document)
      return ScheduleConflictCheck(document, against: stored).problems()
    }
  }

  /// Returns the stamp of the bundled channels; see ``ScheduleFiles/ScheduleWriter``.
  public func bundledStamp() throws(ServiceFailure) -> String? {
    try file.read(Self.bundledStamp)
  }

  /// Replaces the bundled channels; see ``ScheduleFiles/ScheduleWriter``.
  public func replaceBundledChannels(with document: ScheduleDocument, stamp: String) throws(ServiceFailure) {
    try file.write { db in
      // Another process may have replaced them a moment ago.
      guard try Self.bundledStamp(db) != stamp else { return }
      try db.execute(
        sql: """
          DELETE FROM channel WHERE isDemo;
          DELETE FROM interaction WHERE isDemo;
          UPDATE state SET demoStamp = ?
          """, arguments: [stamp])
      let stored = try SQLiteInteractionRows(db: db).state(for: document)
      try ScheduleImporter(db: db, stored: stored, isBundled: true).add(document)
    }
  }

  /// Changes the stamp of the bundled channels; see ``ScheduleFiles/ScheduleWriter``.
  public func setBundledStamp(_ stamp: String) throws(ServiceFailure) {
    try file.write { db in try db.execute(sql: "UPDATE state SET demoStamp = ?", arguments: [stamp]) }
  }

  private static func bundledStamp(_ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT demoStamp FROM state")
  }
}
