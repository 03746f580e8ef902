/// A named collection of media.
public struct Album: Hashable, Codable, Sendable, Identifiable {
  /// The album service's identifier, which cannot be guessed.
  public var id: String
  /// The name, unique. The name of a folder's album has as much of the path as distinguishes it from other folders, `2019/07`, and may become
  /// longer when another folder of that name is imported.
  public var name: String
  /// The absolute path of the folder that the album represents, on the album's own machine (``Calls/PathText``); nil for an album that was
  /// given its name.
  public var folder: String?
  /// The name of the person who shares it with the viewer; nil for the viewer's own album, and for a caller who sees everything.
  public var sharedBy: String?
  /// How many items it holds.
  public var itemCount: Int
  /// Its most looked up item, which stands for it; nil when it is empty.
  public var cover: MediaItem?

  /// Creates an album.
  public init(id: String, name: String, folder: String? = nil, itemCount: Int, cover: MediaItem?) {
    self.id = id
    self.name = name
    self.folder = folder
    self.itemCount = itemCount
    self.cover = cover
  }
}

/// A month of capture and the number of items taken in it.
public struct MonthCount: Hashable, Codable, Sendable {
  /// The month, `2014-06`; the year, `2014`, for items of which only the year is known.
  public var month: String
  /// How many items were taken in it, at least 1.
  public var itemCount: Int

  /// Creates a count.
  public init(month: String, itemCount: Int) {
    self.month = month
    self.itemCount = itemCount
  }
}
