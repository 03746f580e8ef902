import Calls
import GRDB

/// The table of a service's device accounts; see ``Calls/DeviceAccounts``.
public struct DeviceAccountTable: Sendable {
  /// The statements that create the table.
  public static let sql = """
    -- The accounts of devices. Days are in UTC, '2026-12-01'; usedDay is the last day on which the token was used.
    CREATE TABLE account (
      id TEXT NOT NULL PRIMARY KEY, tokenHash TEXT NOT NULL UNIQUE, createdDay TEXT NOT NULL, usedDay TEXT
    ) WITHOUT ROWID;
    CREATE INDEX account_unused ON account (createdDay) WHERE usedDay IS NULL;

    """

  private let file: StoreFile
  /// The prefix of all tokens of the service.
  private let prefix: String

  /// Creates access to the table of a file.
  public init(file: StoreFile, prefix: String) {
    (self.file, self.prefix) = (file, prefix)
  }

  /// Creates an account, and removes accounts that were never used.
  public func create(_ write: WriteContext, at now: Instant) throws(ServiceFailure) -> DeviceAccount {
    let secret = TokenSecret.make(prefix: prefix)
    let (id, hash) = (RandomID.make(), try TokenHash.of(secret))
    let expiry = now - Int64(DeviceAccount.unusedDays) * 86_400_000
    return try file.write(write) { db in
      try db.execute(
        sql: "DELETE FROM account WHERE usedDay IS NULL AND createdDay < ?", arguments: [Self.day(of: expiry)])
      try db.execute(
        sql: "INSERT INTO account (id, tokenHash, createdDay) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [id, hash, Self.day(of: now)])
      return DeviceAccount(token: secret)
    }
  }

  /// Returns the identifier of the account that has a token, and records the day of its use; nil for an unknown token.
  public func account(ofToken secret: String, at now: Instant) throws(ServiceFailure) -> String? {
    guard secret.hasPrefix(prefix) else { return nil }
    let hash = try TokenHash.of(secret)
    let found = try file.read { db in
      let statement = try db.cachedStatement(sql: "SELECT id, usedDay FROM account WHERE tokenHash = ?")
      return try Row.fetchOne(statement, arguments: [hash]).map { ($0[0] as String, $0[1] as String?) }
    }
    guard let (account, usedDay) = found else { return nil }
    let today = Self.day(of: now)
    guard usedDay != today else { return account }
    do throws(ServiceFailure) {
      try file.write { db in
        try db.execute(sql: "UPDATE account SET usedDay = ? WHERE id = ?", arguments: [today, account])
      }
    } catch {
      // An account whose first use is not recorded would be removed as unused. Later days are information only.
      if usedDay == nil { throw error }
    }
    return account
  }

  private static func day(of time: Instant) -> String { String(time.rfc3339.prefix(10)) }
}
