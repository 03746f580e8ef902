import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Returns the caller's tokens.
  public func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken] {
    try readPerson(call) { db, person in try Self.tokens(db, person) }
  }

  /// Creates a token for the caller.
  public func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken {
    let name = try PersonName.validated(name)
    let secret = NewAccessToken.makeSecret()
    let (hash, nowMS) = (try TokenHash.of(secret), now().unixMS)
    return try file.write(write) { db in
      let person = try Self.person(db, write.call.caller)
      // The secret of an earlier token of this key cannot be returned again, so the token is replaced.
      let key = try TokenHash.of(write.key.scoped(to: "\(person)").text)
      let id = String(key.prefix(Self.tokenIDDigits))
      try db.execute(sql: "DELETE FROM accessToken WHERE publicID = ?", arguments: [id])
      try AccessToken.check(count: try Self.tokens(db, person).count)
      let token = try Self.insertToken(db, named: name, of: person, id: id, hash: hash, nowMS: nowMS)
      return NewAccessToken(token: token, secret: secret)
    }
  }

  /// Stores a token of a person.
  static func insertToken(
    _ db: Database, named name: String, of person: Int64, id: String, hash: String, nowMS: Int64
  ) throws -> AccessToken {
    let createdMS = try nextCreationMS(db, person, nowMS)
    try db.execute(
      sql: "INSERT INTO accessToken (hash, publicID, person, name, createdMS) VALUES (?, ?, ?, ?, ?)",
      arguments: [hash, id, person, name, createdMS])
    return AccessToken(id: id, name: name, created: Instant(unixMS: createdMS).rfc3339)
  }

  /// Revokes a token of the caller, and returns the others.
  public func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken] {
    try writePerson(write, "revokeToken \(id)") { db, person in
      try db.execute(
        sql: "DELETE FROM accessToken WHERE publicID = ? AND person = ?", arguments: [id, person])
      guard db.changesCount == 1 else { throw ServiceFailure(.notFound, .token) }
      return 1
    } answer: { db, person, _ in
      try Self.tokens(db, person)
    }
  }

  /// Revokes a token by its secret.
  public func revokeToken(secret: String) throws(ServiceFailure) {
    let hash = try TokenHash.of(secret)
    try file.write { db in try db.execute(sql: "DELETE FROM accessToken WHERE hash = ?", arguments: [hash]) }
  }

  /// The number of digits of a token's id, as of ``Calls/RandomID``.
  private static let tokenIDDigits = 20

  /// Returns the id of the person who owns a token, and records the day of its use.
  public func viewer(ofToken secret: String) throws(ServiceFailure) -> String? {
    let hash = try TokenHash.of(secret)
    let found = try file.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT person.publicID, usedDay FROM accessToken JOIN person ON person.id = accessToken.person WHERE hash = ?
          """)
      return try Row.fetchOne(statement, arguments: [hash]).map { ($0[0] as String, $0[1] as String?) }
    }
    guard let (viewer, usedDay) = found else { return nil }
    let today = String(now().rfc3339.prefix(10))
    if usedDay != today { noteUse(of: hash, on: today) }
    return viewer
  }

  /// Records the day on which a token was used. It is information only: if it cannot be stored, the token is still valid.
  private func noteUse(of hash: String, on day: String) {
    do throws(ServiceFailure) {
      try file.write { db in
        try db.execute(sql: "UPDATE accessToken SET usedDay = ? WHERE hash = ?", arguments: [day, hash])
      }
    } catch {
      return
    }
  }

  /// Returns the time of a new token, in milliseconds since 1970: now, but later than the person's other tokens, which are ordered by time.
  private static func nextCreationMS(_ db: Database, _ person: Int64, _ nowMS: Int64) throws -> Int64 {
    let last = try Int64.fetchOne(
      db, sql: "SELECT MAX(createdMS) FROM accessToken WHERE person = ?", arguments: [person])
    return max(nowMS, last.map { $0 &+ 1 } ?? nowMS)
  }

  static func tokens(_ db: Database, _ person: Int64) throws -> [AccessToken] {
    let sql = "SELECT * FROM accessToken WHERE person = ? ORDER BY createdMS, publicID"
    return try Row.fetchAll(db, sql: sql, arguments: [person]).map { row in
      AccessToken(
        id: row["publicID"], name: row["name"], created: Instant(unixMS: row["createdMS"]).rfc3339,
        lastUsed: row["usedDay"])
    }
  }
}
