import Screen

/// A picture with its caption: a title, a count at the right, and on larger screens a second line.
struct PosterCard {
  var id: FocusID
  var image: ImageSource
  var treatment: ImageStyle = .card
  var title: String
  var count: String
  /// The second line of the caption; nil for cards with one line.
  var detail: String?

  /// Returns the rectangle of picture and caption.
  static func rect(at point: Point, _ cards: CardGrid, captionRows: Int) -> Rect {
    Rect(column: point.column, row: point.row, columns: cards.picture.columns, rows: cards.picture.rows + captionRows)
  }

  /// Draws the card with its picture's top left cell at a point. A focused card has a plate one cell larger on every
  /// side.
  func draw(into frame: inout Frame, at point: Point, _ cards: CardGrid, _ view: ViewContext, captionRows: Int) {
    let rect = Self.rect(at: point, cards, captionRows: captionRows)
    let isFocused = view.isFocused(id)
    if isFocused {
      frame.drawSlab(rect.grown(columns: 1, rows: 1), .focus)
      frame.markFocus(rect)
    }
    frame.drawImage(pictureRequest(cards, frame.renderStyle), at: point, title: title)
    drawCaption(into: &frame, rect, isFocused: isFocused, captionRows: captionRows, picture: cards.picture.rows)
  }

  /// Prefetches the card's picture.
  func prefetch(into frame: inout Frame, _ cards: CardGrid) {
    frame.prefetch(pictureRequest(cards, frame.renderStyle))
  }

  private func pictureRequest(_ cards: CardGrid, _ renderStyle: RenderStyle) -> ImageRequest {
    let backdrop = treatment == .studio ? Token.surface : .void
    return .make(
      image, columns: cards.picture.columns, rows: cards.picture.rows, treatment, over: backdrop, renderStyle)
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
  /// Creates a request for a screen of this style.
  static func make(
    _ source: ImageSource, columns: Int, rows: Int, _ treatment: ImageStyle, over backdrop: Token,
    _ renderStyle: RenderStyle
  ) -> ImageRequest {
    ImageRequest(
      source: source, size: Size(columns: max(1, columns), rows: max(1, rows)), treatment: treatment,
      backdrop: renderStyle.displayedColour(of: backdrop), depth: renderStyle.depth, glyphs: renderStyle.glyphs)
  }
}
