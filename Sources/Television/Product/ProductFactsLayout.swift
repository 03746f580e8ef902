import Screen

/// The facts of a product in lines, in two columns where there is room. Where not all lines fit, each of them can have the
/// focus, and they scroll.
struct ProductFactsLayout {
  /// The group of the lines in the focus map.
  static let group = "facts"

  private let columns: [[(label: String, value: String)]]
  private let area: Rect
  private let top: Int
  /// The number of lines.
  let lineCount: Int

  init(_ facts: [(label: String, value: String)], _ layout: ProductLayout, top: Int) {
    let columnCount = layout.textColumns >= 60 ? 2 : 1
    let lineCount = (facts.count + columnCount - 1) / columnCount
    columns = stride(from: 0, to: facts.count, by: max(1, lineCount)).map {
      Array(facts[$0..<min(facts.count, $0 + lineCount)])
    }
    area = Rect(
      column: layout.textColumn, row: layout.factsRow, columns: layout.textColumns,
      rows: min(layout.factRows, lineCount))
    self.lineCount = lineCount
    self.top = min(top, max(0, lineCount - layout.factRows))
  }

  /// The number of lines that fit, at least 1.
  var visibleLines: Int { max(1, area.rows) }
  private var scrolls: Bool { area.rows > 0 && lineCount > area.rows }

  private func rect(_ line: Int) -> Rect {
    Rect(column: area.column, row: area.row + line - top, columns: area.columns, rows: 1)
  }

  /// Adds the visible lines, and one more on both sides, if not all fit.
  func addFocus(to map: inout FocusMap) {
    guard scrolls else { return }
    for line in max(0, top - 1)..<min(lineCount, top + area.rows + 1) {
      map.add(FocusID("fact:\(line)"), rect(line), group: Self.group, index: line)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    var column = area.column
    for facts in columns {
      let values = column + (facts.map(\.label.widthCells).max() ?? 0) + 2
      for line in top..<min(facts.count, top + area.rows) {
        draw(facts[line], line, from: column, values: values, into: &frame, view)
      }
      // The second column begins at half the width, or further right if the first one's values need more.
      let end = values + (facts.map(\.value.widthCells).max() ?? 0) + 3
      column = max(area.column + area.columns / 2, end)
    }
    guard scrolls else { return }
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: area.row..<area.endRow, offset: top, visible: area.rows,
      total: lineCount)
  }

  private func draw(
    _ fact: (label: String, value: String), _ line: Int, from column: Int, values: Int, into frame: inout Frame,
    _ view: ViewContext
  ) {
    let rect = rect(line)
    let isFocused = view.isFocused(FocusID("fact:\(line)"))
    if isFocused, column == area.column {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    frame.write(fact.label, at: Point(column: column, row: rect.row), Style(isFocused ? .inkQuiet : .quiet))
    frame.write(
      fact.value, at: Point(column: values, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused),
      width: area.endColumn - values)
  }
}
