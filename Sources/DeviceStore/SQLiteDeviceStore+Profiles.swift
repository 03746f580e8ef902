import Calls
import Device
import GRDB
import Storage

extension SQLiteDeviceStore: ProfileStorage {
  /// Returns the profiles; see ``Device/ProfileStorage``.
  public func profiles() throws(ServiceFailure) -> [Profile] {
    try file.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM profile ORDER BY place").map { row in
        Profile(
          id: row["id"], name: row["name"], person: row["person"],
          server: (row["server"] as String?).flatMap(ServerAddress.init), usesMainData: row["usesMainData"],
          hasPIN: row["pinHash"] as String? != nil)
      }
    }
  }

  /// Stores a new profile; see ``Device/ProfileStorage``.
  public func addProfile(_ profile: Profile) throws(ServiceFailure) {
    try file.write { db in
      let isKnown = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM profile WHERE person = ? AND server IS ? AND id <> ?)",
        arguments: [profile.person, profile.server?.text, profile.id])
      if isKnown == true { throw ServiceFailure(.conflict, .profileExists) }
      try db.execute(
        sql: "INSERT OR IGNORE INTO profile (id, name, person, server, usesMainData) VALUES (?, ?, ?, ?, ?)",
        arguments: [profile.id, profile.name, profile.person, profile.server?.text, profile.usesMainData])
    }
  }

  /// Removes a profile; see ``Device/ProfileStorage``.
  public func removeProfile(id: String) throws(ServiceFailure) {
    try file.write { db in
      let usesMainData = try Bool.fetchOne(db, sql: "SELECT usesMainData FROM profile WHERE id = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM profile WHERE id = ?", arguments: [id])
      try db.execute(sql: "DELETE FROM setting WHERE name = 'lastProfile' AND value = ?", arguments: [id])
      guard usesMainData == true else { return }
      try db.execute(
        sql: """
          DELETE FROM response;
          DELETE FROM reminder;
          DELETE FROM setting WHERE name IN ('device', 'channel', 'isQuiet');
          """)
    }
  }

  /// Returns the id of the profile that was chosen last; see ``Device/ProfileStorage``.
  public func lastProfile() throws(ServiceFailure) -> String? {
    try file.read { db in try Self.value(of: .lastProfile, db) }
  }

  /// Stores which profile was chosen last; see ``Device/ProfileStorage``.
  public func setLastProfile(id: String) throws(ServiceFailure) {
    if try lastProfile() == id { return }
    try file.write { db in try Self.setValue(id, of: .lastProfile, db) }
  }

  /// Stores the hash of a PIN; see ``Device/ProfileStorage``.
  public func setPIN(_ hash: String?, ofProfile id: String) throws(ServiceFailure) {
    try file.write { db in
      try db.execute(
        sql: "UPDATE profile SET pinHash = ?, wrongCount = 0, lastWrongMS = 0 WHERE id = ?", arguments: [hash, id])
      if db.changesCount == 0 { throw ServiceFailure(.notFound, .profile) }
    }
  }

  /// Returns the hash of a PIN; see ``Device/ProfileStorage``.
  public func pinHash(ofProfile id: String) throws(ServiceFailure) -> String? {
    try file.read { db in
      try String.fetchOne(db, sql: "SELECT pinHash FROM profile WHERE id = ?", arguments: [id])
    }
  }

  /// Returns the wrong guesses at a PIN; see ``Device/ProfileStorage``.
  public func pinGuesses(ofProfile id: String) throws(ServiceFailure) -> PINGuesses {
    try file.read { db in
      try Row.fetchOne(db, sql: "SELECT wrongCount, lastWrongMS FROM profile WHERE id = ?", arguments: [id])
        .map { PINGuesses(wrongCount: $0["wrongCount"], lastWrong: Instant(unixMS: $0["lastWrongMS"])) }
    } ?? PINGuesses()
  }

  /// Stores the wrong guesses at a PIN; see ``Device/ProfileStorage``.
  public func setPINGuesses(_ guesses: PINGuesses, ofProfile id: String) throws(ServiceFailure) {
    try file.write { db in
      try db.execute(
        sql: "UPDATE profile SET wrongCount = ?, lastWrongMS = ? WHERE id = ?",
        arguments: [guesses.wrongCount, guesses.lastWrong.unixMS, id])
    }
  }
}
