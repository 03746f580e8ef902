import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Starts a session, and ends the oldest ones above the limit.
  public func startSession(of id: String, named name: String) throws(ServiceFailure) -> String {
    let secret = TokenSecret.make(prefix: WebSession.prefix)
    let (hash, now) = (try TokenHash.of(secret), now())
    try file.write { db in
      guard let person = try PersonRow.number(db, id: id) else { throw ServiceFailure(.notFound, .person) }
      try db.execute(
        sql: "DELETE FROM webSession WHERE createdMS < ?", arguments: [(now - WebSession.lifetimeMS).unixMS])
      try db.execute(
        sql: "INSERT OR REPLACE INTO webSession (hash, publicID, person, name, createdMS) VALUES (?, ?, ?, ?, ?)",
        arguments: [hash, RandomID.make(), person, name, now.unixMS])
      try db.execute(
        sql: """
          DELETE FROM webSession WHERE person = ?1 AND hash <> ?2 AND hash NOT IN (
            SELECT hash FROM webSession WHERE person = ?1 AND hash <> ?2 ORDER BY createdMS DESC, hash LIMIT ?3)
          """, arguments: [person, hash, WebSession.limit - 1])
    }
    return secret
  }

  /// Returns the session with a secret.
  public func session(secret: String) throws(ServiceFailure) -> WebSession? {
    let (hash, now) = (try TokenHash.of(secret), now())
    return try file.read { db in
      let statement = try db.cachedStatement(sql: "\(Self.sessionSelection) WHERE hash = ?")
      return try Row.fetchOne(statement, arguments: [hash]).flatMap { Self.session($0, at: now) }
    }
  }

  /// Returns the caller's sessions.
  public func sessions(_ call: CallContext) throws(ServiceFailure) -> [WebSession] {
    let now = now()
    return try readPerson(call) { db, person in
      let sql = "\(Self.sessionSelection) WHERE person = ? ORDER BY createdMS DESC, hash"
      return try Row.fetchAll(db, sql: sql, arguments: [person]).compactMap { Self.session($0, at: now) }
    }
  }

  /// Ends a session of the caller.
  public func endSession(id: String, _ call: CallContext) throws(ServiceFailure) {
    try file.write { db in
      let person = try Self.person(db, call.caller)
      try db.execute(sql: "DELETE FROM webSession WHERE publicID = ? AND person = ?", arguments: [id, person])
      guard db.changesCount == 1 else { throw ServiceFailure(.notFound, .session) }
    }
  }

  private static let sessionSelection = """
    SELECT webSession.publicID, webSession.name, createdMS, person.publicID AS personID, person.name AS personName
    FROM webSession JOIN person ON person.id = webSession.person
    """

  private static func session(_ row: Row, at now: Instant) -> WebSession? {
    let created = Instant(unixMS: row["createdMS"])
    guard !WebSession.isExpired(created: created, at: now) else { return nil }
    return WebSession(
      id: row["publicID"], person: Person(id: row["personID"], name: row["personName"] ?? ""), name: row["name"],
      created: created.rfc3339)
  }
}
