import Screen

/// The layout of a page with a QR code: paragraphs and a button on the left, the code on the right if it fits.
struct QRCodeLayout {
  /// A paragraph with its style.
  struct Paragraph {
    var text: String
    var style: Style
    /// The blank rows above it, of which some are left out on low screens.
    var gap = 1
  }

  /// A line of a paragraph.
  private struct Line {
    var text: String
    var style: Style
    var gap: Int
  }

  /// A code and its position.
  private struct PlacedCode {
    let code: QRCode
    /// The width of the border in modules.
    let border: Int
    let origin: Point
  }

  private let lines: [Line]
  private let button: Buttons.Button
  private let grid: PageGrid
  private let code: PlacedCode?
  private let isRoomy: Bool

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - code: The code; nil for none.
  ///   - paragraphs: Returns the paragraphs, given whether the code is shown.
  init(_ code: QRCode?, button: Buttons.Button, on grid: PageGrid, paragraphs: (_ hasCode: Bool) -> [Paragraph]) {
    (self.grid, self.button) = (grid, button)
    let placed = code.flatMap { Self.place($0, grid) }
    let width = min((placed.map { $0.origin.column - 3 } ?? grid.right) - grid.left, Self.mostTextColumns)
    let lines = paragraphs(placed != nil).flatMap { paragraph in
      paragraph.text.wrapped(toCells: width).enumerated().map { index, text in
        Line(text: text, style: paragraph.style, gap: index == 0 ? paragraph.gap : 0)
      }
    }
    isRoomy = grid.bodyRow + Self.rows(lines, isRoomy: true) + 3 <= grid.hintsRow
    (self.code, self.lines) = (placed, lines)
  }

  private static let leastTextColumns = 30
  private static let mostTextColumns = 72

  /// Returns the position of a code at the right; nil if it leaves too little room for the text.
  private static func place(_ code: QRCode, _ grid: PageGrid) -> PlacedCode? {
    let space = Size(columns: grid.contentColumns - leastTextColumns - 3, rows: grid.hintsRow - grid.bodyRow)
    return code.border(fitting: space).map { border in
      let cells = code.cells(border: border)
      // On wide screens it stands beside the text and not at the far edge.
      let column = min(grid.right - cells.columns, grid.left + mostTextColumns + 4)
      return PlacedCode(code: code, border: border, origin: Point(column: column, row: grid.bodyRow))
    }
  }

  private static func rows(_ lines: [Line], isRoomy: Bool) -> Int {
    lines.reduce(0) { $0 + 1 + (isRoomy ? $1.gap : 0) }
  }

  /// The button, in a row of its own.
  var buttons: Buttons {
    let row = grid.bodyRow + Self.rows(lines, isRoomy: isRoomy) + (isRoomy ? 1 : 0)
    return Buttons(
      buttons: [button], row: min(row + (grid.hasHalfRows ? 1 : 0), grid.hintsRow - 2), column: grid.left)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    var row = grid.bodyRow
    for line in lines {
      row += isRoomy ? line.gap : 0
      frame.write(line.text, at: Point(column: grid.left, row: row), line.style)
      row += 1
    }
    buttons.draw(into: &frame, view)
    if let code { frame.drawQRCode(code.code, border: code.border, at: code.origin) }
  }
}
