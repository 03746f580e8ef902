/// The position of a cell. The origin is the top left; columns grow to the right and rows downwards.
public struct Point: Hashable, Sendable {
  /// Column, from 0.
  public var column: Int
  /// Row, from 0.
  public var row: Int

  /// Creates a position.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A width and a height in cells. A cell is about twice as high as it is wide.
public struct Size: Hashable, Sendable {
  /// Width, in cells.
  public var columns: Int
  /// Height, in cells.
  public var rows: Int

  /// Creates a size; negative sides become 0.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public var column: Int
  /// The topmost row.
  public var row: Int
  /// Width, in cells.
  public var columns: Int
  /// Height, in cells.
  public var rows: Int

  /// Creates a rectangle; negative sides become 0.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The first column to the right of the rectangle.
  public var endColumn: Int { column + columns }
  /// The first row below the rectangle.
  public var endRow: Int { row + rows }
  /// Width and height.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// The top left cell.
  public var origin: Point { Point(column: column, row: row) }
  /// Whether the rectangle holds no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Returns whether a cell lies in the rectangle.
  public func contains(_ point: Point) -> Bool {
    (column..<endColumn).contains(point.column) && (row..<endRow).contains(point.row)
  }

  /// Returns the cells that lie in both rectangles; empty when they do not overlap.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }

  /// Returns the rectangle extended by columns on the left and right and by rows above and below; negative amounts shrink
  /// it.
  public func grown(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      column: column - columns, row: row - rows, columns: self.columns + 2 * columns, rows: self.rows + 2 * rows)
  }
}

/// A width and a height in pixels.
public struct PixelSize: Hashable, Sendable {
  /// Width, in pixels.
  public var width: Int
  /// Height, in pixels.
  public var height: Int

  /// Creates a size; negative sides become 0.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}
