import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// Returns a page of the items that match a query.
  public func items(
    _ query: MediaQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    try read(call) { db, part in
      let items = try MediaItemList(db, query, part)
      let list = try items.list(db)
      let start = try list.start(of: request.position) ?? items.start(db, at: Self.date(request.position, in: query))
      try call.check()
      let totalCount = try items.totalCount(db)
      try call.check()
      return try list.page(db, from: start, limit: request.limit, totalCount: totalCount) {
        MediaItemRow.item($0, for: part)
      }
    }
  }

  /// Returns the months in which a query's items were taken.
  public func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    try read(call) { db, part in try MediaItemList(db, query, part).months(db) }
  }

  /// Returns a page of the albums.
  public func albums(
    _ query: AlbumQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    try read(call) { db, part in
      let part = try VisiblePart.limited(part, to: query.person, db)
      let list = Self.albums(query.order, part)
      guard let start = try list.start(of: request.position) else { throw ServiceFailure(.refused, .date) }
      let totalCount = try Self.albumCount(db, part)
      return try list.page(db, from: start, limit: request.limit, totalCount: totalCount) { row in
        try call.check()
        return try Self.album(db, row, for: part)
      }
    }
  }

  /// Returns the list of the albums that a viewer sees, by name. Albums of different people may have the same name.
  static func albums(_ order: NameOrder, _ part: VisiblePart?) -> KeysetPagination {
    let isSeen = part.map { part in
      SQLCondition(
        "(+person IN (\(VisiblePart.marks(part.owners))) OR +id IN (\(VisiblePart.marks(part.albums))))",
        part.owners + part.albums)
    }
    let (name, columns, isListed): (String, [KeyColumn], SQLCondition) =
      switch order {
      case .bytes: ("albums", [.text("fold"), .integer("id")], SQLCondition("kind = 'album'"))
      case .pinyin:
        ("albums.pinyin", [.text("pinyin"), .text("fold"), .integer("id")], SQLCondition("pinyin IS NOT NULL"))
      }
    return KeysetPagination(
      signature: name + (part?.signature ?? ""), selection: "SELECT * FROM facet", columns: columns,
      runs: [isSeen.map { isListed.and($0) } ?? isListed])
  }

  private static func albumCount(_ db: Database, _ part: VisiblePart?) throws -> Int {
    guard let part else { return try Int.fetchOne(db, sql: "SELECT itemCount FROM tally WHERE list = 'albums'") ?? 0 }
    let statement = try db.cachedStatement(
      sql: "SELECT COUNT(*) FROM facet WHERE kind = 'album' AND person IN (\(VisiblePart.marks(part.owners)))")
    return part.albums.count + (try Int.fetchOne(statement, arguments: StatementArguments(part.owners)) ?? 0)
  }

  /// Returns the album of a facet's row, with its most looked up item.
  static func album(_ db: Database, _ row: NamedRow, for part: VisiblePart?) throws -> Album {
    let facet = Facet(kind: .album, number: row["id"], itemCount: row["photoCount"])
    // A viewer who sees an album sees all its items.
    let cover = try MediaItemList(of: facet, nil).list(db)
      .page(db, from: .first, limit: 1, totalCount: facet.itemCount) { MediaItemRow.item($0, for: part) }
    let isOwn = part.map { $0.person == row["person"] } ?? true
    var album = Album(
      id: row["publicID"], name: row["fold"], folder: isOwn ? row["folder"] : nil, itemCount: facet.itemCount,
      cover: cover.items.first)
    album.sharedBy = part?.sharer(of: row["person"])
    return album
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
