import GRDB

/// The identity of a store's database file, and the numbered migrations of its tables.
public struct StoreSchema: Sendable {
  /// The name of the store in failures: `album`, `mall`, `television`.
  public let name: String
  /// SQLite's `application_id`, four ASCII letters, which distinguishes an album from a mall whatever the file's name.
  public let applicationID: Int32
  /// The migrations, oldest first; released ones are never changed, new ones are appended, and none can be undone.
  public let migrator: DatabaseMigrator

  /// Creates a schema; the first migration also sets the application id.
  ///
  /// - Parameter rebuildingSteps: The numbers of the steps, from 1, that replace tables to which other tables refer. Foreign keys are
  ///   checked at the end of such a step.
  public init(
    name: String, applicationID: Int32, rebuildingSteps: Set<Int> = [], steps: [@Sendable (Database) throws -> Void]
  ) {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      let isRebuilding = rebuildingSteps.contains(index + 1)
      migrator.registerMigration("\(index + 1)", foreignKeyChecks: isRebuilding ? .deferred : .immediate) { db in
        if index == 0 { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
        try step(db)
      }
    }
    self.name = name
    self.applicationID = applicationID
    self.migrator = migrator
  }
}
