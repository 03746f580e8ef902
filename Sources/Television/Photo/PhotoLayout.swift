import Screen

/// The layout of a photo's picture and rows: side by side, on small screens one above the other.
struct PhotoLayout {
  let grid: PageGrid
  /// The picture: 3:2, in whole cells.
  let stage: Rect
  /// The panel of facts.
  let panel: Rect

  /// The first visible line of the panel, if not all lines fit.
  let top: Int

  init(_ grid: PageGrid, top: Int) {
    self.grid = grid
    self.top = top
    let body = grid.body
    if grid.isSmall {
      let rows = max(4, body.rows - 13)
      stage = Rect(column: grid.left, row: body.row, columns: min(body.columns, rows * 3), rows: rows)
      panel = Rect(column: grid.left, row: stage.endRow, columns: body.columns, rows: body.endRow - stage.endRow)
      return
    }
    let room = body.columns - grid.panelColumns - grid.panelGap
    // A cell is about 1:2, so that 3:2 is three columns per row; the caption takes three rows below.
    let rows = min(room / 3, body.rows - 3)
    stage = Rect(column: body.column, row: body.row, columns: room, rows: rows)
    panel = Rect(
      column: grid.right - grid.panelColumns, row: body.row, columns: grid.panelColumns, rows: body.rows)
  }

  /// The width of the labels, and the offset of the values.
  var labelColumns: Int { isNarrow ? 11 : 14 }
  /// Whether long labels do not fit and are replaced by shorter ones.
  var isNarrow: Bool { panel.columns < 36 }

  /// Returns the cells of a line of the panel; outside the panel if it is scrolled out.
  func rect(_ line: Int) -> Rect {
    Rect(column: panel.column, row: panel.row + line - top, columns: panel.columns, rows: 1)
  }

  /// Returns whether a line of the panel is visible.
  func shows(_ line: Int) -> Bool {
    (top..<top + panel.rows).contains(line)
  }

  /// Returns the lines of labels and rows in the panel; blank lines are dropped first if not all fit.
  func lines(_ sections: PhotoSections) -> [(line: Int, content: Content)] {
    let airy = grid.size.rows >= 48
    let rowCount = sections.rows.count
    let labelCount = sections.sections.count
    let blanks = (labelCount - 1) + (airy ? labelCount : 0)
    let fitsBlanks = rowCount + labelCount + blanks <= panel.rows
    let fitsLabels = rowCount + labelCount <= panel.rows
    var lines: [(Int, Content)] = []
    var line = 0
    for (index, section) in sections.sections.enumerated() {
      if index > 0, fitsBlanks { line += 1 }
      if fitsLabels {
        lines.append((line, .label(section.label)))
        line += 1 + (airy && fitsBlanks ? 1 : 0)
      }
      for row in section.rows {
        lines.append((line, .row(row)))
        line += 1
      }
    }
    return lines
  }

  /// The content of a line.
  enum Content {
    case label(String)
    case row(PhotoRow)
  }

  func rows(_ sections: PhotoSections) -> [(row: PhotoRow, line: Int)] {
    lines(sections).compactMap { line, content in
      if case .row(let row) = content { (row, line) } else { nil }
    }
  }
}
