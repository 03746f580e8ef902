import Calls
import GRDB
import InteractionService
import Storage

extension SQLiteInteractionStore: GuideWriter {
  /// The first number that a channel of a guide may get.
  public static let firstGuideNumber = 200

  /// Takes channels and programmes of a guide in, batch by batch, all in one transaction; on disk when it returns.
  ///
  /// - Throws: `refused` when there are more channels than numbers, `storage`, and whatever `nextBatch` throws.
  public func addGuide(
    _ nextBatch: () throws(ServiceFailure) -> GuideBatch?
  ) throws(ServiceFailure) -> GuideTally {
    try file.write { db in
      var intake = try GuideIntake(db)
      while let batch = try nextBatch() {
        for channel in batch.channels { try intake.add(channel) }
        for programme in batch.programmes { try intake.add(programme) }
      }
      return try intake.finish()
    }
  }
}

/// One guide on its way in: its programmes wait in a table of their own until all are there, since only then is known which
/// ones they replace and where those without an end stop.
private struct GuideIntake {
  /// What becomes of a channel of the guide.
  private struct Target {
    var key: Int64
    /// Whether its programmes came with its schedule, so that the guide's are left out.
    var keepsProgrammes: Bool
  }

  private let db: Database
  private var targets: [String: Target] = [:]
  private var nextNumber = SQLiteInteractionStore.firstGuideNumber

  init(_ db: Database) throws {
    self.db = db
    try db.execute(
      sql: """
        CREATE TEMPORARY TABLE guide (
          channel INTEGER NOT NULL, startMS INTEGER NOT NULL, stopMS INTEGER, title TEXT NOT NULL, summary TEXT,
          PRIMARY KEY (channel, startMS)
        ) WITHOUT ROWID
        """)
  }

  mutating func add(_ channel: GuideChannel) throws {
    guard let target = try target(channel.id), !target.keepsProgrammes else { return }
    try db.cachedStatement(sql: "UPDATE channel SET name = ? WHERE key = ?")
      .execute(arguments: [try StoredJSON.encode(channel.name.storable), target.key])
  }

  mutating func add(_ programme: GuideProgramme) throws {
    guard let target = try target(programme.channel), !target.keepsProgrammes else { return }
    guard programme.stop.map({ $0 > programme.start }) ?? true else { return }
    let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO temp.guide VALUES (?, ?, ?, ?, ?)")
    try statement.execute(
      arguments: [
        target.key, programme.start.unixMS, programme.stop?.unixMS, try StoredJSON.encode(programme.title.storable),
        try programme.summary.map { try StoredJSON.encode($0.storable) },
      ])
  }

  /// Puts the programmes in the places of those they replace.
  mutating func finish() throws -> GuideTally {
    let kept = targets.values.filter(\.keepsProgrammes).count
    let spans = try Row.fetchAll(
      db,
      sql:
        "SELECT channel, min(startMS) AS startMS, max(coalesce(stopMS, startMS + 1)) AS stopMS FROM guide GROUP BY channel"
    )
    for span in spans { try makeRoom(channel: span["channel"], from: span["startMS"], to: span["stopMS"]) }
    try db.execute(sql: Self.placing)
    let programmeCount = db.changesCount
    try db.execute(sql: "DROP TABLE temp.guide")
    for target in targets.values where !target.keepsProgrammes {
      try db.execute(sql: "UPDATE channel SET guideCount = guideCount + 1 WHERE key = ?", arguments: [target.key])
      try ChannelRow.renew(db, key: target.key)
    }
    return GuideTally(channelCount: targets.count, programmeCount: programmeCount, keptChannelCount: kept)
  }

  /// Ends: the guide's own, but never after the next start; of programmes without one at the next start, within 6 hours.
  private static let placing = """
    INSERT INTO programme (channel, startMS, stopMS, id, title, summary)
    SELECT channel, startMS,
      min(coalesce(stopMS, min(nextMS, startMS + 21600000), startMS + 3600000), coalesce(nextMS, 9223372036854775807)),
      strftime('%Y%m%dT%H%M%S', startMS / 1000, 'unixepoch')
        || CASE startMS % 1000 WHEN 0 THEN '' ELSE printf('.%03d', startMS % 1000) END || 'Z',
      title, summary
    FROM (
      SELECT guide.*, coalesce(
        lead(startMS) OVER (PARTITION BY channel ORDER BY startMS),
        (SELECT min(programme.startMS) FROM programme
          WHERE programme.channel = guide.channel AND programme.startMS > guide.startMS)) AS nextMS
      FROM temp.guide
    )
    """

  private func makeRoom(channel: Int64, from: Int64, to: Int64) throws {
    try db.execute(
      sql: """
        DELETE FROM programme WHERE channel = :channel AND startMS >= :from AND startMS < :to;
        UPDATE programme SET stopMS = :from WHERE channel = :channel AND startMS < :from AND stopMS > :from
        """, arguments: ["channel": channel, "from": from, "to": to])
  }

  /// The channel of the guide's ID, which is made where there is none; nil for an ID of nothing but blanks.
  private mutating func target(_ id: String) throws -> Target? {
    if let target = targets[id] { return target }
    guard let channelID = id.storable else { return nil }
    let target = try known(channelID) ?? made(channelID)
    targets[id] = target
    return target
  }

  private func known(_ id: String) throws -> Target? {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT key, isDemo, hasProgrammes FROM channel LEFT JOIN schedule ON channel = key WHERE id = ?",
      arguments: [id])
    guard let row else { return nil }
    let key: Int64 = row["key"]
    guard row["isDemo"] else { return Target(key: key, keepsProgrammes: row["hasProgrammes"] ?? false) }
    try ChannelRow.clear(db, key: key)
    try db.execute(sql: "UPDATE channel SET isDemo = 0 WHERE key = ?", arguments: [key])
    return Target(key: key, keepsProgrammes: false)
  }

  private mutating func made(_ id: String) throws -> Target {
    let taken = try db.cachedStatement(sql: "SELECT 1 FROM channel WHERE number = ?")
    while try Int.fetchOne(taken, arguments: [nextNumber]) != nil { nextNumber += 1 }
    guard nextNumber <= 9_999 else {
      throw ServiceFailure(.refused, "There are more channels than numbers up to 9999; nothing was imported.")
    }
    try db.execute(
      sql: "INSERT INTO channel (id, number, name, isDemo, revision) VALUES (?, ?, ?, 0, 0)",
      arguments: [id, nextNumber, try StoredJSON.encode(LocalText(["en": id]))])
    return Target(key: db.lastInsertedRowID, keepsProgrammes: false)
  }
}

extension LocalText {
  /// The words as they may be stored: without control characters, each trimmed; empty ones are left out.
  var storable: LocalText { LocalText(texts.compactMapValues(\.storable)) }
}

extension ChannelRow {
  /// Gives a channel a revision that no schedule in any box's hand was tagged with.
  static func renew(_ db: Database, key: Int64) throws {
    try db.execute(
      sql: """
        UPDATE state SET revision = revision + 1;
        UPDATE channel SET revision = (SELECT revision FROM state) WHERE key = ?
        """, arguments: [key])
  }

  /// Takes a channel's schedule away, with its programmes and appointments.
  static func clear(_ db: Database, key: Int64) throws {
    for table in ["schedule", "programme", "appointment"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE channel = ?", arguments: [key])
    }
  }
}
