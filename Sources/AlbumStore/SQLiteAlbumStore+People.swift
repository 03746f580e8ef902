import AlbumService
import Calls
import GRDB
import Storage

extension SQLiteAlbumStore: PeopleAPI {
  /// Returns the caller's account.
  public func account(_ call: CallContext) throws(ServiceFailure) -> Account {
    try readPerson(call) { db, person in try Self.account(db, person) }
  }

  /// Sets what the caller shares of photos.
  public func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account {
    try writePerson(write, "setSharing \(sharing.places) \(sharing.originals)") { db, person in
      try db.execute(
        sql: "UPDATE person SET sharesPlaces = ?, sharesOriginals = ? WHERE id = ?",
        arguments: [sharing.places, sharing.originals, person])
      return 1
    } answer: { db, person, _ in
      try Self.account(db, person)
    }
  }

  /// Returns the caller's friends, requests sent and received, and blocked people, ordered by name.
  public func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try readPerson(call) { db, person in try FriendshipRows(db: db, nowMS: now().unixMS).acquaintances(of: person) }
  }

  /// Sends a friend request to the person with a name, or accepts that person's request.
  public func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance {
    let nowMS = now().unixMS
    let outcome = try writePerson(write, "askFriend \(PersonName.comparisonKey(name))") { db, person in
      let rows = FriendshipRows(db: db, nowMS: nowMS)
      let other = try PersonRow.number(db, named: name)
      if other == person { throw ServiceFailure(.refused, .oneself) }
      let known = try other.flatMap { try rows.friendship(person, $0).visibleState }
      if known == nil { try rows.countRequest(of: person) }
      guard let other else { return Self.noPerson }
      try rows.change(.ask, person, other)
      return Int(other)
    } answer: { db, person, other -> Result<Acquaintance, ServiceFailure> in
      // A request to an unknown name counts, too; a failure within the transaction would undo the count.
      if other == Self.noPerson { return .failure(ServiceFailure(.notFound, .person)) }
      let found = try FriendshipRows(db: db, nowMS: nowMS).acquaintance(person, Int64(other))
      return found.map { .success($0) } ?? .failure(ServiceFailure(.notFound, .friend))
    }
    return try outcome.get()
  }

  /// The number in place of that of a person who does not exist.
  private static let noPerson = 0

  /// Changes the friendship of the caller and another person.
  public func changeFriendship(
    with other: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance] {
    let nowMS = now().unixMS
    return try writePerson(write, "changeFriendship \(change) \(other)") { db, person in
      let rows = FriendshipRows(db: db, nowMS: nowMS)
      guard let number = try PersonRow.number(db, id: other) else { throw ServiceFailure(.notFound, .person) }
      if number == person { throw ServiceFailure(.refused, .oneself) }
      if change == .ask, try rows.friendship(person, number).visibleState == nil { try rows.countRequest(of: person) }
      try rows.change(change, person, number)
      return 1
    } answer: { db, person, _ in
      try FriendshipRows(db: db, nowMS: nowMS).acquaintances(of: person)
    }
  }

  /// Returns what the caller has shared with whom, newest first.
  public func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent] {
    try readPerson(call) { db, person in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT * FROM sharingEvent WHERE person = ? ORDER BY number DESC LIMIT ?",
        arguments: [person, SharingEvent.limit])
      var events: [SharingEvent] = []
      while let row = try rows.next() {
        guard let kind = SharingEvent.Kind(rawValue: row["event"]) else { continue }
        events.append(
          SharingEvent(
            kind: kind, person: row["otherName"], album: row["album"], at: Instant(unixMS: row["atMS"]).rfc3339))
      }
      return events
    }
  }
}

extension SQLiteAlbumStore {
  /// Returns the readers of an album of the caller.
  public func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try read(call) { db, viewer in
      guard let viewer else { throw ServiceFailure(.forbidden, .noPerson) }
      return try Self.readers(db, try Self.ownAlbum(db, id: album, of: viewer).number)
    }
  }

  /// Shares an album of the caller with another person, or stops sharing it.
  public func setReader(
    _ other: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person] {
    let nowMS = now().unixMS
    return try self.write(write) { db, viewer in
      guard let viewer else { throw ServiceFailure(.forbidden, .noPerson) }
      let facet = try Self.ownAlbum(db, id: album, of: viewer)
      try Self.once(db, Self.key(write.key, of: viewer), "setReader \(album) \(other) \(isReader)") {
        let rows = FriendshipRows(db: db, nowMS: nowMS)
        try Self.setReader(rows, other, of: facet.number, to: isReader, by: viewer.person)
        return 1
      }
      return try Self.readers(db, facet.number)
    }
  }

  private static func setReader(
    _ rows: FriendshipRows, _ other: String, of album: Int64, to isReader: Bool, by owner: Int64
  ) throws {
    let db = rows.db
    guard let number = try PersonRow.number(db, id: other) else { throw ServiceFailure(.notFound, .person) }
    if number == owner { throw ServiceFailure(.refused, .oneself) }
    if isReader, try rows.friendship(owner, number).mine == .blocked {
      throw ServiceFailure(.refused, .blockedPerson)
    }
    try db.execute(
      sql: isReader
        ? "INSERT OR IGNORE INTO albumReader (album, person) VALUES (?, ?)"
        : "DELETE FROM albumReader WHERE album = ? AND person = ?", arguments: [album, number])
    guard db.changesCount > 0 else { return }
    let name = try String.fetchOne(db, sql: "SELECT fold FROM facet WHERE id = ?", arguments: [album])
    try rows.log(isReader ? .albumShared : .albumUnshared, of: owner, with: number, album: name)
  }

  private static func readers(_ db: Database, _ album: Int64) throws -> [Person] {
    let sql = """
      SELECT publicID, name FROM albumReader JOIN person ON person.id = albumReader.person
      WHERE album = ? ORDER BY fold
      """
    return try Row.fetchAll(db, sql: sql, arguments: [album]).map { Person(id: $0["publicID"], name: $0["name"] ?? "") }
  }

  static func account(_ db: Database, _ person: Int64) throws -> Account {
    guard let row = try Row.fetchOne(db, sql: "SELECT * FROM person WHERE id = ?", arguments: [person]) else {
      throw ServiceFailure(.notFound, .person)
    }
    let count = try Int.fetchOne(
      db, sql: "SELECT photoCount FROM facetTally WHERE facet = ? AND person = ?",
      arguments: [AlbumSchema.allItems, person])
    return Account(
      person: Person(id: row["publicID"], name: row["name"] ?? ""),
      sharing: Sharing(places: row["sharesPlaces"], originals: row["sharesOriginals"]), itemCount: count ?? 0)
  }

  /// Reads for the person who calls.
  ///
  /// - Throws: `forbidden` for a caller without a viewer, and `unauthorised` for a viewer who does not exist.
  func readPerson<Value>(
    _ call: CallContext, _ work: (Database, Int64) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try file.read(call) { db in try work(db, try Self.person(db, call.caller)) }
  }

  /// Writes for the person who calls, once per key; see ``readPerson(_:_:)``.
  ///
  /// - Parameters:
  ///   - request: A text that no other request has.
  ///   - change: Makes the change, and returns a number that is stored with the key.
  ///   - answer: Reads the answer, given the number: also if the key was used before.
  func writePerson<Value>(
    _ write: WriteContext, _ request: String, change: (Database, Int64) throws -> Int,
    answer: (Database, Int64, Int) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try file.write(write) { db in
      let person = try Self.person(db, write.call.caller)
      let result = try Self.once(db, write.key.scoped(to: "\(person)"), request) { try change(db, person) }
      return try answer(db, person, result)
    }
  }

  /// Returns the number of the person who calls; see ``readPerson(_:_:)``.
  static func person(_ db: Database, _ caller: Caller) throws -> Int64 {
    guard let viewer = caller.viewer else { throw ServiceFailure(.forbidden, .noPerson) }
    guard let person = try PersonRow.number(db, id: viewer) else { throw ServiceFailure(.unauthorised, .removedPerson) }
    return person
  }
}
