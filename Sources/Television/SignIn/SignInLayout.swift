import Device
import Screen

/// The layout of the sign-in page while it shows codes: the steps on the left, the QR code on the right if it fits.
struct SignInLayout {
  /// A line with its style.
  private struct Line {
    var text: String
    var style: Style
    /// The blank rows above it, of which some are left out on low screens.
    var gap = 0
  }

  private let lines: [Line]
  private let grid: PageGrid
  private let words: Words
  private let qrCode: (code: QRCode, border: Int, origin: Point)?
  private let isRoomy: Bool

  /// Creates the layout of a page that shows codes.
  init(_ page: SignInPage, _ view: ViewContext) {
    grid = view.grid
    words = view.words
    qrCode = page.qrCode.flatMap { Self.place($0, view.grid) }
    let width = (qrCode.map { $0.origin.column - 3 } ?? grid.right) - grid.left
    lines = Self.lines(page, view, hasQRCode: qrCode != nil, width: min(width, 72))
    isRoomy = grid.bodyRow + Self.rows(lines, isRoomy: true) + 3 <= grid.hintsRow
  }

  /// Returns the position of the QR code at the right; nil if it leaves too little room for the text.
  private static func place(_ code: QRCode, _ grid: PageGrid) -> (QRCode, Int, Point)? {
    let space = Size(columns: grid.contentColumns - leastTextColumns - 3, rows: grid.hintsRow - grid.bodyRow)
    return code.border(fitting: space).map { border in
      let cells = code.cells(border: border)
      // On wide screens it stands beside the text and not at the far edge.
      let column = min(grid.right - cells.columns, grid.left + 76)
      return (code, border, Point(column: column, row: grid.bodyRow))
    }
  }

  private static let leastTextColumns = 30

  private static func lines(
    _ page: SignInPage, _ view: ViewContext, hasQRCode: Bool, width: Int
  ) -> [Line] {
    guard case .showing(let codes, let endMS, _) = page.state else { return [] }
    let words = view.words
    let minutes = max(1, Int((endMS.subtractingSaturated(view.now.uptimeMS) + 59_999) / 60_000))
    let server = view.servers.inUse.album?.text ?? ""
    func paragraph(_ text: String, _ style: Style, gap: Int) -> [Line] {
      text.wrapped(toCells: width).enumerated().map { index, line in
        Line(text: line, style: style, gap: index == 0 ? gap : 0)
      }
    }
    return paragraph(words(.signInTo, ["server": server]), Style(.text, bold: true), gap: 0)
      + paragraph(words(hasQRCode ? .signInScan : .signInOpen), Style(.body), gap: 1)
      + paragraph(codes.page, Style(.accent), gap: 0)
      + paragraph(words(.signInCompare), Style(.body), gap: 1)
      + paragraph(spaced(codes.userCode), Style(.text, bold: true), gap: 1)
      + paragraph(words.count(.signInValid, minutes), Style(.quiet), gap: 1)
  }

  /// Returns a code with spaces between its letters, so that it can be read across a room.
  private static func spaced(_ code: String) -> String {
    code.map(String.init).joined(separator: " ")
  }

  private static func rows(_ lines: [Line], isRoomy: Bool) -> Int {
    lines.reduce(0) { $0 + 1 + (isRoomy ? $1.gap : 0) }
  }

  /// The button for new codes.
  var buttons: Buttons {
    let row = grid.bodyRow + Self.rows(lines, isRoomy: isRoomy) + (isRoomy ? 1 : 0)
    return Buttons(
      buttons: [Buttons.Button(id: SignInPage.newCodeID, label: words(.newCode))],
      row: min(row + (grid.hasHalfRows ? 1 : 0), grid.hintsRow - 2), column: grid.left)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    var row = grid.bodyRow
    for line in lines {
      row += isRoomy ? line.gap : 0
      frame.write(line.text, at: Point(column: grid.left, row: row), line.style)
      row += 1
    }
    buttons.draw(into: &frame, view)
    if let qrCode { frame.drawQRCode(qrCode.code, border: qrCode.border, at: qrCode.origin) }
  }
}
