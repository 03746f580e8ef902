/// A cell's place; the origin is the top left, columns grow to the right and rows downwards.
public struct Point: Hashable, Sendable {
  /// Column, from 0.
  public var column: Int
  /// Row, from 0.
  public var row: Int

  /// The place at a column and a row.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// How much room something takes, in cells. A cell is about twice as high as wide.
public struct Size: Hashable, Sendable {
  /// Width, in cells.
  public var columns: Int
  /// Height, in cells.
  public var rows: Int

  /// A size; negative sides become 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// Leftmost column.
  public var column: Int
  /// Topmost row.
  public var row: Int
  /// Width, in cells.
  public var columns: Int
  /// Height, in cells.
  public var rows: Int

  /// A rectangle; negative sides become 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The first column right of it.
  public var endColumn: Int { column + columns }
  /// The first row below it.
  public var endRow: Int { row + rows }
  /// Its size.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// Its top left cell.
  public var origin: Point { Point(column: column, row: row) }
  /// Whether it holds no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell lies in it.
  public func contains(_ point: Point) -> Bool {
    (column..<endColumn).contains(point.column) && (row..<endRow).contains(point.row)
  }

  /// What both cover; empty when they do not meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// The same rectangle grown by columns on the left and right and rows above and below; negative amounts shrink it.
  public func grown(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      column: column - columns, row: row - rows, columns: self.columns + 2 * columns, rows: self.rows + 2 * rows)
  }

  /// The same rectangle elsewhere.
  public func moved(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(column: column + columns, row: row + rows, columns: self.columns, rows: self.rows)
  }
}
