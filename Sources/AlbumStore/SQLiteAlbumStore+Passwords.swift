import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Whether people can have passwords: whether the library that hashes them is installed.
  public static var hasPasswords: Bool { PasswordHash.isAvailable }

  /// Returns the person with a name and a password.
  public func person(named name: String, password: String) throws(ServiceFailure) -> Person? {
    let found = try file.read { db in
      let sql = "SELECT publicID, name, passwordHash FROM person WHERE fold = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [PersonName.comparisonKey(name)])
        .map { (Person(id: $0["publicID"], name: $0["name"] ?? ""), $0["passwordHash"] as String?) }
    }
    // The time must not show that a text cannot be a password.
    let isRight = try PasswordHash.matches(found?.1, Password.prepared(password) ?? "")
    return isRight ? found?.0 : nil
  }

  /// Changes the caller's password.
  public func changePassword(from old: String, to new: String, _ call: CallContext) throws(ServiceFailure) {
    let password = try Password.validated(new)
    let hash = try readPerson(call) { db, person in
      try String.fetchOne(db, sql: "SELECT passwordHash FROM person WHERE id = ?", arguments: [person])
    }
    guard try PasswordHash.matches(hash, Password.prepared(old) ?? "") else {
      throw ServiceFailure(.refused, .wrongPassword)
    }
    let newHash = try PasswordHash.of(password)
    try file.write { db in
      let person = try Self.person(db, call.caller)
      // Another change may have come first.
      let sql = "UPDATE person SET passwordHash = ? WHERE id = ? AND passwordHash = ?"
      try db.execute(sql: sql, arguments: [newHash, person, hash])
      guard db.changesCount == 1 else { throw ServiceFailure(.refused, .wrongPassword) }
      try Self.endSessions(db, of: person)
    }
  }

  /// Returns the person whom an invitation is for.
  public func invitee(secret: String) throws(ServiceFailure) -> Person? {
    let (hash, now) = (try TokenHash.of(secret), now())
    return try file.read { db in try Self.invitee(db, hash, at: now).map { try Self.account(db, $0).person } }
  }

  /// Sets the password of the person whom an invitation is for.
  public func acceptInvitation(secret: String, password: String) throws(ServiceFailure) -> Person {
    let password = try Password.validated(password)
    let hash = try TokenHash.of(secret)
    guard try invitee(secret: secret) != nil else { throw ServiceFailure(.notFound, .invitation) }
    let newHash = try PasswordHash.of(password)
    let now = now()
    return try file.write(isRepeatable: false) { db in
      guard let person = try Self.invitee(db, hash, at: now) else { throw ServiceFailure(.notFound, .invitation) }
      try Self.setPasswordHash(db, newHash, of: person)
      try db.execute(sql: "DELETE FROM invitation WHERE person = ?", arguments: [person])
      return try Self.account(db, person).person
    }
  }

  private static func invitee(_ db: Database, _ hash: String, at now: Instant) throws -> Int64? {
    let sql = "SELECT person, createdMS FROM invitation WHERE hash = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [hash]),
      !Invitation.isExpired(created: Instant(unixMS: row["createdMS"]), at: now)
    else { return nil }
    return row["person"]
  }

  private static func setPasswordHash(_ db: Database, _ hash: String?, of person: Int64) throws {
    try db.execute(sql: "UPDATE person SET passwordHash = ? WHERE id = ?", arguments: [hash, person])
    try endSessions(db, of: person)
  }

  private static func endSessions(_ db: Database, of person: Int64) throws {
    try db.execute(sql: "DELETE FROM webSession WHERE person = ?", arguments: [person])
  }
}

extension SQLiteAlbumStore: SignInAdministration {
  /// Sets or removes a person's password.
  public func setPassword(_ password: String?, of id: String) throws(ServiceFailure) {
    var hash: String?
    if let password { hash = try PasswordHash.of(try Password.validated(password)) }
    try file.write { db in
      guard let person = try PersonRow.number(db, id: id) else { throw ServiceFailure(.notFound, .person) }
      try Self.setPasswordHash(db, hash, of: person)
    }
  }

  /// Creates an invitation for a person.
  public func createInvitation(for id: String) throws(ServiceFailure) -> String {
    let secret = TokenSecret.make(prefix: Invitation.prefix)
    let (hash, nowMS) = (try TokenHash.of(secret), now().unixMS)
    try file.write { db in
      guard let person = try PersonRow.number(db, id: id) else { throw ServiceFailure(.notFound, .person) }
      try db.execute(sql: "DELETE FROM invitation WHERE person = ?", arguments: [person])
      try db.execute(
        sql: "INSERT INTO invitation (hash, person, createdMS) VALUES (?, ?, ?)", arguments: [hash, person, nowMS])
    }
    return secret
  }
}
