import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Returns a page of the items that match a query.
  public func items(
    _ query: MediaQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    try file.read(call) { db in
      let items = try MediaItemList(db, query)
      let list = items.list
      let start = try list.start(of: request.position) ?? items.start(db, at: Self.date(request.position, in: query))
      try call.check()
      let totalCount = try items.totalCount(db)
      try call.check()
      return try list.page(db, from: start, limit: request.limit, totalCount: totalCount, item: MediaItemRow.item)
    }
  }

  /// Returns the months in which a query's items were taken.
  public func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try file.read(call) { db in try MediaItemList(db, query).months(db) }
  }

  /// Returns a page of the albums.
  public func albums(
    order: NameOrder, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    try file.read(call) { db in
      let list = Self.albums(order)
      guard let start = try list.start(of: request.position) else { throw ServiceFailure(.refused, .date) }
      let totalCount = try Int.fetchOne(db, sql: "SELECT itemCount FROM tally WHERE list = 'albums'") ?? 0
      return try list.page(db, from: start, limit: request.limit, totalCount: totalCount) { row in
        try call.check()
        return try Self.album(db, row)
      }
    }
  }

  /// Returns the list of albums by name; names are unique, so that they are, or complete, the key.
  static func albums(_ order: NameOrder) -> KeysetPagination {
    switch order {
    case .bytes:
      KeysetPagination(
        signature: "albums", selection: "SELECT * FROM facet", columns: [.text("fold")],
        runs: [SQLCondition("kind = 'album'")])
    case .pinyin:
      KeysetPagination(
        signature: "albums.pinyin", selection: "SELECT * FROM facet", columns: [.text("pinyin"), .text("fold")],
        runs: [SQLCondition("pinyin IS NOT NULL")])
    }
  }

  /// Returns the album of a facet's row, with its most looked up item.
  static func album(_ db: Database, _ row: NamedRow) throws -> Album {
    let facet = Facet(kind: .album, number: row["id"], itemCount: row["photoCount"])
    let cover = try MediaItemList(of: facet).list
      .page(db, from: .first, limit: 1, totalCount: facet.itemCount, item: MediaItemRow.item)
    return Album(
      id: row["publicID"], name: row["fold"], folder: row["folder"], itemCount: facet.itemCount,
      cover: cover.items.first)
  }

  /// Returns the date at which a list is opened.
  ///
  /// - Throws: `refused` with reason `date` for a malformed date, and for a list that is not ordered by date.
  private static func date(_ position: PageRequest.Position, in query: MediaQuery) throws -> CaptureDate {
    guard case .date(let text) = position, query.sort == .newest, let date = CaptureDate(text) else {
      throw ServiceFailure(.refused, .date)
    }
    return date
  }
}
