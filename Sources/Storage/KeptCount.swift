import Calls
import GRDB

/// Stored counts of rows that a store also contains.
public struct KeptCount: Sendable {
  /// The name of what is counted, in English, such as `orders`.
  let name: String
  /// The query that returns the stored counts.
  let kept: String
  /// The query that counts the rows; in an undamaged file it returns the same rows as the other query, in any order.
  let counted: String

  /// Creates counts from the two queries, which must not end in a semicolon.
  public init(_ name: String, kept: String, counted: String) {
    (self.name, self.kept, self.counted) = (name, kept, counted)
  }

  func isRight(_ db: Database) throws -> Bool {
    let differences = [(kept, counted), (counted, kept)].map {
      "EXISTS (SELECT * FROM (\($0)) EXCEPT SELECT * FROM (\($1)))"
    }
    return try Bool.fetchOne(db, sql: "SELECT NOT (\(differences.joined(separator: " OR ")))") ?? false
  }
}

extension StoreFile {
  /// Checks the whole file: its structure and indexes, the references between rows, and the stored counts.
  ///
  /// - Returns: The faults in English, each a sentence without a full stop; empty for an undamaged file.
  /// - Throws: `storage`, also for a file so damaged that it cannot be checked.
  public func faults(counts: [KeptCount]) throws(ServiceFailure) -> [String] {
    try read { db in
      let structure = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(
        db, sql: #"SELECT "table", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2"#
      )
      .map { "rows of \($0[0] as String) that refer to missing rows of \($0[1] as String): \($0[2] as Int)" }
      let wrong = try counts.filter { try !$0.isRight(db) }.map {
        "the stored count of \($0.name) does not match the rows: some were lost"
      }
      return structure.map { "its structure is damaged: \($0)" } + orphans + wrong
    }
  }
}
