import Screen

/// The size and the columns of cards that stand side by side.
struct CardGrid: Hashable, Sendable {
  /// The first column of the first card.
  let left: Int
  /// The number of cards side by side.
  let columns: Int
  /// Columns between cards.
  let gutter: Int
  /// The size of a card's picture.
  let picture: Size

  /// Returns the first column of the card at an index of a row.
  func column(_ index: Int) -> Int {
    left + index * (picture.columns + gutter)
  }
}

extension CardGrid {
  /// Creates the cards of a list: as large as possible while all of them are visible, or those of a long list a dozen; half a dozen on
  /// low screens.
  ///
  /// - Parameters:
  ///   - count: The number of cards; nil while it is not known.
  ///   - area: The size in which they are drawn, with the rows of captions.
  ///   - captionRows: The lines of a card's caption.
  init(of count: Int?, in area: Size, left: Int, captionRows: Int, isLow: Bool) {
    let most = isLow ? 6 : 12
    let wanted = min(count ?? most, most)
    let gutter = area.columns < 90 ? 3 : 4
    let columns = area.columns < 70 ? 2... : 3...
    let choice = columns.prefix(12).lazy.map { columns in
      let width = (area.columns + gutter) / columns - gutter
      return (columns, width, Self.pictureRows(ofWidth: width, in: area, captionRows))
    }.first { columns, width, rows in
      width <= Self.leastWidth || columns * Self.rowCount(rows, in: area, captionRows) >= wanted
    }
    let (shown, width, rows) = choice ?? (1, max(1, area.columns), max(1, area.rows - captionRows))
    self.init(left: left, columns: shown, gutter: gutter, picture: Size(columns: width, rows: rows))
  }

  /// Cards that are narrower cannot hold a title.
  private static let leastWidth = 16
  /// The rows between a row of cards and the next, for the rim of the focus.
  private static let gap = 2

  /// Returns the height of pictures of a width: between 7:4 and 5:4, since a cell is twice as high as wide, so that the rows of cards fill
  /// the area.
  private static func pictureRows(ofWidth width: Int, in area: Size, _ captionRows: Int) -> Int {
    let (least, most) = (max(1, width * 2 / 7), max(1, width * 2 / 5))
    let count = rowCount(least, in: area, captionRows)
    let filling = (area.rows + gap) / count - captionRows - gap
    return max(1, min(filling, most))
  }

  /// Returns how many rows of cards fit, at least 1.
  static func rowCount(_ pictureRows: Int, in area: Size, _ captionRows: Int) -> Int {
    max(1, (area.rows + gap) / (pictureRows + captionRows + gap))
  }
}
