/// A named collection of media.
public struct Album: Hashable, Codable, Sendable, Identifiable {
  /// The album service's identifier, which cannot be guessed.
  public var id: String
  /// The name, unique.
  public var name: String
  /// How many items it holds.
  public var itemCount: Int
  /// Its most looked up item, which stands for it; nil when it is empty.
  public var cover: MediaItem?

  /// Creates an album.
  public init(id: String, name: String, itemCount: Int, cover: MediaItem?) {
    self.id = id
    self.name = name
    self.itemCount = itemCount
    self.cover = cover
  }
}

/// A month of capture and the number of items taken in it.
public struct MonthCount: Hashable, Codable, Sendable {
  /// The month, `2014-06`.
  public var month: String
  /// How many items were taken in it, at least 1.
  public var itemCount: Int

  /// Creates a count.
  public init(month: String, itemCount: Int) {
    self.month = month
    self.itemCount = itemCount
  }
}
