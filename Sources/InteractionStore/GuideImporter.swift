import Calls
import GRDB
import InteractionService
import Storage

extension SQLiteInteractionStore: GuideWriter {
  /// Imports a guide; see ``InteractionService/GuideWriter``.
  public func addGuide<SourceError: Error>(
    _ nextBatch: () throws(SourceError) -> GuideBatch?
  ) throws(GuideImportFailure<SourceError>) -> GuideImportCounts {
    // The transaction turns every foreign error into a failure of the storage, so the source's error is kept beside it.
    var sourceError: SourceError?
    do throws(ServiceFailure) {
      // A guide may come from a pipe, which is read only once.
      return try file.write(isRepeatable: false) { db in
        var importer = try GuideImporter(db)
        while let batch = try Self.next(nextBatch, &sourceError) { try importer.add(batch) }
        return try importer.finish()
      }
    } catch {
      if let sourceError { throw .source(sourceError) }
      throw .service(error)
    }
  }

  private static func next<SourceError: Error>(
    _ nextBatch: () throws(SourceError) -> GuideBatch?, _ sourceError: inout SourceError?
  ) throws(SourceError) -> GuideBatch? {
    do throws(SourceError) {
      return try nextBatch()
    } catch {
      sourceError = error
      throw error
    }
  }
}

/// The import of one guide. Its programmes are collected in a temporary table, because only the whole guide says which stored
/// programmes they replace.
private struct GuideImporter {
  /// A channel of the guide.
  private struct Target {
    var key: Int64
    var change: GuideChannelChange
  }

  private let db: Database
  private var targets: [String: Target] = [:]
  private var spans: [Int64: GuideSpan] = [:]
  private var nextNumber = GuideChannelNumbers.first

  init(_ db: Database) throws {
    self.db = db
    try db.execute(
      sql: """
        CREATE TEMPORARY TABLE guide (
          channel INTEGER NOT NULL, startMS INTEGER NOT NULL, stopMS INTEGER NOT NULL, title TEXT NOT NULL, summary TEXT,
          PRIMARY KEY (channel, startMS)
        ) WITHOUT ROWID
        """)
  }

  mutating func add(_ batch: GuideBatch) throws {
    for channel in batch.numberedChannelsFirst { try add(channel) }
    for programme in batch.programmes { try add(programme) }
  }

  private mutating func add(_ channel: GuideChannel) throws {
    guard let target = try target(channel.id, number: channel.number), target.change != .keep else { return }
    try db.cachedStatement(sql: "UPDATE channel SET name = ? WHERE key = ?")
      .execute(arguments: [try StoredJSON.encode(channel.name.sanitizedForStorage()), target.key])
  }

  private mutating func add(_ programme: GuideProgramme) throws {
    guard programme.isValid, let target = try target(programme.channel), target.change != .keep else { return }
    spans[target.key, default: GuideSpan(programme)].extend(by: programme)
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO temp.guide VALUES (?, ?, ?, ?, ?)")
    try statement.execute(
      arguments: [
        target.key, programme.start.unixMS, programme.stop.unixMS, try StoredJSON.encode(programme.title),
        try programme.summary.map(StoredJSON.encode),
      ])
  }

  /// Replaces stored programmes by those of the guide.
  func finish() throws -> GuideImportCounts {
    var counts = GuideImportCounts(channels: targets.count)
    for (channel, span) in spans {
      try clear(span, channel: channel)
      counts.programmes += try place(channel: channel)
    }
    for target in targets.values {
      if target.change == .keep {
        counts.keptChannels += 1
      } else {
        try db.execute(sql: "UPDATE channel SET guideCount = guideCount + 1 WHERE key = ?", arguments: [target.key])
        try ChannelTables.renewRevision(db, channel: target.key)
      }
    }
    try db.execute(sql: "DROP TABLE temp.guide")
    return counts
  }

  /// Applies ``InteractionService/GuideSpan/change(of:)`` to all stored programmes at once.
  private func clear(_ span: GuideSpan, channel: Int64) throws {
    try db.execute(
      sql: """
        DELETE FROM programme WHERE channel = :channel AND startMS >= :start AND startMS < :stop;
        UPDATE programme SET stopMS = :start WHERE channel = :channel AND startMS < :start AND stopMS > :start
        """, arguments: ["channel": channel, "start": span.start.unixMS, "stop": span.stop.unixMS])
  }

  private func place(channel: Int64) throws -> Int {
    var count = 0
    var last: GuideProgramme?
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM temp.guide WHERE channel = ? ORDER BY startMS", arguments: [channel])
    while let row = try rows.next() {
      let programme = try GuideProgramme(row)
      if let last { try ChannelTables.insert(db, last.stored(before: programme.start), channel: channel) }
      last = programme
      count += 1
    }
    if let last {
      let next = try Int64.fetchOne(
        db, sql: "SELECT min(startMS) FROM programme WHERE channel = ? AND startMS > ?",
        arguments: [channel, last.start.unixMS])
      try ChannelTables.insert(db, last.stored(before: next.map(Instant.init(unixMS:))), channel: channel)
    }
    return count
  }

  /// Returns the channel with an ID of the guide, which is added if there is none; nil for a channel that is left out.
  private mutating func target(_ guideID: String, number: Int? = nil) throws -> Target? {
    guard let id = GuideChannel.storedID(guideID) else { return nil }
    if let target = targets[id] { return target }
    let row = try Row.fetchOne(
      db, sql: "SELECT key, isDemo, hasProgrammes FROM channel LEFT JOIN schedule ON channel = key WHERE id = ?",
      arguments: [id])
    let change = GuideChannelChange(isBundled: row?["isDemo"], hasScheduleProgrammes: row?["hasProgrammes"] ?? false)
    let target = Target(key: try row?["key"] ?? add(id, number: number), change: change)
    if change == .takeOver {
      try ChannelTables.removeSchedule(db, channel: target.key)
      try db.execute(sql: "UPDATE channel SET isDemo = 0 WHERE key = ?", arguments: [target.key])
    }
    targets[id] = target
    return target
  }

  private mutating func add(_ id: String, number: Int?) throws -> Int64 {
    let number = try stated(number) ?? freeNumber()
    try db.execute(
      sql: "INSERT INTO channel (id, number, name, isDemo, revision) VALUES (?, ?, ?, 0, 0)",
      arguments: [id, number, try StoredJSON.encode(LocalText(["en": id]))])
    return db.lastInsertedRowID
  }

  /// Returns the number that the guide states, if the channel gets it; the bundled channel with that number is removed.
  private func stated(_ number: Int?) throws -> Int? {
    guard let number else { return nil }
    let isBundled = try Bool.fetchOne(db, sql: "SELECT isDemo FROM channel WHERE number = ?", arguments: [number])
    let holder = isBundled.map { $0 ? GuideChannelNumbers.Holder.bundledChannel : .channel } ?? .nothing
    guard GuideChannelNumbers.isFree(number, holder: holder) else { return nil }
    try db.execute(sql: "DELETE FROM channel WHERE number = ?", arguments: [number])
    return number
  }

  private mutating func freeNumber() throws -> Int {
    let isTaken = try db.cachedStatement(sql: "SELECT 1 FROM channel WHERE number = ?")
    nextNumber = try GuideChannelNumbers.next(from: nextNumber) { try Int.fetchOne(isTaken, arguments: [$0]) != nil }
    return nextNumber
  }
}

extension GuideProgramme {
  /// Reads a row of the temporary table; its channel is the number of a row.
  fileprivate init(_ row: Row) throws {
    self.init(
      channel: "", start: Instant(unixMS: row["startMS"]), stop: Instant(unixMS: row["stopMS"]),
      title: try StoredJSON.decode(LocalText.self, row["title"]),
      summary: try (row["summary"] as String?).map { try StoredJSON.decode(LocalText.self, $0) })
  }
}
