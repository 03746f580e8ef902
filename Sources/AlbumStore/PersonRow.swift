import AlbumService
import Calls
import GRDB

/// Queries for rows of the table `person`.
enum PersonRow {
  /// Returns the number of a person; nil for an unknown id.
  static func number(_ db: Database, id: String) throws -> Int64? {
    try Int64.fetchOne(try db.cachedStatement(sql: "SELECT id FROM person WHERE publicID = ?"), arguments: [id])
  }

  /// Returns the number of the person with a name; nil for an unknown name.
  static func number(_ db: Database, named name: String) throws -> Int64? {
    try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT id FROM person WHERE fold = ?"), arguments: [PersonName.comparisonKey(name)])
  }

  /// Returns the name of a person; nil for a person without a name, and for an unknown number.
  static func name(_ db: Database, _ number: Int64) throws -> String? {
    try String.fetchOne(try db.cachedStatement(sql: "SELECT name FROM person WHERE id = ?"), arguments: [number])
  }

  /// Returns a person's number, name (empty for none), and what the person shares; nil for an unknown number.
  static func sharing(_ db: Database, _ number: Int64) throws -> (number: Int64, name: String, sharing: Sharing)? {
    let statement = try db.cachedStatement(sql: "SELECT name, sharesPlaces, sharesOriginals FROM person WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [number]).map {
      (number, $0["name"] ?? "", Sharing(places: $0["sharesPlaces"], originals: $0["sharesOriginals"]))
    }
  }

  /// Returns the number of the person who owns imported items with an owner's name: the person with that name, otherwise the first person.
  static func owner(_ db: Database, named name: String) throws -> Int64 {
    guard !name.isEmpty, let number = try number(db, named: name) else { return AlbumSchema.firstPerson }
    return number
  }

  /// Returns the number of the person who owns a new item. Demo pictures belong to the first person, because their owners are not people of
  /// the album.
  ///
  /// - Throws: `unauthorised` for an item of a person who has been removed.
  static func owner(_ db: Database, of new: NewMediaItem) throws -> Int64 {
    if let id = new.person {
      guard let number = try number(db, id: id) else { throw ServiceFailure(.unauthorised) }
      return number
    }
    return new.isDemo ? AlbumSchema.firstPerson : try owner(db, named: new.item.owner)
  }
}
