import AlbumService
import Calls
import GRDB

/// Queries and changes of the decisions of people about each other (table `friendship`), with entries in the sharing log.
struct FriendshipRows {
  let db: Database
  /// The current time, in milliseconds since 1970.
  let nowMS: Int64

  /// Returns the decisions of two people, from the point of view of the first.
  func friendship(_ person: Int64, _ other: Int64) throws -> Friendship {
    Friendship(mine: try decision(person, other), theirs: try decision(other, person))
  }

  /// Makes a person's change to the friendship with another one.
  func change(_ change: Friendship.Change, _ person: Int64, _ other: Int64) throws {
    let before = try friendship(person, other)
    let after = try before.after(change)
    if before.mine != after.mine { try set(after.mine, person, other) }
    if before.theirs != after.theirs { try set(after.theirs, other, person) }
    if change == .end || change == .block { try stopSharing(person, other) }
    guard before.isMutual != after.isMutual else { return }
    for (owner, reader) in [(person, other), (other, person)] {
      try log(after.isMutual ? .befriended : .ended, of: owner, with: reader)
    }
  }

  /// Returns a person's friends, requests sent and received, and blocked people, ordered by name.
  func acquaintances(of person: Int64) throws -> [Acquaintance] {
    let queries = ["SELECT other FROM friendship WHERE person = ?", "SELECT person FROM friendship WHERE other = ?"]
    let others = Set(try queries.flatMap { try Int64.fetchAll(db, sql: $0, arguments: [person]) })
    return try others.compactMap { try acquaintance(person, $0) }
      .sorted { PersonName.comparisonKey($0.person.name) < PersonName.comparisonKey($1.person.name) }
  }

  /// Returns the state of a person's friendship with another one; nil if the person sees none.
  func acquaintance(_ person: Int64, _ other: Int64) throws -> Acquaintance? {
    guard let state = try friendship(person, other).visibleState,
      let row = try Row.fetchOne(db, sql: "SELECT publicID, name FROM person WHERE id = ?", arguments: [other])
    else { return nil }
    let decider = state == .asking ? [other, person] : [person, other]
    let sinceMS = try Int64.fetchOne(
      db, sql: "SELECT sinceMS FROM friendship WHERE person = ? AND other = ?", arguments: StatementArguments(decider))
    return Acquaintance(
      person: Person(id: row["publicID"], name: row["name"] ?? ""), state: state,
      since: Instant(unixMS: sinceMS ?? nowMS).rfc3339)
  }

  /// Counts a friend request.
  ///
  /// - Throws: `tooManyRequests` if the person has sent too many in a day.
  func countRequest(of person: Int64) throws {
    try db.execute(
      sql: "DELETE FROM friendRequest WHERE person = ? AND askedMS <= ?",
      arguments: [person, nowMS - FriendRequests.dayMS])
    let times = try Int64.fetchAll(
      db, sql: "SELECT askedMS FROM friendRequest WHERE person = ? ORDER BY askedMS", arguments: [person])
    try FriendRequests.check(times, nowMS: nowMS)
    try db.execute(
      sql: "INSERT INTO friendRequest (person, askedMS) VALUES (?, ?)", arguments: [person, nowMS])
  }

  /// Adds an entry to the log of a person.
  func log(_ kind: SharingEvent.Kind, of owner: Int64, with other: Int64, album: String? = nil) throws {
    try db.execute(
      sql: "INSERT INTO sharingEvent (person, otherName, event, album, atMS) VALUES (?, ?, ?, ?, ?)",
      arguments: [owner, try PersonRow.name(db, other) ?? "", kind.rawValue, album, nowMS])
  }

  private func decision(_ person: Int64, _ other: Int64) throws -> Friendship.Decision? {
    let statement = try db.cachedStatement(sql: "SELECT decision FROM friendship WHERE person = ? AND other = ?")
    return try String.fetchOne(statement, arguments: [person, other]).flatMap { Friendship.Decision(rawValue: $0) }
  }

  private func set(_ decision: Friendship.Decision?, _ person: Int64, _ other: Int64) throws {
    guard let decision else {
      return try db.execute(
        sql: "DELETE FROM friendship WHERE person = ? AND other = ?", arguments: [person, other])
    }
    try db.execute(
      sql: "INSERT OR REPLACE INTO friendship (person, other, decision, sinceMS) VALUES (?, ?, ?, ?)",
      arguments: [person, other, decision.rawValue, nowMS])
  }

  /// Stops the sharing of albums between two people.
  private func stopSharing(_ person: Int64, _ other: Int64) throws {
    for (owner, reader) in [(person, other), (other, person)] {
      let albums = try Row.fetchAll(
        db,
        sql: """
          SELECT facet.id, fold FROM albumReader JOIN facet ON facet.id = albumReader.album
          WHERE albumReader.person = ? AND facet.person = ?
          """, arguments: [reader, owner])
      for album in albums {
        try db.execute(
          sql: "DELETE FROM albumReader WHERE album = ? AND person = ?", arguments: [album["id"] as Int64, reader])
        try log(.albumUnshared, of: owner, with: reader, album: album["fold"])
      }
    }
  }
}
