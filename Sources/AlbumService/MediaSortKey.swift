/// An item's place in a list; keys sort in the list's order, and no two items of an album have the same.
public struct MediaSortKey: Hashable, Comparable, Sendable {
  /// The number that the order goes by first, ascending.
  public let leading: Int64
  /// The title, compared by its UTF-8 bytes.
  public let title: String
  /// The item's number in the order of import.
  public let number: Int64

  /// Creates the key of an item.
  public init(_ item: MediaItem, number: Int64, sort: MediaQuery.Sort) {
    leading = sort.leadingKey(of: item)
    title = item.title
    self.number = number
  }

  /// Returns whether an item comes before another.
  public static func < (left: MediaSortKey, right: MediaSortKey) -> Bool {
    if left.leading != right.leading { return left.leading < right.leading }
    if !left.title.utf8.elementsEqual(right.title.utf8) {
      return left.title.utf8.lexicographicallyPrecedes(right.title.utf8)
    }
    return left.number < right.number
  }
}

extension MediaQuery.Sort {
  /// Returns the number by which a list is ordered before titles, ascending.
  public func leadingKey(of item: MediaItem) -> Int64 {
    switch self {
    case .popular: -Int64(item.selectionCount)
    case .newest: CaptureSortKey(item.takenAt)?.newestKey ?? CaptureSortKey.undated
    }
  }
}
