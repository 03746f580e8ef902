import AlbumService
import Attributes
import Calls
import Foundation
import GRDB
import Storage

/// The album server in one SQLite file.
///
/// Titles and names are ordered by their UTF-8 bytes (SQLite's BINARY), so that every list has one order everywhere;
/// brands, models and lenses are compared without regard to case, albums and owners exactly. A page of any list costs what
/// its items cost, at ten photos as at a million: see ``Storage/KeysetPagination``. Counts are kept by triggers, never counted.
public final class SQLiteAlbumStore: AlbumAPI {
  /// The open file.
  let file: StoreFile
  /// Whether a path has a file; replaced in tests.
  let fileExists: @Sendable (String) -> Bool

  /// Opens an album, which is made where there is none.
  ///
  /// - Parameters:
  ///   - path: The file, `album.sqlite`; its folder must exist.
  ///   - readOnly: Never writes; the file must exist and be up to date.
  ///   - fileExists: Tells whether a photo's file is still where it was, when the same content turns up elsewhere.
  /// - Throws: `storage`, saying what happened, what is safe, and what to do.
  public init(
    path: String, readOnly: Bool = false,
    fileExists: @escaping @Sendable (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
  ) throws(ServiceFailure) {
    file = try StoreFile(path: path, schema: AlbumSchema.schema, readOnly: readOnly)
    self.fileExists = fileExists
  }

  /// One photo; `notFound` when there is none.
  public func photo(id: String) throws(ServiceFailure) -> Photo {
    try file.read { db in try Self.photo(db, id: id) }
  }

  /// How many photos there are.
  public func photoCount() throws(ServiceFailure) -> Int {
    try file.read { db in try Facet.all(db).photoCount }
  }

  /// Whether there is a photo that is not of the demo album.
  public func hasOwnPhotos() throws(ServiceFailure) -> Bool {
    try file.read { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM photo WHERE NOT isDemo)") ?? false }
  }

  /// An album by its name; nil when there is none.
  public func album(named name: String) throws(ServiceFailure) -> Album? {
    try file.read { db in
      try Facet.find(db, .album, named: name).map { try Self.album(db, $0, name: name) }
    }
  }

  /// How many photos each attribute holds of, in the order asked; 0 for what the album does not know.
  public func photoCounts(_ attributes: [Attribute]) throws(ServiceFailure) -> [Int] {
    try file.read { db in
      try attributes.map { try Self.facet(db, of: $0)?.photoCount ?? 0 }
    }
  }

  /// How the photos that an attribute holds of spread; `refused` for any but `brand`, `model` and `lens`.
  public func shootingStatistics(_ attribute: Attribute) throws(ServiceFailure) -> ShootingStatistics {
    guard Self.facetKind(of: attribute) != nil else { throw Self.unknownAttribute(attribute) }
    return try file.read { db in
      guard let facet = try Self.facet(db, of: attribute) else { return ShootingStatistics() }
      return ShootingStatistics(
        photoCount: facet.photoCount, focalLengths: try Self.bins(db, facet, "focalLength"),
        fNumbers: try Self.bins(db, facet, "fNumber"), isos: try Self.bins(db, facet, "iso"))
    }
  }

  private static func bins(_ db: Database, _ facet: Facet, _ attribute: String) throws -> [ShootingStatistics.Bin] {
    let statement = try db.cachedStatement(
      sql: "SELECT value, photoCount FROM valueTally WHERE facet = ? AND attribute = ? ORDER BY value")
    return try Row.fetchAll(statement, arguments: [facet.id, attribute]).map {
      ShootingStatistics.Bin(value: $0["value"], photoCount: $0["photoCount"])
    }
  }
}

extension SQLiteAlbumStore {
  static func photo(_ db: Database, id: String) throws -> Photo {
    let statement = try db.cachedStatement(sql: "\(PhotoRow.selection) WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [try number(of: id)]) else { throw noPhoto(id) }
    return PhotoRow.photo(row)
  }

  /// A photo's number, whether or not there is such a photo.
  static func number(of id: String) throws -> Int64 {
    guard let number = OrdinalID.number(id) else { throw noPhoto(id) }
    return number
  }

  static func noPhoto(_ id: String) -> ServiceFailure {
    ServiceFailure(.notFound, "The album has no photo “\(id.withoutControlCharacters)”; it may have been taken out.")
  }

  static func unknownAttribute(_ attribute: Attribute) -> ServiceFailure {
    ServiceFailure(
      .refused, "The album finds photos by brand, model and lens, not by \(attribute.name.rawValue).")
  }

  /// The kind of facet an attribute asks for; nil for those the album is not asked by.
  static func facetKind(of attribute: Attribute) -> Facet.Kind? {
    switch attribute.name {
    case .brand: .brand
    case .model: .model
    case .lens: .lens
    default: nil
    }
  }

  static func facet(_ db: Database, of attribute: Attribute) throws -> Facet? {
    guard let kind = facetKind(of: attribute), let name = attribute.text else { return nil }
    return try Facet.find(db, kind, named: name)
  }
}
