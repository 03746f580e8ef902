import Screen

/// The layout of a product's page: the picture left, text right, the film strip below.
struct ProductLayout {
  let grid: PageGrid
  /// The picture.
  let stage: Rect
  /// Whether there is room for a film strip of photos.
  let hasFilm: Bool
  /// The first row of the film strip, including its perforations.
  let filmRow: Int

  init(_ grid: PageGrid) {
    self.grid = grid
    // A film strip has a row of perforations, a blank row, picture, caption and perforations; without half rows only
    // picture and caption.
    let filmRows = grid.hasHalfRows ? grid.rail.picture.rows + 4 : grid.rail.picture.rows + 2
    let withFilm = grid.hintsRow - 1 - filmRows
    // On screens of fewer than 24 rows, the film strip would leave no room for facts.
    hasFilm = withFilm - 2 - Self.factsRow(grid) >= 2
    filmRow = hasFilm ? withFilm : grid.hintsRow
    // The picture is 3:2 and leaves the text three fifths of the width, on wide screens half of it.
    let widest = grid.size.columns < 160 ? grid.contentColumns * 2 / 5 : grid.contentColumns / 2
    let rows = max(4, min(filmRow - grid.bodyRow - (grid.hasHalfRows ? 4 : 2), widest / 3))
    stage = Rect(column: grid.left, row: grid.bodyRow, columns: rows * 3, rows: rows)
  }

  /// The first column of the text.
  var textColumn: Int { stage.endColumn + (grid.size.columns < 100 ? 3 : 5) }
  /// The width of the text.
  var textColumns: Int { grid.right - textColumn }
  /// The row of the label above the film.
  var filmLabelRow: Int { filmRow - (grid.hasHalfRows && !isTight ? 2 : 1) }
  /// Whether gaps between buttons, facts and film are halved, so that more than two facts fit.
  private var isTight: Bool { Self.isTight(grid) }
  private static func isTight(_ grid: PageGrid) -> Bool { grid.size.rows < 36 }
  /// The row of the buttons' labels.
  var buttonRow: Int { Self.buttonRow(grid) }
  private static func buttonRow(_ grid: PageGrid) -> Int { grid.bodyRow + (grid.hasHalfRows ? 6 : 4) }
  /// The first row of the facts.
  var factsRow: Int { Self.factsRow(grid) }
  private static func factsRow(_ grid: PageGrid) -> Int {
    buttonRow(grid) + (grid.hasHalfRows && !isTight(grid) ? 3 : 2)
  }
  /// The number of rows for facts.
  var factRows: Int { max(0, filmLabelRow - 1 - factsRow) }

  func buttons(_ words: Words) -> Buttons {
    Buttons(
      buttons: [
        Buttons.Button(id: "buy", label: words(.buy)),
        Buttons.Button(id: "related", label: words(.relatedPhotos)),
      ], row: buttonRow, column: textColumn)
  }

  /// Returns the places of lines about the owners of photos, below the sums, for texts of some widths: side by side, as far as they fit.
  func ownerRects(_ widths: [Int]) -> [Rect] {
    var (column, rects): (Int, [Rect]) = (textColumn, [])
    for width in widths.map({ $0 + 2 }) where column + width <= grid.right {
      rects.append(Rect(column: column, row: buttonRow - (grid.hasHalfRows ? 2 : 1), columns: width, rows: 1))
      column += width + 3
    }
    return rects
  }

  /// The number of photos side by side.
  var filmColumns: Int { hasFilm ? grid.rail.columns : 0 }
  /// The first row of the pictures.
  private var filmPictureRow: Int { filmRow + (grid.hasHalfRows ? 2 : 1) }

  func filmRect(_ index: Int) -> Rect {
    PosterCard.rect(
      at: Point(column: grid.rail.column(index), row: filmPictureRow), grid.rail, captionRows: 1)
  }

  /// The whole film strip, from edge to edge.
  var band: Rect {
    Rect(column: 0, row: filmRow, columns: grid.size.columns, rows: grid.hintsRow - 1 - filmRow)
  }
}
