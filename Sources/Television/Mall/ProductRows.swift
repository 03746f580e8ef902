import MallService
import Screen

/// The layout of a product list's rows and columns.
struct ProductRowsLayout {
  let grid: PageGrid
  private let top: Int

  init(_ grid: PageGrid, top: Int) {
    self.grid = grid
    self.top = top
  }

  /// The screen rows of one product.
  var rowHeight: Int { grid.hasHalfRows ? 5 : 3 }
  /// The lines of text of one product.
  var textRows: Int { grid.hasHalfRows ? 4 : 3 }
  /// The row of the columns' labels.
  var labelRow: Int { grid.bodyRow }
  /// The first product's first row.
  var firstRow: Int { grid.bodyRow + (grid.hasHalfRows ? 2 : 1) }
  private var endRow: Int { grid.hintsRow - 1 }
  /// The number of products that fit whole.
  var wholeRows: Int { max(1, (endRow - firstRow) / rowHeight) }

  /// Returns the visible products and `margin` more on both sides, each with its index in the list and its rectangle.
  func rows(_ list: PagedList<Product>, margin: Int) -> [(product: Product, index: Int, rect: Rect)] {
    let popUp = (endRow - firstRow + rowHeight - 1) / rowHeight
    return (top - margin..<top + popUp + margin).compactMap { index in
      list.item(at: index).map { product in
        let row = firstRow + (index - top) * rowHeight
        return (product, index, Rect(column: grid.left, row: row, columns: grid.contentColumns, rows: rowHeight))
      }
    }
  }

  /// Returns the visible part of a row that the end of the screen cuts; 0 for none.
  func visibleRows(_ rect: Rect) -> Int {
    min(rect.rows, endRow - rect.row)
  }

  // MARK: Columns

  var pictureColumns: Int { grid.hasHalfRows ? 16 : grid.isSmall ? 8 : 10 }
  var pictureColumn: Int { grid.left + 4 }
  var nameColumn: Int { pictureColumn + pictureColumns + (grid.isSmall ? 2 : 3) }
  /// The width of the names.
  var nameColumns: Int { bought - 2 - nameColumn }
  /// The end of a column, or its beginning for left-aligned ones; nil if it is dropped: zoom, then sensor, then pixels
  /// are dropped until a name has twenty cells.
  var price: Int { grid.right }
  var zoomEnd: Int? { shown == .all ? grid.right - 14 : nil }
  var sensor: Int? { shown == .all ? grid.right - 33 : shown == .untilSensor ? grid.right - 23 : nil }
  var pixelsEnd: Int? {
    switch shown {
    case .all: grid.right - 38
    case .untilSensor: grid.right - 28
    case .untilPixels: grid.right - 13
    case .bought: nil
    }
  }
  var bought: Int { grid.right - (grid.isSmall ? 18 : shown.rawValue) }
  var boughtColumns: Int { grid.isSmall ? 8 : 14 }

  /// The optional columns; the raw value is the distance from the right edge at which a column begins.
  private enum Shown: Int, CaseIterable {
    case all = 64
    case untilSensor = 54
    case untilPixels = 39
    case bought = 26
  }

  private var shown: Shown {
    Shown.allCases.first { grid.right - $0.rawValue - 2 - nameColumn >= 20 } ?? .bought
  }
}

/// Draws the rows of a product list.
struct ProductRowsDrawing {
  let page: ProductsPage
  let layout: ProductRowsLayout

  func draw(into frame: inout Frame, _ view: ViewContext) {
    drawLabels(into: &frame, view)
    let body = layout.firstRow..<(view.grid.hintsRow - 1)
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: body, offset: page.scroll.top, visible: layout.wholeRows,
      total: page.list.totalCount)
    let most = page.list.items.map(\.purchaseCount).max() ?? 0
    for (product, index, rect) in layout.rows(page.list, margin: 0) {
      draw(product, rank: index + 1, of: most, in: rect, into: &frame, view)
    }
    // The focus can move to any neighbouring row, whose picture has to be ready.
    for (product, _, rect) in layout.rows(page.list, margin: 1) {
      for ground in [Token.focus, .ground] {
        frame.prefetch(imageRequest(product, rect, over: ground, frame.renderStyle))
      }
    }
  }

  private func drawLabels(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let row = layout.labelRow
    let style = Style(words.language == .english ? .quiet : .body, bold: true)
    frame.write(words.label(.bought), at: Point(column: layout.bought, row: row), style)
    if let end = layout.pixelsEnd { frame.write(words.label(.pixels), endingAt: end, row: row, style) }
    if let start = layout.sensor { frame.write(words.label(.sensor), at: Point(column: start, row: row), style) }
    if let end = layout.zoomEnd { frame.write(words.label(.zoom), endingAt: end, row: row, style) }
    frame.write(words.label(.price), endingAt: layout.price, row: row, style)
  }

  private func draw(
    _ product: Product, rank: Int, of most: Int, in rect: Rect, into frame: inout Frame, _ view: ViewContext
  ) {
    let visible = layout.visibleRows(rect)
    guard visible > 0 else { return }
    let isFocused = view.isFocused(.item(product.id))
    let ground = isFocused ? Token.focus : Token.ground
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    frame.drawImage(
      imageRequest(product, rect, over: ground, frame.renderStyle),
      at: Point(column: layout.pictureColumn, row: rect.row),
      title: "")
    let text = rect.row + (rect.rows >= 5 ? 1 : 0)
    drawWords(product, rank: rank, row: text, isFocused: isFocused, into: &frame, view)
    drawColumns(product, of: most, row: text, isFocused: isFocused, into: &frame, view)
    // A row cut by the end of the screen fades, to show that there is more.
    if visible < rect.rows {
      frame.fill(Rect(column: 0, row: rect.row + visible, columns: frame.size.columns, rows: rect.rows), .ground)
      frame.dim(
        Rect(column: 0, row: rect.row, columns: frame.size.columns - 2, rows: visible), into: .ground, amount: 0.6)
    }
  }

  private func imageRequest(_ product: Product, _ rect: Rect, over ground: Token, _ renderStyle: RenderStyle)
    -> ImageRequest
  {
    .make(product.imageSource, columns: layout.pictureColumns, rows: rect.rows, .cutout, over: ground, renderStyle)
  }

  private func drawWords(
    _ product: Product, rank: Int, row: Int, isFocused: Bool, into frame: inout Frame, _ view: ViewContext
  ) {
    let grid = view.grid
    let words = view.words
    frame.write(
      String(rank), endingAt: grid.left + 3, row: row, Style(isFocused ? .inkQuiet : .quiet))
    let width = layout.nameColumns
    let isOneBrand = page.attributes.contains { $0.name == .brand }
    let name = isOneBrand ? words.shortName(product) : words.fullName(product)
    // A long lens name takes two lines and moves the lines below it down; the last line may be dropped.
    var lines = name.wrapped(toCells: width)
    // Products that differ only in colour show the whole colour on the second line.
    let variant = words.variant(product)
    if lines.count > 1, !isOneBrand, !variant.isEmpty { lines = [product.model, variant] }
    if lines.count > 2 { lines[1...] = [lines[1...].joined(separator: " ")] }
    let below = [
      ProductFacts(product, words).kindAndYear,
      page.itemCounts[product.model].flatMap { $0 > 0 ? words.count(.photosHere, $0) : nil },
    ].compactMap(\.self)
    let first = Style(isFocused ? .ink : .text, bold: isFocused)
    let second = Style(isFocused ? .inkQuiet : .quiet)
    let all = lines.map { ($0, first) } + below.map { ($0, second) }
    for (index, line) in all.prefix(layout.textRows).enumerated() {
      frame.write(line.0, at: Point(column: layout.nameColumn, row: row + index), line.1, width: width)
    }
  }

  private func drawColumns(
    _ product: Product, of most: Int, row: Int, isFocused: Bool, into frame: inout Frame, _ view: ViewContext
  ) {
    let words = view.words
    let facts = ProductFacts(product, words)
    let value = Style(isFocused ? .ink : .text)
    frame.write(
      words.number(product.purchaseCount), at: Point(column: layout.bought, row: row), value.bold)
    frame.drawBar(
      at: Point(column: layout.bought, row: row + 1), columns: layout.boughtColumns,
      fraction: most == 0 ? 0 : Double(product.purchaseCount) / Double(most), done: "▂",
      style: Style(isFocused ? .inkAccent : .faint), track: Style(isFocused ? .inkQuiet : .edge))
    if let end = layout.pixelsEnd { frame.write(facts.pixels, endingAt: end, row: row, value) }
    if let start = layout.sensor {
      frame.write(facts.sensorName, at: Point(column: start, row: row), value, width: 12)
    }
    if let end = layout.zoomEnd { frame.write(facts.zoom, endingAt: end, row: row, value) }
    frame.write(words.money(product.price), endingAt: layout.price, row: row, value)
  }
}
