import Foundation
import GRDB

/// The writes of televisions in the databases of three servers, read by a connection that changes nothing.
struct ServedState {
  /// A line for each write; see ``AcknowledgedWrite/line``.
  let lines: [String]
  /// The purchases of each product, the look-ups of each photo and the votes for each choice, by kind and identifier.
  let counts: [String: Int]
  /// The model of the camera of each photo that was corrected.
  let models: [String: String]

  /// Reads the databases of a data folder.
  init(of data: String) throws {
    func rows(_ database: String, _ sql: String) throws -> [Row] {
      var configuration = Configuration()
      configuration.readonly = true
      return try DatabaseQueue(path: "\(data)/\(database).sqlite", configuration: configuration).read { db in
        try Row.fetchAll(db, sql: sql)
      }
    }
    lines = try Self.writes.flatMap { database, sql in try rows(database, sql).map { $0[0] as String } }
    let counted = try Self.counted.flatMap { database, sql in
      try rows(database, sql).map { ($0[0] as String, $0[1] as Int) }
    }
    counts = Dictionary(counted) { $0 + $1 }
    let corrected = try rows("album", "SELECT publicID, correctedModel FROM photo WHERE correctedModel IS NOT NULL")
    models = Dictionary(corrected.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
  }

  /// Returns the number of writes of a kind in the counts.
  func total(of kind: AcknowledgedWrite.Kind) -> Int {
    counts.filter { $0.key.hasPrefix("\(kind) ") }.values.reduce(0, +)
  }

  private static let writes = [
    ("mall", "SELECT 'purchase ' || key || ' ' || product || ' ' || publicID FROM purchase"),
    (
      "album",
      "SELECT 'lookUp ' || key || ' ' || publicID || ' ' FROM selection JOIN photo ON selection.photo = photo.id"
    ),
    ("interaction", "SELECT 'vote ' || key || ' ' || choice || ' ' || box FROM response"),
    // The request is `correctCamera photo Canon`, and the model on a line of its own.
    (
      "album",
      """
      SELECT 'edit ' || key || ' ' || replace(replace(request, 'correctCamera ', ''), ' Canon' || char(10), ' ')
      FROM appliedWrite
      """
    ),
  ]

  private static let counted = [
    ("mall", "SELECT 'purchase ' || id, purchaseCount FROM product WHERE purchaseCount > 0"),
    ("album", "SELECT 'lookUp ' || publicID, selectionCount FROM photo WHERE selectionCount > 0"),
    ("interaction", "SELECT 'vote ' || choice, responseCount FROM tally"),
  ]
}
