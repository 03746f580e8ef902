import AlbumService
import Calls
import GRDB
import Storage

/// The part of an album that a viewer sees: all items of some people, and those in some albums of others. People and albums are identified
/// by the numbers of their rows.
///
/// Every read is limited by ``condition(of:)``, so that what a viewer does not see has no effect on any answer.
struct VisiblePart {
  /// The viewer's number.
  let person: Int64
  /// The people all of whose items the viewer sees: the viewer, then the viewer's friends.
  let owners: [Int64]
  /// The albums that people who are not friends share with the viewer.
  let albums: [Int64]
  /// The text by which cursors of a list of this part differ from those of other parts.
  let signature: String
  /// The owners of `albums`, in the same order.
  private let albumOwners: [Int64]
  /// The names of the people whose items the viewer sees, without the viewer.
  private let names: [Int64: String]
  /// The people who share the places of their photos with the viewer, and the viewer.
  private let placeOwners: Set<Int64>
  /// The people who share the original files of their photos with the viewer, and the viewer.
  private let originalOwners: Set<Int64>

  /// Returns the part that a caller sees; nil for a caller without a viewer, who sees everything.
  ///
  /// - Throws: `unauthorised` for a viewer who is unknown or was removed.
  static func of(_ caller: Caller, _ db: Database) throws -> VisiblePart? {
    guard let viewer = caller.viewer else { return nil }
    guard let person = try PersonRow.number(db, id: viewer) else { throw ServiceFailure(.unauthorised, .removedPerson) }
    return try VisiblePart(db, person)
  }

  private init(_ db: Database, _ person: Int64) throws {
    let owners = [person] + (try Self.friends(db, person))
    let known = Set(owners)
    let others = try Self.sharedAlbums(db, person).filter { !known.contains($0.owner) }
    (self.person, self.owners, albums) = (person, owners, others.map(\.number))
    (signature, albumOwners) = (".of\(person)", others.map(\.owner))
    let people = known.union(others.map(\.owner)).subtracting([person])
    let switches = try people.compactMap { try PersonRow.sharing(db, $0) }
    names = Dictionary(uniqueKeysWithValues: switches.map { ($0.number, $0.name) })
    placeOwners = Set(switches.filter(\.sharing.places).map(\.number) + [person])
    originalOwners = Set(switches.filter(\.sharing.originals).map(\.number) + [person])
  }

  private init(_ part: VisiblePart, owners: [Int64], albums: [(number: Int64, owner: Int64)], _ filter: OwnerFilter) {
    (person, self.owners, names) = (part.person, owners, part.names)
    (self.albums, albumOwners) = (albums.map(\.number), albums.map(\.owner))
    (placeOwners, originalOwners) = (part.placeOwners, part.originalOwners)
    signature = "\(part.signature).\(filter.text)"
  }

  /// Returns the part that a list with a filter shows to a viewer; nil if that is everything.
  ///
  /// - Parameter part: The part that the viewer sees; nil for a caller who sees everything.
  /// - Throws: As ``AlbumService/OwnerFilter`` says.
  static func limited(_ part: VisiblePart?, to filter: OwnerFilter?, _ db: Database) throws -> VisiblePart? {
    guard let filter else { return part }
    guard let part else {
      guard case .person(let id) = filter else { throw ServiceFailure(.forbidden, .noPerson) }
      // The numbers of people begin at 1.
      let number = try PersonRow.number(db, id: id) ?? 0
      return VisiblePart(allOf: number, filter)
    }
    switch filter {
    case .viewer: return VisiblePart(part, owners: [part.person], albums: [], filter)
    case .friends: return VisiblePart(part, owners: Array(part.owners.dropFirst()), albums: [], filter)
    case .person(let id):
      let number = try PersonRow.number(db, id: id)
      let albums = zip(part.albums, part.albumOwners).filter { $0.1 == number }.map { (number: $0.0, owner: $0.1) }
      return VisiblePart(part, owners: part.owners.filter { $0 == number }, albums: albums, filter)
    }
  }

  /// All items of a person, for a caller who sees everything.
  private init(allOf person: Int64, _ filter: OwnerFilter) {
    (self.person, owners, albums, albumOwners, names) = (person, [person], [], [], [:])
    (placeOwners, originalOwners, signature) = ([person], [person], ".all.\(filter.text)")
  }

  private static func friends(_ db: Database, _ person: Int64) throws -> [Int64] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT mine.other FROM friendship AS mine
        JOIN friendship AS theirs ON theirs.person = mine.other AND theirs.other = mine.person
        WHERE mine.person = ? AND mine.decision = 'friend' AND theirs.decision = 'friend'
        """)
    return try Int64.fetchAll(statement, arguments: [person]).sorted()
  }

  /// Returns the albums that others share with a person, without those of people where one of the two has blocked the other one.
  private static func sharedAlbums(_ db: Database, _ person: Int64) throws -> [(number: Int64, owner: Int64)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT facet.id, facet.person FROM albumReader JOIN facet ON facet.id = albumReader.album
        WHERE albumReader.person = ?1 AND NOT EXISTS (
          SELECT 1 FROM friendship WHERE decision = 'blocked' AND
            (person = facet.person AND other = ?1 OR person = ?1 AND other = facet.person))
        """)
    return try Row.fetchAll(statement, arguments: [person]).map { ($0[0], $0[1]) }.sorted { $0.number < $1.number }
  }

  /// Returns the condition that the viewer sees an item. Unary pluses keep SQLite from using an index for it.
  ///
  /// - Parameter table: The name of the table `photo` in the query.
  func condition(of table: String = "photo") -> SQLCondition {
    let isOwned = SQLCondition("+\(table).person IN (\(Self.marks(owners)))", owners)
    guard !albums.isEmpty else { return isOwned }
    return SQLCondition(
      "(\(isOwned.sql) OR +\(table).albumFacet IN (\(Self.marks(albums))))", owners + albums)
  }

  /// Returns whether the viewer sees an album.
  ///
  /// - Parameter owner: The number of the album's owner.
  func includes(album: Int64, of owner: Int64) -> Bool {
    owners.contains(owner) || albums.contains(album)
  }

  /// Returns whether the viewer sees the item of a row.
  func includes(_ item: Row) -> Bool {
    includes(album: item["albumFacet"], of: item["person"])
  }

  /// Returns whether the viewer owns the item of a row.
  func owns(_ item: Row) -> Bool {
    item["person"] == person
  }

  /// Returns an item as the viewer sees it: without the path of another person's file, and with a place only if its owner shares places.
  func shown(_ item: MediaItem, of owner: Int64) -> MediaItem {
    guard owner != person else { return item }
    var shown = item
    shown.file = nil
    shown.sharedBy = names[owner]
    if !placeOwners.contains(owner) { shown.place = nil }
    return shown
  }

  /// Returns the name of the person who shares an album with the viewer; nil for the viewer's own.
  ///
  /// - Parameter owner: The number of the album's owner.
  func sharer(of owner: Int64) -> String? { owner == person ? nil : names[owner] }

  /// Returns whether the viewer may have the original file of an item, not only smaller pictures of it.
  func sharesOriginal(_ item: Row) -> Bool {
    originalOwners.contains(item["person"])
  }

  /// Returns the SQL placeholders for some values: `?, ?, ?`.
  static func marks(_ values: [Int64]) -> String {
    values.map { _ in "?" }.joined(separator: ", ")
  }
}

extension SQLiteAlbumStore {
  /// Reads one consistent state for a call, with the part that the caller sees; nil if that is everything.
  func read<Value>(
    _ call: CallContext, _ work: (Database, VisiblePart?) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try file.read(call) { db in try work(db, try VisiblePart.of(call.caller, db)) }
  }

  /// Writes for a call, with the part that the caller sees; nil if that is everything. A viewer may change only what the viewer owns.
  func write<Value>(
    _ write: WriteContext, _ work: (Database, VisiblePart?) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try file.write(write) { db in try work(db, try VisiblePart.of(write.call.caller, db)) }
  }
}
