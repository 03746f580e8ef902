extension Frame {
  /// Draws a slab, the background of raised and focused elements: full rows between a first row of `▄` and a last row of
  /// `▀`; from five rows up the corners are quadrants.
  ///
  /// - Parameter rect: All rows, the two half rows included. A rectangle of fewer than 2 columns or rows is filled.
  public mutating func drawSlab(_ rect: Rect, _ token: Token) {
    drawSlab(rect, .token(token))
  }

  /// Draws a slab in any colour.
  public mutating func drawSlab(_ rect: Rect, _ paint: Paint) {
    // Without colours only the focus stands out: half rows of anything else would be bright bars.
    let isVisible = renderStyle.depth != .none || paint == .token(.focus)
    guard rect.columns >= 2, rect.rows >= 2, isVisible else { return fill(rect, paint) }
    fill(Rect(column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows - 2), paint)
    drawHalfRow(rect, row: rect.row, ("▗", "▄", "▖"), paint)
    drawHalfRow(rect, row: rect.endRow - 1, ("▝", "▀", "▘"), paint)
  }

  private typealias HalfRow = (leading: Character, middle: Character, trailing: Character)

  private mutating func drawHalfRow(_ rect: Rect, row: Int, _ characters: HalfRow, _ paint: Paint) {
    let style = Style(foreground: paint)
    for column in rect.column..<rect.endColumn { set(characters.middle, column: column, row: row, style: style) }
    guard rect.rows >= 5 else { return }
    set(characters.leading, column: rect.column, row: row, style: style)
    set(characters.trailing, column: rect.endColumn - 1, row: row, style: style)
  }

  /// Draws a plate, the background of a focused row: full cells between half cells at both ends.
  public mutating func drawPlate(_ rect: Rect, _ token: Token) {
    fill(Rect(column: rect.column + 1, row: rect.row, columns: rect.columns - 2, rows: rect.rows), token)
    let style = Style(foreground: .token(token))
    for row in rect.row..<max(rect.row, rect.endRow) {
      set("▐", column: rect.column, row: row, style: style)
      set("▌", column: rect.endColumn - 1, row: row, style: style)
    }
  }

  /// Draws a progress bar that can be read without colours.
  ///
  /// - Parameters:
  ///   - point: The leftmost cell.
  ///   - columns: Width of the bar, in cells.
  ///   - fraction: The share that is complete, 0...1; values outside are clamped, and NaN counts as 0.
  ///   - done: The character of the complete part.
  ///   - style: The style of the complete part.
  ///   - track: The style of the rest.
  public mutating func drawBar(
    at point: Point, columns: Int, fraction: Double, done: Character = "▃", style: Style, track: Style
  ) {
    let share = fraction > 0 ? min(fraction, 1) : 0
    let filled = Int((Double(columns) * share).rounded())
    for offset in 0..<max(0, columns) {
      let isDone = offset < filled
      set(isDone ? done : "▁", column: point.column + offset, row: point.row, style: isDone ? style : track)
    }
  }

  /// Draws a horizontal hairline from a position to the right.
  public mutating func drawHairline(at point: Point, columns: Int) {
    for offset in 0..<max(0, columns) {
      set("─", column: point.column + offset, row: point.row, style: Style(.edge))
    }
  }

  /// Draws the thumb of a scroll bar on one column; draws nothing when the whole list is visible.
  ///
  /// - Parameters:
  ///   - column: The column of the scroll bar.
  ///   - rows: The rows of the scroll bar.
  ///   - offset: The length of the list above the visible part, in any unit.
  ///   - visible: The length of the visible part, in the same unit.
  ///   - total: The length of the list, in the same unit.
  public mutating func drawScrollThumb(column: Int, rows: Range<Int>, offset: Int, visible: Int, total: Int) {
    guard total > visible, visible > 0, !rows.isEmpty else { return }
    // Positions are in half rows, so that the thumb can begin and end in the middle of a cell. The products have full
    // width because the length of a list may come from a server.
    let halves = rows.count * 2
    let length = max(2, total.dividingFullWidth(halves.multipliedFullWidth(by: visible)).quotient)
    let hidden = total - visible
    let scrolled = min(max(offset, 0), hidden)
    let start = hidden.dividingFullWidth((halves - length).multipliedFullWidth(by: scrolled)).quotient
    for row in rows {
      let top = (row - rows.lowerBound) * 2
      let upper = (start..<start + length).contains(top)
      let lower = (start..<start + length).contains(top + 1)
      guard upper || lower else { continue }
      set(upper && lower ? "▐" : upper ? "▝" : "▗", column: column, row: row, style: Style(.edge))
    }
  }

  /// Draws an outline of hairlines on the outermost cells of a rectangle of at least 2 columns and rows.
  public mutating func drawOutline(_ rect: Rect) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let style = Style(.edge)
    for column in rect.column..<rect.endColumn {
      set("─", column: column, row: rect.row, style: style)
      set("─", column: column, row: rect.endRow - 1, style: style)
    }
    for row in rect.row..<rect.endRow {
      set("│", column: rect.column, row: row, style: style)
      set("│", column: rect.endColumn - 1, row: row, style: style)
    }
    let corners: [(column: Int, row: Int, character: Character)] = [
      (rect.column, rect.row, "┌"), (rect.endColumn - 1, rect.row, "┐"), (rect.column, rect.endRow - 1, "└"),
      (rect.endColumn - 1, rect.endRow - 1, "┘"),
    ]
    for corner in corners { set(corner.character, column: corner.column, row: corner.row, style: style) }
  }
}
