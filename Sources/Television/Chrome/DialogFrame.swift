import Screen

/// The raised surface of a dialog, in the middle of the screen.
struct DialogFrame {
  /// All cells of the dialog.
  let rect: Rect
  /// The cells inside the padding.
  let inner: Rect

  /// Creates a frame for content of this many columns and rows; smaller if the screen is.
  init(columns: Int, rows: Int, grid: PageGrid) {
    let width = min(columns + 8, grid.size.columns - 4)
    let height = min(rows + 4, grid.size.rows - 4)
    rect = Rect(
      column: (grid.size.columns - width) / 2, row: (grid.size.rows - height) / 2, columns: width, rows: height)
    inner = rect.grown(columns: -4, rows: -2)
  }

  func draw(into frame: inout Frame) {
    // Where no tone separates the dialog from the page, a hairline on the outermost cells does. Buttons are one row
    // larger than their labels and must not cover it.
    guard frame.renderStyle.theme.outlinesDialogs || !frame.renderStyle.hasTones else {
      return frame.drawSlab(rect, .raised)
    }
    frame.fill(rect, .raised)
    frame.drawOutline(rect)
  }
}
