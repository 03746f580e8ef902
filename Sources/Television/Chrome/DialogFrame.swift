import Screen

/// The raised slab of a dialog, in the middle of the screen.
struct DialogFrame {
  /// All its cells.
  let rect: Rect
  /// What is inside its padding.
  let inner: Rect

  /// A dialog for content of this many columns and rows; smaller where the screen is.
  init(columns: Int, rows: Int, grid: PageGrid) {
    let width = min(columns + 8, grid.size.columns - 4)
    let height = min(rows + 4, grid.size.rows - 4)
    rect = Rect(
      column: (grid.size.columns - width) / 2, row: (grid.size.rows - height) / 2, columns: width, rows: height)
    inner = rect.grown(columns: -4, rows: -2)
  }

  func draw(into frame: inout Frame) {
    // Where tones do not part it from the page, a hairline does, on the outermost cells, so that buttons, which are a row
    // larger than their letters, leave it whole.
    guard frame.renderStyle.theme.outlinesDialogs || !frame.renderStyle.hasTones else {
      return frame.slab(rect, .raised)
    }
    frame.fill(rect, .raised)
    frame.outline(rect)
  }
}
