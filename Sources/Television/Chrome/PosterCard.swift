import Screen

/// A picture with its caption: a title, what is counted at its right, and on larger screens a second line.
struct PosterCard {
  var id: FocusID
  var order: ImageSource
  var treatment: ImageStyle = .card
  var title: String
  var count: String
  /// The second caption line; nil where cards have but one.
  var detail: String?

  /// The rectangle of picture and caption.
  static func rect(at point: Point, grid: PageGrid, captionRows: Int) -> Rect {
    Rect(column: point.column, row: point.row, columns: grid.cardColumns, rows: grid.cardRows + captionRows)
  }

  /// Draws it at its picture's top left cell. With the focus it is a print: a slab one cell larger on every side.
  func draw(into frame: inout Frame, at point: Point, _ view: ViewContext, captionRows: Int) {
    let rect = Self.rect(at: point, grid: view.grid, captionRows: captionRows)
    let isFocused = view.isFocused(id)
    if isFocused {
      frame.slab(rect.grown(columns: 1, rows: 1), .focus)
      frame.markFocus(rect)
    }
    frame.picture(pictureOrder(view.grid, frame.renderStyle), at: point, title: title)
    drawCaption(into: &frame, rect, isFocused: isFocused, captionRows: captionRows, picture: view.grid.cardRows)
  }

  /// Has its picture developed before it is shown.
  func prefetch(into frame: inout Frame, _ view: ViewContext) {
    frame.prefetch(pictureOrder(view.grid, frame.renderStyle))
  }

  private func pictureOrder(_ grid: PageGrid, _ renderStyle: RenderStyle) -> ImageRequest {
    let backdrop = treatment == .studio ? Token.surface : .void
    return .make(order, columns: grid.cardColumns, rows: grid.cardRows, treatment, over: backdrop, renderStyle)
  }

  private func drawCaption(
    into frame: inout Frame, _ rect: Rect, isFocused: Bool, captionRows: Int, picture: Int
  ) {
    let row = rect.row + picture
    let start = frame.write(count, endingAt: rect.endColumn, row: row, Style(isFocused ? .ink : .body))
    frame.write(
      title, at: Point(column: rect.column, row: row), Style(isFocused ? .ink : .text, bold: isFocused),
      width: start - rect.column - (count.isEmpty ? 0 : 1))
    if captionRows > 1, let detail {
      frame.write(
        detail, at: Point(column: rect.column, row: row + 1), Style(isFocused ? .inkQuiet : .quiet),
        width: rect.columns)
    }
  }
}

extension ImageRequest {
  /// An order for a screen with this look.
  static func make(
    _ source: ImageSource, columns: Int, rows: Int, _ treatment: ImageStyle, over backdrop: Token,
    _ renderStyle: RenderStyle
  ) -> ImageRequest {
    ImageRequest(
      source: source, size: Size(columns: max(1, columns), rows: max(1, rows)), treatment: treatment,
      backdrop: renderStyle.shown(backdrop), depth: renderStyle.depth, glyphs: renderStyle.glyphs)
  }
}
