import Screen

/// The layout grid of a screen size (look/LOOK-SYSTEM.md, "Grid"). All lengths are cells.
struct PageGrid: Hashable, Sendable {
  let size: Size
  /// Free columns at each side.
  let marginX: Int
  /// Free rows above and below.
  let marginY: Int
  /// The cards of a single row among other things, such as a rail of Home.
  let rail: CardGrid

  init(_ size: Size) {
    self.size = size
    marginX = max(2, size.columns / 30)
    marginY = max(1, size.rows / 30)
    let isSmall = size.columns < 80 || size.rows < 24
    let cardRows = isSmall ? 4 : size.rows < 30 ? 5 : size.rows < 48 ? 7 : size.rows < 90 ? 9 : 12
    let content = size.columns - 2 * marginX
    let least = isSmall ? 14 : 3 * cardRows - 1
    let choice = [4, 3].map { Self.columns(content: content, least: least, gutter: $0) }
      .max { ($0.count, -$0.leftOver) < ($1.count, -$1.leftOver) }
    let (columns, gutter) = (choice?.count ?? 1, choice?.gutter ?? 3)
    rail = CardGrid(
      left: marginX, columns: columns, gutter: gutter,
      picture: Size(columns: (content + gutter) / columns - gutter, rows: cardRows))
  }

  private static func columns(content: Int, least: Int, gutter: Int) -> (count: Int, leftOver: Int, gutter: Int) {
    let count = max(1, (content + gutter) / (least + gutter))
    return (count, (content + gutter) % count, gutter)
  }

  /// Whether the screen is below 80x24: one rail only, and the photo above its rows.
  var isSmall: Bool { size.columns < 80 || size.rows < 24 }
  /// Whether half rows fit, so that buttons and tabs are slabs of three rows.
  var hasHalfRows: Bool { size.rows >= 30 }
  /// The row of breadcrumb and clock.
  var headerRow: Int { marginY }
  /// The first row of a page's body.
  var bodyRow: Int { marginY + 2 + (size.rows >= 60 ? 1 : 0) }
  /// The row of the hints.
  var hintsRow: Int { size.rows - 1 - marginY }
  /// The first column of the content.
  var left: Int { marginX }
  /// The column after the content.
  var right: Int { size.columns - marginX }
  /// The width of the content.
  var contentColumns: Int { right - left }
  /// The body: from ``bodyRow`` to one blank row above the hints.
  var body: Rect {
    Rect(column: left, row: bodyRow, columns: contentColumns, rows: hintsRow - 1 - bodyRow)
  }

  /// The width of a side panel; on narrow screens just enough for a model's name (`EOS 5D Mark III`) beside its count.
  var panelColumns: Int { size.columns < 100 ? 30 : size.columns < 160 ? 36 : 44 }
  /// The columns between a picture and its side panel.
  var panelGap: Int { size.columns < 100 ? 3 : size.columns < 160 ? 4 : 6 }
}
