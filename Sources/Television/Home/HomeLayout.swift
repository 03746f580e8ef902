import Screen

/// The layout of Home, from the hints upwards: cards, their label, tabs; the hero has the rest.
struct HomeLayout {
  let grid: PageGrid
  /// The rows of a card's caption.
  let captionRows: Int
  /// The first row of the cards' pictures.
  let cardRow: Int

  init(_ grid: PageGrid) {
    self.grid = grid
    captionRows = grid.hasHalfRows ? 2 : 1
    cardRow = grid.hintsRow - grid.rail.picture.rows - captionRows - (grid.hasHalfRows ? 2 : 1)
  }

  /// The row of the rails' labels.
  var labelRow: Int { cardRow - 2 }
  /// The row of the tabs' labels.
  var tabRow: Int { labelRow - (grid.hasHalfRows ? 4 : 2) }
  /// The rows of the hero, down to the tabs.
  var heroRows: Int { tabRow + 1 }
  /// The number of cards in the second rail.
  var productColumns: Int { grid.rail.columns >= 4 ? grid.rail.columns / 2 : 0 }
  /// The number of cards in the first rail.
  var photoColumns: Int { grid.rail.columns - productColumns }

  /// Returns the hero's picture: from under the text to the right edge; beside the text where tones cannot fade.
  func hero(_ depth: ColourDepth) -> Rect {
    if ![.full, .indexed256].contains(depth) {
      let start = grid.size.columns * 46 / 100
      return Rect(
        column: start, row: grid.bodyRow, columns: grid.right - start, rows: tabRow - 1 - grid.bodyRow)
    }
    let start = grid.size.columns * 3 / 10
    return Rect(column: start, row: 0, columns: grid.size.columns - start, rows: heroRows)
  }

  func cardRect(_ index: Int) -> Rect {
    PosterCard.rect(
      at: Point(column: grid.rail.column(index), row: cardRow), grid.rail, captionRows: captionRows)
  }

  /// Returns the places of tabs, evenly spaced.
  func tabs(_ tabs: [HomePage.Tab], _ words: Words) -> [(tab: HomePage.Tab, rect: Rect)] {
    let step = min(16, grid.contentColumns / tabs.count)
    return tabs.enumerated().map { index, tab in
      let width = words(tab.phrase).widthCells + 4
      let row = grid.hasHalfRows ? tabRow - 1 : tabRow
      let rect = Rect(
        column: grid.left - 2 + index * step, row: row, columns: width, rows: grid.hasHalfRows ? 3 : 1)
      return (tab, rect)
    }
  }

  /// Returns the button of an album without photos; nil if there is no demo album to add.
  func emptyButtons(_ view: ViewContext) -> Buttons? {
    let buttons = EmptyState.emptyAlbumButtons(view)
    guard !buttons.isEmpty else { return nil }
    return Buttons(
      buttons: buttons,
      row: cardRow + (grid.hasHalfRows ? 4 : 3), column: grid.left)
  }
}
