extension Frame {
  /// Draws an image and requests it. While it is not ready, a tile with a title stands in its place; if it cannot be
  /// shown, a tile with the reason.
  ///
  /// Images of the styles `hero` and `cutout` have no tile while they are not ready.
  public mutating func drawImage(_ request: ImageRequest, at origin: Point, title: String) {
    let rect = Rect(column: origin.column, row: origin.row, columns: request.size.columns, rows: request.size.rows)
    self.request(request)
    switch images[request] {
    case .ready(let image):
      drawImage(image, at: origin)
      place(ImagePlacement(request: request, rect: rect, title: title))
      if renderStyle.cellPixels != nil, image.isOpaque { markPicture(rect) }
    case .failed(let problem):
      drawTile(rect, lines: ["!", imageProblemTexts[problem] ?? ""], style: Style(.quiet, on: .surface))
    case nil:
      if request.treatment != .hero && request.treatment != .cutout {
        drawTile(rect, lines: [title], style: Style(.quiet, on: .surface))
      }
    }
  }

  /// Draws an image's cells; where a cell has no background, the page shows through.
  public mutating func drawImage(_ image: CellImage, at origin: Point) {
    for index in image.cells.indices {
      let cell = image.cells[index]
      let style = Style(
        foreground: cell.foreground.map { .rgb($0) } ?? .standard, background: cell.background.map { .rgb($0) })
      let (column, row) = (index % image.size.columns, index / image.size.columns)
      set(Character(cell.scalar), column: origin.column + column, row: origin.row + row, style: style)
    }
  }

  /// Marks the cells of the newest placement, as long as nothing is drawn over them.
  private mutating func markPicture(_ rect: Rect) {
    let visible = rect.intersection(bounds)
    for row in visible.row..<max(visible.row, visible.endRow) {
      for column in visible.column..<visible.endColumn {
        self[column, row].picture = PicturePart(placement: placements.count - 1)
      }
    }
  }

  /// Draws one moment of a cross-fade between two images of the same size, and requests the new one.
  ///
  /// In the first half, each cell keeps its character while its colours approach the mean colour of the new cell; in the
  /// second half, the new character emerges from its own mean colour. With fewer than 24 bits of colour, on a screen that
  /// shows pixels, or while one of the images is not ready, the new image is drawn at once.
  ///
  /// - Parameter share: The progress of the fade, 0...1.
  public mutating func drawCrossfade(_ old: ImageRequest, _ new: ImageRequest, share: Double, at origin: Point) {
    guard renderStyle.depth == .full, renderStyle.cellPixels == nil, old.size == new.size,
      case .ready(let before) = images[old],
      case .ready(let after) = images[new]
    else { return drawImage(new, at: origin, title: "") }
    request(new)
    let isFirstHalf = share < 0.5
    let (shown, other) = isFirstHalf ? (before, after) : (after, before)
    let amount = isFirstHalf ? share : 1 - share
    for index in shown.cells.indices {
      let cell = shown.cells[index]
      let mean = meanColour(of: other.cells[index])
      let style = Style(
        foreground: .rgb((cell.foreground ?? mean).mixed(with: mean, amount: amount)),
        background: .rgb((cell.background ?? mean).mixed(with: mean, amount: amount)))
      let (column, row) = (index % shown.size.columns, index / shown.size.columns)
      set(Character(cell.scalar), column: origin.column + column, row: origin.row + row, style: style)
    }
  }

  private func meanColour(of cell: CellImage.Cell) -> RGB {
    let ground = renderStyle.theme[.void].rgb
    return (cell.foreground ?? ground).mixed(with: cell.background ?? ground, amount: 0.5)
  }

  /// Draws a tile with centred lines of text.
  private mutating func drawTile(_ rect: Rect, lines: [String], style: Style) {
    fill(rect, style.background ?? .token(.surface))
    let width = rect.columns - 2
    let wrapped = lines.flatMap { $0.wrapped(toCells: width) }.prefix(rect.rows)
    let top = rect.row + (rect.rows - wrapped.count) / 2
    for (index, line) in wrapped.enumerated() {
      let inset = (rect.columns - line.widthCells) / 2
      write(line, at: Point(column: rect.column + inset, row: top + index), style, width: width)
    }
  }
}
