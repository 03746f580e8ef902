import AlbumService
import ArgumentParser
import Calls
import Workspaces

/// The option of commands that print a list.
struct ListOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most this many (default: all).", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError(CommandPhrase.limitTooSmall(["limit": "\(limit)"])) }
  }

  /// Reads a list page by page, up to the limit.
  func read<Item>(_ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try Self.read(limit: limit ?? .max, readPage)
  }

  /// Reads the items of some albums as one list in the order of the query, up to the limit.
  ///
  /// - Parameters:
  ///   - albums: The albums, by id; nil for all.
  ///   - titles: The order of the titles of items that are equal otherwise.
  func read(
    _ query: MediaQuery, ofAlbums albums: [String]?, titles: NameOrder,
    _ readPage: (MediaQuery, PageRequest) throws -> Page<MediaItem>
  ) throws -> [MediaItem] {
    if albums?.count ?? 1 == 1, titles == .bytes {
      var query = query
      query.album = albums?.first
      return try read { try readPage(query, $0) }
    }
    var items: [MediaItem] = []
    for album in albums.map({ $0.map(Optional.some) }) ?? [nil] {
      var query = query
      query.album = album
      // Another order of titles may bring any item into the first ones.
      let most = titles == .bytes ? limit ?? .max : .max
      items += try Self.read(limit: most) { try readPage(query, $0) }
    }
    let keys = items.map { (leading: query.sort.leadingKey(of: $0), title: Array(titles.key(of: $0.title).utf8)) }
    let sorted = items.indices.sorted { left, right in
      if keys[left].leading != keys[right].leading { return keys[left].leading < keys[right].leading }
      if keys[left].title != keys[right].title {
        return keys[left].title.lexicographicallyPrecedes(keys[right].title)
      }
      // Each album has the order of import.
      return left < right
    }
    return sorted.prefix(limit ?? .max).map { items[$0] }
  }

  /// Reads a whole list, page by page.
  static func all<Item>(_ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    try read(limit: .max, readPage)
  }

  private static func read<Item>(limit: Int, _ readPage: (PageRequest) throws -> Page<Item>) throws -> [Item] {
    var items: [Item] = []
    var position = PageRequest.Position.first
    while items.count < limit {
      let page = try readPage(PageRequest(position, limit: min(limit - items.count, 500)))
      items += page.items
      guard let next = page.next else { break }
      position = .after(next)
    }
    return items
  }
}
