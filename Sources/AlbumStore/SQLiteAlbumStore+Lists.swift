import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore {
  /// A part of the photos that a query names; an album, brand or owner nobody has names none.
  ///
  /// - Throws: `refused` for other attributes than `brand`, `model` and `lens`, for a cursor of another list, and for a date
  ///   where the order is not by date.
  public func photos(_ query: PhotoQuery, page request: PageRequest) throws(ServiceFailure) -> Page<Photo> {
    try file.read { db in
      let photos = try PhotoList(db, query)
      let list = photos.list
      let start = try list.start(of: request.position) ?? Self.start(db, of: request.position, in: photos, query)
      return try list.page(
        db, from: start, limit: request.limit, totalCount: try photos.totalCount(db), item: PhotoRow.photo)
    }
  }

  /// The months in which a query's photos were taken, newest first; undated photos are in none.
  public func months(_ query: PhotoQuery) throws(ServiceFailure) -> [MonthCount] {
    try file.read { db in try PhotoList(db, query).months(db) }
  }

  /// A part of the albums, ordered by name.
  public func albums(page request: PageRequest) throws(ServiceFailure) -> Page<Album> {
    try file.read { db in
      let list = Self.albums
      guard let start = try list.start(of: request.position) else {
        throw ServiceFailure(.refused, "Albums are ordered by name; there is no date to begin at.")
      }
      let totalCount = try Int.fetchOne(db, sql: "SELECT itemCount FROM tally WHERE list = 'albums'") ?? 0
      return try list.page(db, from: start, limit: request.limit, totalCount: totalCount) { row in
        let facet = Facet(kind: .album, id: row["id"], photoCount: row["photoCount"])
        return try Self.album(db, facet, name: row["fold"])
      }
    }
  }

  /// The albums by name; names are unique, so they are the whole key.
  static let albums = KeysetPagination(
    signature: "albums", selection: "SELECT * FROM facet", columns: [.text("fold")],
    runs: [SQLCondition("kind = 'album'")])

  /// An album with its most selected photo.
  static func album(_ db: Database, _ facet: Facet, name: String) throws -> Album {
    let id = OrdinalID.text(facet.id)
    let cover = try PhotoList(db, PhotoQuery(album: id)).list
      .page(db, from: .first, limit: 1, totalCount: facet.photoCount, item: PhotoRow.photo)
    return Album(id: id, name: name, photoCount: facet.photoCount, cover: cover.items.first)
  }

  private static func start(
    _ db: Database, of position: PageRequest.Position, in photos: PhotoList, _ query: PhotoQuery
  ) throws -> KeysetPagination.Start {
    guard case .date(let text) = position, let date = CaptureDate(text) else {
      throw ServiceFailure(.refused, "A date to begin at is written 2014-06 or 2014-06-21.")
    }
    guard query.sort == .newest else {
      throw ServiceFailure(.refused, "Only photos ordered by date can be begun at a date.")
    }
    return try photos.start(db, at: date)
  }
}
