import Screen

/// The first line of a page: breadcrumb, headline and clock.
struct Header {
  /// The titles of the pages from Home to this one; the current page is last.
  let crumbs: [String]
  /// A position or a sum; empty for none.
  let headline: String

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let row = view.grid.headerRow
    let clock = view.words.clock(view.now)
    var end = frame.write(clock, endingAt: view.grid.right, row: row, Style(.text, bold: true))
    // The current page's title has priority over the headline and is never dropped.
    let least = (crumbs.last?.widthCells ?? 0) + 6
    if !headline.isEmpty, end - 3 - headline.widthCells - view.grid.left >= least {
      end = frame.write(headline, endingAt: end - 3, row: row, Style(.quiet))
    }
    drawCrumbs(into: &frame, at: Point(column: view.grid.left, row: row), width: end - 3 - view.grid.left)
  }

  private func drawCrumbs(into frame: inout Frame, at point: Point, width: Int) {
    let separator = "  \(frame.symbol(.link))  "
    var ancestors = Array(crumbs.dropLast())
    let last = crumbs.last ?? ""
    var isCut = false
    func room() -> Int {
      ancestors.reduce(last.widthCells) { $0 + $1.widthCells + separator.widthCells }
        + (isCut ? frame.symbol(.ellipsis).widthCells + separator.widthCells : 0)
    }
    while room() > width, !ancestors.isEmpty {
      ancestors.removeFirst()
      isCut = true
    }
    var column = point.column
    for name in (isCut ? [frame.symbol(.ellipsis)] : []) + ancestors {
      column = frame.write(name, at: Point(column: column, row: point.row), Style(.quiet))
      column = frame.write(separator, at: Point(column: column, row: point.row), Style(.faint))
    }
    frame.write(
      last, at: Point(column: column, row: point.row), Style(.text, bold: true),
      width: point.column + width - column)
  }
}
