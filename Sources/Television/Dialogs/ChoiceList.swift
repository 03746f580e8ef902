import Screen

/// A scrolling list of rows in a dialog, as menus and choices have it.
struct ChoiceList {
  /// One row.
  struct Row {
    var id: FocusID
    var label: String
    var value = ""
  }

  /// The title in lines that fit the dialog.
  let titleLines: [String]
  let rows: [Row]
  let scroll: Scrolling
  /// Lines between the title and the first row.
  var headRows = 0
  private let dialog: DialogFrame

  init(title: String, rows: [Row], scroll: Scrolling, headRows: Int = 0, columns: Int = 44, grid: PageGrid) {
    let width = DialogFrame(columns: columns, rows: 1, grid: grid).inner.columns
    titleLines = title.wrapped(toCells: width)
    self.rows = rows
    self.scroll = scroll
    self.headRows = headRows
    let head = titleLines.count + 1 + headRows
    let most = max(3, grid.size.rows - 12 - head)
    dialog = DialogFrame(columns: columns, rows: head + min(max(rows.count, 1), most), grid: grid)
  }

  var inner: Rect { dialog.inner }
  /// The first row below the title and a blank one.
  var headRow: Int { inner.row + titleLines.count + 1 }
  private var firstRow: Int { headRow + headRows }
  var visibleRows: Int { max(1, inner.endRow - firstRow) }

  private func rect(_ index: Int) -> Rect {
    Rect(column: inner.column, row: firstRow + index - scroll.top, columns: inner.columns, rows: 1)
  }

  func addFocus(to map: inout FocusMap) {
    for index in max(0, scroll.top - 1)..<min(rows.count, scroll.top + visibleRows + 1) {
      map.add(rows[index].id, rect(index), group: "choices", index: index)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    dialog.draw(into: &frame)
    for (row, line) in titleLines.enumerated() {
      frame.write(
        line, at: Point(column: inner.column, row: inner.row + row), Style(.text, bold: true), width: inner.columns)
    }
    for index in scroll.top..<max(scroll.top, min(rows.count, scroll.top + visibleRows)) {
      let rect = rect(index)
      let isFocused = view.isFocused(rows[index].id)
      if isFocused {
        frame.drawPlate(rect.grown(columns: 2), .focus)
        frame.markFocus(rect)
      }
      let end = frame.write(
        rows[index].value, endingAt: rect.endColumn, row: rect.row, Style(isFocused ? .inkQuiet : .quiet))
      frame.write(
        rows[index].label, at: rect.origin, Style(isFocused ? .ink : .body, bold: isFocused),
        width: end - rect.column - 1)
    }
    frame.drawScrollThumb(
      column: inner.endColumn + 1, rows: firstRow..<firstRow + visibleRows, offset: scroll.top, visible: visibleRows,
      total: rows.count)
  }
}
