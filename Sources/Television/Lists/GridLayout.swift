import Calls
import Screen

/// The layout of a list of cards in rows, scrolled by whole rows.
struct GridLayout {
  private let grid: PageGrid
  private let top: Int
  /// The first row of the cards; above it is room for the rim of the focus.
  private let firstRow: Int
  /// The number of rows of cards that fit whole.
  let visibleRows: Int
  /// The lines of a card's caption.
  let captionRows: Int
  /// The size and the columns of the cards.
  let cards: CardGrid

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - count: The number of cards in the whole list; nil while it is not known.
  ///   - top: The first visible row of cards.
  init(_ grid: PageGrid, count: Int?, top: Int, captionRows: Int) {
    (self.grid, self.top, self.captionRows) = (grid, top, captionRows)
    firstRow = grid.bodyRow + (grid.hasHalfRows ? 1 : 0)
    let area = Size(columns: grid.contentColumns, rows: max(1, grid.hintsRow - 1 - firstRow))
    cards = CardGrid(of: count, in: area, left: grid.left, captionRows: captionRows, isLow: !grid.hasHalfRows)
    visibleRows = CardGrid.rowCount(cards.picture.rows, in: area, captionRows)
  }

  /// The number of cards side by side.
  var columns: Int { cards.columns }
  /// The rows from one row of cards to the next.
  private var pitch: Int { cards.picture.rows + captionRows + 2 }

  /// Returns the position of the card at an index of the list; outside the screen if it is scrolled out.
  func point(_ index: Int) -> Point {
    Point(column: cards.column(index % columns), row: firstRow + (index / columns - top) * pitch)
  }

  /// Adds every visible card to the focus map, and one row more on both sides, so that arrows reach items that are
  /// scrolled out.
  func addFocus<Item>(to map: inout FocusMap, _ list: PagedList<Item>) {
    for index in indices(list, rows: top - 1..<top + visibleRows + 1) {
      guard let item = list.item(at: index) else { continue }
      let rect = PosterCard.rect(at: point(index), cards, captionRows: captionRows)
      map.add(.item(item.id), rect, group: "list", index: index)
    }
    map.initial = map.items.first { $0.rect.row >= firstRow }?.id
  }

  /// Returns the visible items with their positions.
  func visible<Item>(_ list: PagedList<Item>) -> [(Item, Point)] {
    indices(list, rows: top..<top + visibleRows).compactMap { index in
      list.item(at: index).map { ($0, point(index)) }
    }
  }

  /// Returns the items of the rows just above and below, for prefetching.
  func ahead<Item>(_ list: PagedList<Item>) -> [Item] {
    [top + visibleRows..<top + visibleRows + 1, top - 1..<top].flatMap { rows in
      indices(list, rows: rows).compactMap { list.item(at: $0) }
    }
  }

  /// Scrolls so that the card at an index of the list is visible.
  ///
  /// - Returns: The part to read next so that the rows around it are held; nil for none.
  func reveal<Item>(
    _ index: Int, of list: inout PagedList<Item>, _ scroll: inout Scrolling
  ) -> (part: ListPart, position: PageRequest.Position)? {
    scroll.reveal(index / columns, visible: visibleRows, total: (list.totalCount + columns - 1) / columns)
    return list.missing(around: index, margin: columns * (visibleRows + 2))
  }

  /// Moves the focus by the number of visible rows.
  ///
  /// - Returns: Whether the key turns pages and the list has the focus.
  func turnPage<Item>(
    _ key: RemoteKey, _ list: PagedList<Item>, _ scroll: inout Scrolling, _ context: inout PageContext
  ) -> Bool {
    guard let direction = key.pageDirection, let place = context.view.pageFocus, place.id.itemID != nil else {
      return false
    }
    let step = direction * columns * visibleRows
    context.awaitsMore = list.awaitsMore(step, from: place.index)
    if !context.awaitsMore, let (item, index) = list.item(step, from: place.index) {
      scroll.reveal(index / columns, visible: visibleRows, total: Int.max)
      context.focus(.item(item.id))
    }
    return true
  }

  private func indices<Item>(_ list: PagedList<Item>, rows: Range<Int>) -> Range<Int> {
    let first = max(list.firstIndex, rows.lowerBound * columns)
    let end = min(list.firstIndex + list.items.count, rows.upperBound * columns)
    return first..<max(first, end)
  }

  func drawThumb(into frame: inout Frame, totalCount: Int) {
    let rows = (totalCount + columns - 1) / columns
    let body = firstRow..<max(firstRow, grid.hintsRow - 1)
    frame.drawScrollThumb(
      column: grid.size.columns - 2, rows: body, offset: top, visible: visibleRows, total: rows)
  }
}

extension RemoteKey {
  /// The direction in which a key turns pages: 1 forward, −1 back; nil for other keys.
  var pageDirection: Int? {
    switch self {
    case .channelDown: 1
    case .channelUp: -1
    default: nil
    }
  }
}
