import AlbumService
import MallService
import Screen

/// The drawing of a photo's page.
struct PhotoDrawing {
  let page: PhotoPage
  let layout: PhotoLayout
  let neighbours: [ImageSource]

  private var photo: MediaItem { page.photo }

  func draw(into frame: inout Frame, _ view: ViewContext, showsFacts: Bool) {
    guard showsFacts else { return drawFullScreen(into: &frame) }
    let stage = layout.stage
    frame.drawImage(
      imageRequest(photo.imageSource, stage.size, frame.renderStyle), at: stage.origin, title: photo.title)
    for neighbour in neighbours { frame.prefetch(imageRequest(neighbour, stage.size, frame.renderStyle)) }
    drawCaption(into: &frame, view)
    let sections = PhotoSections(photo, view.words)
    let lines = layout.lines(sections)
    for (line, content) in lines where layout.shows(line) {
      switch content {
      case .label(let label):
        let style = Style(view.words.language == .english ? .quiet : .body, bold: true)
        frame.write(label, at: layout.rect(line).origin, style, width: layout.panel.columns)
      case .row(let row): draw(row, in: layout.rect(line), into: &frame, view)
      }
    }
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: layout.panel.row..<layout.panel.endRow, offset: layout.top,
      visible: layout.panel.rows, total: (lines.last?.line ?? 0) + 1)
    if photo.brand == nil, photo.model == nil { drawNoCamera(into: &frame, view, below: (lines.last?.line ?? 0) + 1) }
    drawPreview(into: &frame, view, below: layout.panel.row + (lines.last?.line ?? 0) + 1)
  }

  private func imageRequest(_ source: ImageSource, _ size: Size, _ renderStyle: RenderStyle) -> ImageRequest {
    .make(source, columns: size.columns, rows: size.rows, .whole, over: .void, renderStyle)
  }

  /// Draws only the picture, on the whole screen.
  private func drawFullScreen(into frame: inout Frame) {
    frame.fill(frame.bounds, .void)
    frame.drawImage(
      imageRequest(photo.imageSource, frame.size, frame.renderStyle), at: Point(column: 0, row: 0), title: photo.title)
    frame.markFocus(frame.bounds)
    for neighbour in neighbours { frame.prefetch(imageRequest(neighbour, frame.size, frame.renderStyle)) }
  }

  /// Draws the caption below the picture; on small screens beside it.
  private func drawCaption(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let count = words.count(.selectedTimes, photo.selectionCount)
    if layout.grid.isSmall { return drawSideCaption([count, facts(words, from: 1)], into: &frame) }
    let row = layout.stage.endRow + (view.grid.hasHalfRows ? 1 : 0)
    guard row < view.grid.hintsRow - 1 else { return }
    let start = frame.write(count, endingAt: layout.stage.endColumn, row: row, Style(.body))
    frame.write(
      photo.title, at: Point(column: layout.stage.column, row: row), Style(.text, bold: true),
      width: start - layout.stage.column - 2)
    guard row + 1 < view.grid.hintsRow - 1 else { return }
    let second = Point(column: layout.stage.column, row: row + 1)
    if let whole = cutValue(view) {
      frame.write(whole, at: second, Style(.text), width: layout.stage.columns)
    } else {
      frame.write(facts(words, from: 0), at: second, Style(.quiet), width: layout.stage.columns)
    }
  }

  private func drawSideCaption(_ lines: [String], into frame: inout Frame) {
    let left = layout.stage.endColumn + 3
    let width = layout.grid.right - left
    frame.write(
      photo.title, at: Point(column: left, row: layout.stage.row), Style(.text, bold: true), width: width)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: left, row: layout.stage.row + 1 + index), Style(.quiet), width: width)
    }
  }

  /// Returns owner, date and camera; facts that do not fit are dropped from the left.
  private func facts(_ words: Words, from first: Int) -> String {
    let facts = [
      photo.owner, photo.takenAt.map { words.date(iso: $0) } ?? "", photo.model ?? photo.brand ?? "",
    ].dropFirst(first).filter { !$0.isEmpty }
    let room = layout.grid.isSmall ? layout.grid.right - layout.stage.endColumn - 3 : layout.stage.columns
    let choices = [facts.joined(separator: "    "), facts.joined(separator: "  ")]
    return choices.first { $0.widthCells <= room }
      ?? facts.dropFirst().joined(separator: "  ")
  }

  /// Returns the focused row's value if the row truncates it, such as a long lens name.
  private func cutValue(_ view: ViewContext) -> String? {
    let rows = PhotoSections(photo, view.words).rows
    guard let row = rows.first(where: { view.isFocused($0.id) }) else { return nil }
    return row.value.widthCells > valueColumns(row, view.words) ? row.value : nil
  }

  // MARK: Rows

  private func draw(_ row: PhotoRow, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(row.id)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let label = layout.isNarrow ? row.attribute.map { view.words.narrowName($0) } ?? row.label : row.label
    frame.write(label, at: rect.origin, Style(isFocused ? .inkQuiet : .quiet), width: layout.labelColumns - 1)
    var end = rect.endColumn
    if leadsSomewhere(row) {
      frame.write(
        frame.symbol(.link), endingAt: end, row: rect.row, Style(isFocused ? .inkAccent : .accent, bold: true))
      end -= 2
      if let count = row.attribute.flatMap({ page.linkCounts[$0] }) {
        end = frame.write(
          view.words.number(count), endingAt: end, row: rect.row, Style(isFocused ? .inkQuiet : .quiet))
      }
      end -= 1
    }
    let value = rect.column + layout.labelColumns
    if let name = row.attribute, page.marks.contains(name) {
      frame.write(
        frame.symbol(.check), at: Point(column: value - 2, row: rect.row), Style(isFocused ? .inkAccent : .accent))
    }
    frame.write(
      row.value, at: Point(column: value, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused),
      width: end - value)
  }

  /// Returns the columns for a row's value, without label, count and link sign.
  private func valueColumns(_ row: PhotoRow, _ words: Words) -> Int {
    let count = row.attribute.flatMap { page.linkCounts[$0] }.map { words.number($0).widthCells } ?? 0
    return layout.panel.columns - layout.labelColumns - (leadsSomewhere(row) ? 3 + count : 0)
  }

  /// Returns whether a row shows the link sign. A link known to have no products has none; OK on it still says why.
  private func leadsSomewhere(_ row: PhotoRow) -> Bool {
    guard let count = row.attribute.flatMap({ page.linkCounts[$0] }) else {
      return !row.link.isEmpty || row.fact == .owner
    }
    return count > 0
  }

  /// Draws a sentence that the file does not name its camera, and the action that sets it.
  private func drawNoCamera(into frame: inout Frame, _ view: ViewContext, below line: Int) {
    let first = layout.rect(line + 1)
    for (index, text) in view.words(.noCamera).wrapped(toCells: first.columns).enumerated()
    where first.row + index < layout.panel.endRow {
      frame.write(text, at: Point(column: first.column, row: first.row + index), Style(.quiet))
    }
  }

  // MARK: Matching products

  private func drawPreview(into frame: inout Frame, _ view: ViewContext, below line: Int) {
    guard let place = view.pageFocus?.id, let products = page.previews[place], let title = previewTitle(view) else {
      return
    }
    let withPictures = view.grid.size.rows >= 48
    let pitch = withPictures ? 6 : 1
    let bottom = layout.grid.isSmall ? layout.panel.endRow : min(layout.panel.endRow, layout.stage.endRow)
    let rows = 2 + (withPictures ? 1 : 0) + 3 * pitch - (withPictures ? 1 : 0)
    let top = bottom - rows
    guard top > line else { return }
    frame.drawHairline(at: Point(column: layout.panel.column, row: top), columns: layout.panel.columns)
    frame.write(
      title, at: Point(column: layout.panel.column, row: top + 1), Style(.quiet, bold: true),
      width: layout.panel.columns)
    let first = top + (withPictures ? 3 : 2)
    if products.isEmpty {
      frame.write(
        view.words(.noProducts), at: Point(column: layout.panel.column, row: first), Style(.body),
        width: layout.panel.columns)
    }
    for (index, product) in products.prefix(3).enumerated() {
      let point = Point(column: layout.panel.column, row: first + index * pitch)
      if withPictures {
        drawLarge(product, at: point, into: &frame, view)
      } else {
        draw(product, at: point, column: 0, into: &frame, view)
      }
    }
  }

  private func drawLarge(_ product: Product, at point: Point, into frame: inout Frame, _ view: ViewContext) {
    frame.drawImage(
      .make(product.imageSource, columns: 15, rows: 5, .studio, over: .surface, frame.renderStyle), at: point,
      title: product.model)
    let text = Point(column: point.column, row: point.row + 1)
    draw(product, at: text, column: 18, into: &frame, view)
    frame.write(
      ProductFacts(product, view.words).kindAndYear, at: Point(column: point.column + 18, row: text.row + 1),
      Style(.quiet), width: layout.panel.columns - 18)
  }

  private func draw(
    _ product: Product, at point: Point, column: Int, into frame: inout Frame, _ view: ViewContext
  ) {
    let end = frame.write(
      view.words.number(product.purchaseCount), endingAt: layout.panel.endColumn - 2, row: point.row, Style(.quiet))
    frame.write(
      view.words.short(product.model, brand: photo.brand), at: Point(column: point.column + column, row: point.row),
      Style(.body), width: end - 1 - point.column - column)
  }

  private func previewTitle(_ view: ViewContext) -> String? {
    let words = view.words
    let rows = PhotoSections(photo, words).rows
    guard page.marks.isEmpty else {
      let names = rows.filter { $0.attribute.map(page.marks.contains) ?? false }.map(\.spokenValue)
      return words.count(
        .selectedValues, names.count, ["names": names.joined(separator: words(.listSeparator))])
    }
    guard let row = rows.first(where: { $0.id == view.pageFocus?.id }), !row.link.isEmpty else { return nil }
    return words(.mostBoughtProduct, ["name": row.spokenValue])
  }
}

extension Product {
  /// The source of its picture.
  var imageSource: ImageSource {
    picture.map { .mall($0.token) } ?? .placeholder
  }
}
