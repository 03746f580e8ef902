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
    try writePerson(write) { db, person in
      try db.execute(
        sql: "UPDATE person SET sharesPlaces = ?, sharesOriginals = ? WHERE id = ?",
        arguments: [sharing.places, sharing.originals, person])
      return try Self.account(db, person)
    }
  }

  /// Returns the caller's friends, requests sent and received, and blocked people, ordered by name.
  public func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try readPerson(call) { db, person in try FriendshipRows(db: db, nowMS: now().unixMS).acquaintances(of: person) }
  }

  /// Sends a friend request to the person with a name, or accepts that person's request.
  public func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance {
    let nowMS = now().unixMS
    let outcome = try writePerson(write) { db, person -> Acquaintance? in
      let rows = FriendshipRows(db: db, nowMS: nowMS)
      let other = try PersonRow.number(db, named: name)
      if other == person { throw ServiceFailure(.refused, .oneself) }
      let known = try other.flatMap { try rows.friendship(person, $0).visibleState }
      if known == nil { try rows.countRequest(of: person) }
      guard let other else { return nil }
      try rows.change(.ask, person, other)
      return try rows.acquaintance(person, other)
    }
    // A request to an unknown name counts, too; a failure within the transaction would undo the count.
    guard let outcome else { throw ServiceFailure(.notFound, .person) }
    return outcome
  }

  /// Changes the friendship of the caller and another person.
  public func changeFriendship(
    with other: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance] {
    let nowMS = now().unixMS
    return try writePerson(write) { db, person in
      let rows = FriendshipRows(db: db, nowMS: nowMS)
      guard let number = try PersonRow.number(db, id: other) else { throw ServiceFailure(.notFound, .person) }
      if number == person { throw ServiceFailure(.refused, .oneself) }
      if change == .ask, try rows.friendship(person, number).visibleState == nil { try rows.countRequest(of: person) }
      try rows.change(change, person, number)
      return try rows.acquaintances(of: person)
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
      guard let number = try PersonRow.number(db, id: other) else { throw ServiceFailure(.notFound, .person) }
      if number == viewer.person { throw ServiceFailure(.refused, .oneself) }
      let rows = FriendshipRows(db: db, nowMS: nowMS)
      if isReader, try rows.friendship(viewer.person, number).mine == .blocked {
        throw ServiceFailure(.refused, .blockedPerson)
      }
      try db.execute(
        sql: isReader
          ? "INSERT OR IGNORE INTO albumReader (album, person) VALUES (?, ?)"
          : "DELETE FROM albumReader WHERE album = ? AND person = ?", arguments: [facet.number, number])
      if db.changesCount > 0 {
        let name = try String.fetchOne(db, sql: "SELECT fold FROM facet WHERE id = ?", arguments: [facet.number])
        try rows.log(isReader ? .albumShared : .albumUnshared, of: viewer.person, with: number, album: name)
      }
      return try Self.readers(db, facet.number)
    }
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

  /// Writes for the person who calls; see ``readPerson(_:_:)``.
  func writePerson<Value>(
    _ write: WriteContext, _ work: (Database, Int64) throws -> Value
  ) throws(ServiceFailure) -> Value {
    try file.write(write) { db in try work(db, try Self.person(db, write.call.caller)) }
  }

  private static func person(_ db: Database, _ caller: Caller) throws -> Int64 {
    guard let viewer = caller.viewer else { throw ServiceFailure(.forbidden, .noPerson) }
    guard let person = try PersonRow.number(db, id: viewer) else { throw ServiceFailure(.unauthorised) }
    return person
  }
}
