import GRDB

/// A row whose columns are found by their names in a table, which all rows of a result share.
///
/// A row of GRDB that outlives its statement compares the names of all columns, in lower case, for every value that is read. That
/// took most of the time of reading a list of rows with dozens of columns.
public struct NamedRow {
  private let row: Row
  private let columns: Columns

  /// The columns of a result by their names, case-sensitively.
  struct Columns {
    private let indexes: [String: Int]

    /// Takes the columns of a row; of columns with the same name, the first.
    init(of row: Row) {
      indexes = Dictionary(zip(row.columnNames, 0...)) { first, _ in first }
    }

    fileprivate func index(of name: String) -> Int {
      guard let index = indexes[name] else { preconditionFailure("no column is named \(name)") }
      return index
    }
  }

  /// Wraps a single row.
  public init(_ row: Row) {
    self.init(row, Columns(of: row))
  }

  /// Wraps one of several rows with the same columns.
  init(_ row: Row, _ columns: Columns) {
    (self.row, self.columns) = (row, columns)
  }

  /// Returns the value of a column, which must exist and hold a value of the type; an optional type also holds NULL.
  public subscript<Value: DatabaseValueConvertible>(_ name: String) -> Value { row[columns.index(of: name)] }
}
