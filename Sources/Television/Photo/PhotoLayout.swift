import Screen

/// Where a photo's picture and rows stand: side by side, on small screens one above the other.
struct PhotoLayout {
  let grid: PageGrid
  /// The picture: 3:2 in whole cells.
  let stage: Rect
  /// The column of facts.
  let panel: Rect

  /// The first line of the panel that shows, where not all of them find room.
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
    // A cell is about 1:2, so that 3:2 is three columns to a row; the caption takes three rows below.
    let rows = min(room / 3, body.rows - 3)
    stage = Rect(column: body.column, row: body.row, columns: room, rows: rows)
    panel = Rect(
      column: grid.right - grid.panelColumns, row: body.row, columns: grid.panelColumns, rows: body.rows)
  }

  /// Width of the labels, and where values begin.
  var labelColumns: Int { isNarrow ? 11 : 14 }
  /// Whether long labels do not fit and shorter ones stand for them.
  var isNarrow: Bool { panel.columns < 36 }

  /// Where a line of the panel stands; above or below the panel where it is scrolled out.
  func rect(_ line: Int) -> Rect {
    Rect(column: panel.column, row: panel.row + line - top, columns: panel.columns, rows: 1)
  }

  /// Whether a line of the panel shows.
  func shows(_ line: Int) -> Bool {
    (top..<top + panel.rows).contains(line)
  }

  /// The lines of the panel that labels and rows stand on; blank lines go first where they do not all fit.
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

  /// What a line of the panel holds.
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
