import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: PeopleAdministration {
  /// Returns the accounts of all people with a name, in the order in which they were created.
  public func accounts() throws(ServiceFailure) -> [Account] {
    try file.read { db in
      try Int64.fetchAll(db, sql: "SELECT id FROM person WHERE name IS NOT NULL ORDER BY id")
        .map { try Self.account(db, $0) }
    }
  }

  /// Returns the number of people with a name.
  public func personCount() throws(ServiceFailure) -> Int {
    try file.read { db in try Int.fetchOne(db, sql: "SELECT count(name) FROM person") ?? 0 }
  }

  /// Returns the person to whom items without an owner belong; nil as long as that person has no name.
  public func firstPerson() throws(ServiceFailure) -> Person? {
    try file.read { db in
      try PersonRow.name(db, AlbumSchema.firstPerson) == nil ? nil : Self.account(db, AlbumSchema.firstPerson).person
    }
  }

  /// Returns the person with a name; nil for an unknown name.
  public func person(named name: String) throws(ServiceFailure) -> Person? {
    try file.read { db in
      try PersonRow.number(db, named: name).map { try Self.account(db, $0).person }
    }
  }

  /// Adds a person. The first person to be added gets the items that are already in the album.
  public func addPerson(named name: String) throws(ServiceFailure) -> Account {
    let name = try PersonName.validated(name)
    return try file.write { db in
      if try PersonRow.number(db, named: name) != nil { throw ServiceFailure(.conflict, .personExists) }
      let key = PersonName.comparisonKey(name)
      guard try PersonRow.name(db, AlbumSchema.firstPerson) == nil else {
        try db.execute(
          sql: "INSERT INTO person (publicID, name, fold) VALUES (?, ?, ?)", arguments: [RandomID.make(), name, key])
        return try Self.account(db, db.lastInsertedRowID)
      }
      try db.execute(
        sql: "UPDATE person SET name = ?, fold = ? WHERE id = ?", arguments: [name, key, AlbumSchema.firstPerson])
      try Self.nameOwner(db, name, of: AlbumSchema.firstPerson)
      return try Self.account(db, AlbumSchema.firstPerson)
    }
  }

  /// Removes a person with all items, albums, friendships and tokens.
  public func removePerson(id: String) throws(ServiceFailure) -> PersonRemoval {
    try file.write { db in
      guard let person = try PersonRow.number(db, id: id) else { throw ServiceFailure(.notFound, .person) }
      let files = try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT file FROM photo WHERE person = ?1
            AND NOT EXISTS (SELECT 1 FROM photo AS other WHERE other.file = photo.file AND other.person <> ?1)
          """, arguments: [person])
      try db.execute(sql: "DELETE FROM photo WHERE person = ?", arguments: [person])
      let itemCount = db.changesCount
      try db.execute(sql: "DELETE FROM facet WHERE person = ?", arguments: [person])
      try db.execute(sql: "DELETE FROM removedItem WHERE person = ?", arguments: [person])
      // The keys of the person's writes; see ``key(_:of:)``.
      try db.execute(
        sql: "DELETE FROM appliedWrite WHERE key >= ? AND key < ?", arguments: ["\(person)\u{1}", "\(person)\u{2}"])
      try db.execute(sql: "DELETE FROM person WHERE id = ?", arguments: [person])
      // Imports without an owner's name belong to the first person, who has no name until a person is added.
      if person == AlbumSchema.firstPerson {
        try db.execute(
          sql: "INSERT INTO person (id, publicID) VALUES (?, ?)", arguments: [person, RandomID.make()])
      }
      return PersonRemoval(itemCount: itemCount, files: files)
    }
  }

  /// Returns a page of a person's own items, newest first.
  public func ownItems(of person: String, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem> {
    try file.read { db in
      guard let number = try PersonRow.number(db, id: person) else { throw ServiceFailure(.notFound, .person) }
      let list = KeysetPagination(
        signature: "items.own.\(number)", selection: MediaItemRow.selection,
        columns: [.integer("newestKey"), .text("title"), .integer("id")], runs: [SQLCondition("person = ?", [number])])
      guard let start = try list.start(of: page.position) else { throw ServiceFailure(.refused, .date) }
      let totalCount = try Self.account(db, number).itemCount
      return try list.page(db, from: start, limit: page.limit, totalCount: totalCount, item: MediaItemRow.item)
    }
  }

  /// Sets the owner's name of a person's items that have none.
  private static func nameOwner(_ db: Database, _ name: String, of person: Int64) throws {
    guard let column = MediaFacet.owner.column else { return }
    let named = MediaItem(id: "", title: "", album: "", owner: name)
    try db.execute(
      sql: "UPDATE photo SET owner = ?, \(column) = ? WHERE person = ? AND owner = '' AND NOT isDemo",
      arguments: [name, try Facet.number(db, .owner, of: named, person: person), person])
  }
}
