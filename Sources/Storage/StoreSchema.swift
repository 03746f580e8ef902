import GRDB

/// What makes a database file one of ours: whose it is, and the numbered steps its tables grew by.
public struct StoreSchema: Sendable {
  /// What the file holds, as a person says it: `album`, `mall`, `television`.
  public let name: String
  /// SQLite's `application_id`, four ASCII letters; tells an album from a mall whatever the file is called.
  public let applicationID: Int32
  /// The numbered steps, oldest first; steps are added, never changed, and none goes back.
  public let migrator: DatabaseMigrator

  /// A schema; its first step sets `PRAGMA application_id`.
  public init(name: String, applicationID: Int32, steps: [@Sendable (Database) throws -> Void]) {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      migrator.registerMigration("\(index + 1)", foreignKeyChecks: .immediate) { db in
        if index == 0 { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
        try step(db)
      }
    }
    self.name = name
    self.applicationID = applicationID
    self.migrator = migrator
  }
}
