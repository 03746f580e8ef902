/// Which rows of a list show: scrolls by whole rows, and no further than it must.
struct Scrolling: Hashable, Sendable {
  /// The first row that shows, from 0.
  private(set) var top = 0

  /// Scrolls so that a row shows, with one more row around it where there is room.
  ///
  /// - Parameters:
  ///   - row: The row to show.
  ///   - visible: How many whole rows show; at least 1.
  ///   - total: How many rows there are.
  mutating func reveal(_ row: Int, visible: Int, total: Int) {
    if row < top { top = row }
    if row >= top + visible { top = row - visible + 1 }
    top = min(max(top, 0), max(0, total - visible))
  }
}
