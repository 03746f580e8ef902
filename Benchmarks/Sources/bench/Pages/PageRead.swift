import AlbumService
import AlbumStore
import Attributes
import Calls
import GRDB
import MallService

/// A way to read one page.
struct PageRead {
  /// The list and the position of the page.
  let name: String
  /// Reads the page.
  let perform: () throws -> Void

  /// The number of items in a page, as the television requests them.
  static let limit = 60

  /// Reads of every list of an album: the first page, one in the middle, and the one that follows.
  static func photos(_ album: SQLiteAlbumStore) throws -> [PageRead] {
    let camera = Attribute(.model, "Canon EOS 5D Mark III")
    let lens = Attribute(.lens, "Canon EF 50mm f/1.4 USM")
    let someAlbum = try album.album(named: "Album 7")?.id
    let queries: [(String, MediaQuery)] = [
      ("photos", MediaQuery()), ("photos of an album", MediaQuery(album: someAlbum)),
      ("photos of a brand", MediaQuery(attributes: [Attribute(.brand, "Canon")])),
      ("photos of a model", MediaQuery(attributes: [camera])), ("photos of a lens", MediaQuery(attributes: [lens])),
      ("photos of an owner", MediaQuery(owner: "Anna")),
    ]
    return try queries.flatMap { name, query in
      try MediaQuery.Sort.allCases.flatMap { sort in
        var query = query
        query.sort = sort
        let middle: PageRequest.Position? = sort == .newest ? .date("2014-06") : nil
        return try reads("\(name), \(sort.rawValue)", middle: middle) { try album.items(query, page: $0, .local) }
      }
    } + reads("albums") { try album.albums(page: $0, .local) }
  }

  /// Reads of every list of a mall, of the same pages.
  static func products(_ mall: any MallAPI) throws -> [PageRead] {
    let queries: [(String, [Attribute])] = [
      ("products", []), ("products of a brand", [Attribute(.brand, "Brand 7")]),
      ("products of a kind", [Attribute(.kind, ProductKind.lens.rawValue)]),
      ("products that open to f/2.8", [Attribute(.fNumber, 2.8)]),
      ("products that cover 50 mm", [Attribute(.focalLength, 50), Attribute(.focalLength35, 50)]),
    ]
    return try queries.flatMap { name, attributes in
      try ProductQuery.Sort.allCases.flatMap { sort in
        try reads("\(name), \(sort.rawValue)") {
          try mall.products(ProductQuery(attributes: attributes, sort: sort), page: $0, .local)
        }
      }
    } + reads("brands") { try mall.brands(page: $0, .local) }
  }

  /// Reads as many rows as a page has, by their number from the middle of a table on: the least that a page can cost.
  static func baseline(_ queue: DatabaseQueue, table: String, key: String) throws -> PageRead {
    let middle = try queue.read { db in try Int.fetchOne(db, sql: "SELECT MAX(\(key)) / 2 FROM \(table)") ?? 0 }
    return PageRead(name: "rows by number") {
      _ = try queue.read { db in
        let sql = "SELECT * FROM \(table) WHERE \(key) > ? ORDER BY \(key) LIMIT \(limit)"
        return try Row.fetchAll(try db.cachedStatement(sql: sql), arguments: [middle])
      }
    }
  }

  /// Reads of the first page of a list, one in the middle and the next one. The middle of a list without dates is found by reading up
  /// to it, but not farther than ten thousand items.
  private static func reads<Item>(
    _ name: String, middle: PageRequest.Position? = nil, _ read: @escaping (PageRequest) throws -> Page<Item>
  ) throws -> [PageRead] {
    let start = try middle ?? Self.middle(read)
    let next = try read(PageRequest(start, limit: limit)).next.map { PageRequest.Position.after($0) }
    let positions = [("first", .first), (middle == nil ? "deep" : "by date", start), ("next", next ?? start)]
    return positions.map { place, position in
      PageRead(name: "\(name), \(place)") { _ = try read(PageRequest(position, limit: limit)) }
    }
  }

  private static func middle<Item>(_ read: (PageRequest) throws -> Page<Item>) throws -> PageRequest.Position {
    var page = try read(PageRequest(limit: limit))
    let size = page.totalCount > 1_000 ? 500 : limit
    var position = PageRequest.Position.first
    while page.firstIndex < min(10_000, page.totalCount / 2), let next = page.next {
      position = .after(next)
      page = try read(PageRequest(position, limit: size))
    }
    return position
  }
}
