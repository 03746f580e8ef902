/// The visible rows of a list: scrolls by whole rows, and no further than necessary.
struct Scrolling: Hashable, Sendable {
  /// The first visible row, from 0.
  private(set) var top = 0

  /// Scrolls so that a row is visible, with one more row around it if there is room.
  ///
  /// - Parameters:
  ///   - row: The row to show.
  ///   - visible: The number of whole rows that fit; at least 1.
  ///   - total: The number of rows.
  mutating func reveal(_ row: Int, visible: Int, total: Int) {
    if row < top { top = row }
    if row >= top + visible { top = row - visible + 1 }
    top = min(max(top, 0), max(0, total - visible))
  }
}
