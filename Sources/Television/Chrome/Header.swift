import Screen

/// The first line of a page: where one is, how much there is, and what time it is.
struct Header {
  /// Names of the pages walked through, the one shown last.
  let crumbs: [String]
  /// Position or sum; empty for none.
  let headline: String

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let row = view.grid.headerRow
    let clock = view.words.clock(view.now)
    var end = frame.write(clock, endingAt: view.grid.right, row: row, Style(.text, bold: true))
    // The breadcrumb's last name comes before the headline: what one looks at is never dropped.
    let least = (crumbs.last?.widthCells ?? 0) + 6
    if !headline.isEmpty, end - 3 - headline.widthCells - view.grid.left >= least {
      end = frame.write(headline, endingAt: end - 3, row: row, Style(.quiet))
    }
    drawCrumbs(into: &frame, at: Point(column: view.grid.left, row: row), width: end - 3 - view.grid.left)
  }

  private func drawCrumbs(into frame: inout Frame, at point: Point, width: Int) {
    let separator = "  \(frame.sign(.link))  "
    var ancestors = Array(crumbs.dropLast())
    let last = crumbs.last ?? ""
    var isCut = false
    func room() -> Int {
      ancestors.reduce(last.widthCells) { $0 + $1.widthCells + separator.widthCells }
        + (isCut ? frame.sign(.ellipsis).widthCells + separator.widthCells : 0)
    }
    while room() > width, !ancestors.isEmpty {
      ancestors.removeFirst()
      isCut = true
    }
    var column = point.column
    for name in (isCut ? [frame.sign(.ellipsis)] : []) + ancestors {
      column = frame.write(name, at: Point(column: column, row: point.row), Style(.quiet))
      column = frame.write(separator, at: Point(column: column, row: point.row), Style(.faint))
    }
    frame.write(
      last, at: Point(column: column, row: point.row), Style(.text, bold: true),
      width: point.column + width - column)
  }
}
