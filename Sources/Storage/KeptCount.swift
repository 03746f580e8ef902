import Calls
import GRDB

/// Counts that a store keeps beside the rows that they count.
public struct KeptCount: Sendable {
  /// What is counted, in English: `orders`.
  let name: String
  /// A query of the kept counts.
  let kept: String
  /// A query that counts, with the same rows in a sound file, in any order.
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
  /// Checks the whole file: its structure and indexes, that every reference leads to a row, and the counts that it keeps.
  ///
  /// - Returns: The faults in English, a sentence without a full stop each; empty for a sound file.
  /// - Throws: `storage`, also for a file so damaged that it cannot be checked.
  public func faults(counts: [KeptCount]) throws(ServiceFailure) -> [String] {
    try read { db in
      let structure = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(
        db, sql: #"SELECT "table", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2"#
      )
      .map { "rows of \($0[0] as String) lead to \($0[2] as Int) missing rows of \($0[1] as String)" }
      let wrong = try counts.filter { try !$0.isRight(db) }.map {
        "the count of \($0.name) is not that of the rows: some were lost"
      }
      return structure.map { "its structure is damaged: \($0)" } + orphans + wrong
    }
  }
}
