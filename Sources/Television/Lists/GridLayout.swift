import Calls
import Screen

/// Cards of a list in rows, scrolled by whole rows.
struct GridLayout {
  private let grid: PageGrid
  private let top: Int
  /// Lines of caption under a picture.
  let captionRows: Int

  init(_ grid: PageGrid, top: Int, captionRows: Int) {
    self.grid = grid
    self.top = top
    self.captionRows = captionRows
  }

  /// Cards side by side.
  var columns: Int { grid.columns }
  /// Rows from one row of cards to the next.
  private var pitch: Int { grid.cardRows + captionRows + 2 }
  /// The first card's first row: below the rim that its focus would have.
  private var firstRow: Int { grid.bodyRow + 1 }
  /// How many rows of cards show whole.
  var visibleRows: Int {
    max(1, (grid.hintsRow - 1 - (firstRow + grid.cardRows + captionRows)) / pitch + 1)
  }

  /// Where the card at a place of the list stands; above or below the screen where it is scrolled out.
  func point(_ index: Int) -> Point {
    Point(column: grid.cardColumn(index % columns), row: firstRow + (index / columns - top) * pitch)
  }

  /// Names every card that shows, and one row more on both sides, so that arrows find what is scrolled out.
  func addFocus<Item>(to map: inout FocusMap, _ list: PagedList<Item>) {
    for index in indices(list, rows: top - 1..<top + visibleRows + 1) {
      guard let item = list.item(at: index) else { continue }
      let rect = PosterCard.rect(at: point(index), grid: grid, captionRows: captionRows)
      map.add(.item(item.id), rect, group: "list", index: index)
    }
    map.initial = map.items.first { $0.rect.row >= firstRow }?.id
  }

  /// The items that show, with the place of each.
  func visible<Item>(_ list: PagedList<Item>) -> [(Item, Point)] {
    indices(list, rows: top..<top + visibleRows).compactMap { index in
      list.item(at: index).map { ($0, point(index)) }
    }
  }

  /// The items of the next row below and of the one above, which a single key brings up.
  func ahead<Item>(_ list: PagedList<Item>) -> [Item] {
    [top + visibleRows..<top + visibleRows + 1, top - 1..<top].flatMap { rows in
      indices(list, rows: rows).compactMap { list.item(at: $0) }
    }
  }

  /// Scrolls so that the card at a place of the list shows.
  ///
  /// - Returns: What to read next so that the rows around it are held; nil for nothing.
  func reveal<Item>(
    _ index: Int, of list: inout PagedList<Item>, _ scroll: inout Scrolling
  ) -> (part: ListPart, position: PageRequest.Position)? {
    scroll.reveal(index / columns, visible: visibleRows, total: (list.totalCount + columns - 1) / columns)
    return list.missing(around: index, margin: columns * (visibleRows + 2))
  }

  /// Moves the focus by as many rows as show.
  ///
  /// - Returns: Whether the key turns pages and the list has the focus.
  func turnPage<Item>(
    _ key: RemoteKey, _ list: PagedList<Item>, _ scroll: inout Scrolling, _ context: inout PageContext
  ) -> Bool {
    guard let direction = key.pageDirection, let place = context.view.place, place.id.itemID != nil else {
      return false
    }
    if let (item, index) = list.item(direction * columns * visibleRows, from: place.index) {
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
    frame.scrollThumb(
      column: grid.size.columns - 2, rows: body, offset: top, visible: visibleRows, total: rows)
  }
}

extension RemoteKey {
  /// Which way a key turns the pages of a list: 1 onwards, −1 back; nil for keys that do not.
  var pageDirection: Int? {
    switch self {
    case .channelDown: 1
    case .channelUp: -1
    default: nil
    }
  }
}
