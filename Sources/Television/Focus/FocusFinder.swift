import Screen

/// The rule that finds the item an arrow leads to.
///
/// The rule of Android's `FocusFinder` (AOSP, android.view.FocusFinder): a candidate lies wholly or partly beyond the
/// source on the arrow's axis; candidates in the beam (those that overlap the source across the axis) come before
/// others; among equals the least 13·major² + minor² wins, and ties are resolved in reading order. Rows count double,
/// since a cell is about twice as high as wide. O(items).
enum FocusFinder {
  /// Returns the item an arrow leads to from `source`; nil when there is none.
  static func next(from source: FocusItem, _ direction: Direction, in items: [FocusItem]) -> FocusItem? {
    let from = Box(source.rect, towards: direction)
    let candidates = items.lazy
      .filter { $0.id != source.id }
      .map { (item: $0, box: Box($0.rect, towards: direction)) }
      .filter { from.leads(to: $0.box) }
    let best = candidates.min { left, right in
      let leftRank = from.rank(left.box)
      let rightRank = from.rank(right.box)
      return leftRank == rightRank ? reads(left.item.rect, before: right.item.rect) : leftRank < rightRank
    }
    return best?.item
  }

  private static func reads(_ left: Rect, before right: Rect) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// A rectangle rotated so that the arrow points along a growing axis, with rows doubled.
  private struct Box {
    var major: Range<Int>
    var minor: Range<Int>

    init(_ rect: Rect, towards direction: Direction) {
      let columns = rect.column..<rect.endColumn
      let rows = rect.row * 2..<rect.endRow * 2
      switch direction {
      case .right: (major, minor) = (columns, rows)
      case .left: (major, minor) = (-columns.upperBound..<(-columns.lowerBound), rows)
      case .down: (major, minor) = (rows, columns)
      case .up: (major, minor) = (-rows.upperBound..<(-rows.lowerBound), columns)
      }
    }

    func leads(to other: Box) -> Bool {
      other.major.lowerBound > major.lowerBound && other.major.upperBound > major.upperBound
    }

    /// Ranks a candidate: in-beam candidates first, then by weighted distance.
    func rank(_ other: Box) -> Rank {
      let isInBeam = minor.overlaps(other.minor)
      let ahead = max(0, other.major.lowerBound - major.upperBound)
      let aside = (other.minor.lowerBound + other.minor.upperBound - minor.lowerBound - minor.upperBound) / 2
      return Rank(isOutOfBeam: isInBeam ? 0 : 1, distance: 13 * ahead * ahead + aside * aside)
    }
  }

  private struct Rank: Comparable {
    var isOutOfBeam: Int
    var distance: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.isOutOfBeam, left.distance) < (right.isOutOfBeam, right.distance)
    }
  }
}
