import Calls
import GRDB

/// A fault of a store that a check found.
public enum StoreFault: Hashable, WordedProblem {
  case damagedStructure(libraryText: String)
  case missingRows(table: String, number: Int, parent: String)
  case wrongCount(subject: KeptCount.Subject)

  /// The first part of the keys of its sentences.
  public static let group = "store"
}

/// Stored counts of rows that a store also contains.
public struct KeptCount: Sendable {
  /// The kind of rows that are counted.
  public enum Subject: Hashable, WordedProblem {
    case photos
    case photosByOwner
    case copies
    case photosByMonth
    case photosByValue
    case albums
    case products
    case brands
    case orders
    case productsAndPurchasesOfBrands
    case productsByValue
    case purchasesOfProducts
    case answers
    case states

    /// The first part of the keys of its sentences.
    public static let group = "storeCount"
  }

  /// The kind of rows that are counted.
  let subject: Subject
  /// The query that returns the stored counts.
  let kept: String
  /// The query that counts the rows; in an undamaged file it returns the same rows as the other query, in any order.
  let counted: String

  /// Creates counts from the two queries, which must not end in a semicolon.
  public init(_ subject: Subject, kept: String, counted: String) {
    (self.subject, self.kept, self.counted) = (subject, kept, counted)
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
  /// - Returns: The faults; empty for an undamaged file.
  /// - Throws: `storage`, also for a file so damaged that it cannot be checked.
  public func faults(counts: [KeptCount]) throws(ServiceFailure) -> [StoreFault] {
    try read { db in
      let structure = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      try Self.checkReading(structure)
      let orphans = try Row.fetchAll(
        db, sql: #"SELECT "table", parent, COUNT(*) FROM pragma_foreign_key_check GROUP BY 1, 2"#
      )
      .map { StoreFault.missingRows(table: $0[0], number: $0[2], parent: $0[1]) }
      let wrong = try counts.filter { try !$0.isRight(db) }.map { StoreFault.wrongCount(subject: $0.subject) }
      return structure.map { .damagedStructure(libraryText: $0) } + orphans + wrong
    }
  }

  /// Checks that SQLite has read all pages: it reports a page that it cannot read as a fault of the structure.
  ///
  /// - Throws: The error of the first page that could not be read, if the system is the reason.
  private static func checkReading(_ lines: [String]) throws {
    for match in lines.flatMap({ $0.matches(of: #/unable to get the page\. error code=(\d+)/#) }) {
      let error = DatabaseError(resultCode: ResultCode(rawValue: CInt(match.output.1) ?? 0))
      let ofSystem: [ResultCode] = [.SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_CANTOPEN]
      if ofSystem.contains(error.resultCode) { throw error }
    }
  }
}
