import AlbumService
import Calls

/// The people of an album in memory, made of the rules of AlbumService.
struct MemoryPeople {
  struct Entry {
    var person: Person
    var sharing = Sharing()
    var tokens: [NewAccessToken] = []
    var log: [SharingEvent] = []
    var requestTimes: [Int64] = []
  }

  /// Two people, in the direction of a decision.
  struct Pair: Hashable {
    var from: String
    var to: String
  }

  struct Decided {
    var decision: Friendship.Decision
    var since: Instant
  }

  var entries = [Entry(person: Person(id: RandomID.make(), name: ""))]
  var decisions: [Pair: Decided] = [:]
  /// The ids of tokens, by the keys under which they were created.
  var tokenIDs: [IdempotencyKey: String] = [:]
  /// The readers of albums, by the album's id.
  var readers: [String: Set<String>] = [:]

  /// The id of the person who owns imports without an owner's name.
  var first: String { entries[0].person.id }

  func index(of id: String) -> Int? { entries.firstIndex { $0.person.id == id } }

  func named(_ name: String) -> Person? {
    let key = PersonName.comparisonKey(name)
    return entries.map(\.person).first { !$0.name.isEmpty && PersonName.comparisonKey($0.name) == key }
  }

  func owner(named name: String) -> String { named(name)?.id ?? first }

  func name(_ id: String) -> String { index(of: id).map { entries[$0].person.name } ?? "" }

  func sharing(_ id: String) -> Sharing { index(of: id).map { entries[$0].sharing } ?? Sharing() }

  func friendship(_ person: String, _ other: String) -> Friendship {
    Friendship(
      mine: decisions[Pair(from: person, to: other)]?.decision,
      theirs: decisions[Pair(from: other, to: person)]?.decision)
  }

  /// Returns whether a viewer sees the items of an album.
  func shows(album: String, of owner: String, to viewer: String) -> Bool {
    let friendship = friendship(viewer, owner)
    if owner == viewer || friendship.isMutual { return true }
    let isBlocked = friendship.mine == .blocked || friendship.theirs == .blocked
    return !isBlocked && readers[album]?.contains(viewer) == true
  }

  /// Checks that a caller's viewer exists.
  func check(_ caller: Caller) throws(ServiceFailure) {
    if let viewer = caller.viewer, index(of: viewer) == nil { throw ServiceFailure(.unauthorised, .removedPerson) }
  }

  /// Checks that a filter can be used by a caller.
  func check(_ filter: OwnerFilter?, _ caller: Caller) throws(ServiceFailure) {
    switch filter {
    case .viewer, .friends: if caller.viewer == nil { throw ServiceFailure(.forbidden, .noPerson) }
    case .person, nil: break
    }
  }

  /// Returns whether a filter of a caller admits the items of an owner.
  func meets(_ filter: OwnerFilter?, _ owner: String, _ caller: Caller) -> Bool {
    switch filter {
    case nil: true
    case .viewer: owner == caller.viewer
    case .friends: caller.viewer.map { friendship($0, owner).isMutual } ?? false
    case .person(let id): owner == id
    }
  }

  /// Returns the position of the person who calls.
  func viewerIndex(_ caller: Caller) throws(ServiceFailure) -> Int {
    guard let viewer = caller.viewer else { throw ServiceFailure(.forbidden, .noPerson) }
    guard let index = index(of: viewer) else { throw ServiceFailure(.unauthorised, .removedPerson) }
    return index
  }

  func acquaintances(of person: String) -> [Acquaintance] {
    entries.map(\.person).compactMap { other -> Acquaintance? in
      guard let state = friendship(person, other.id).visibleState else { return nil }
      let pair = state == .asking ? Pair(from: other.id, to: person) : Pair(from: person, to: other.id)
      return Acquaintance(person: other, state: state, since: decisions[pair]?.since.rfc3339 ?? "")
    }.sorted { PersonName.comparisonKey($0.person.name) < PersonName.comparisonKey($1.person.name) }
  }

  mutating func countRequest(_ index: Int, at now: Instant) throws(ServiceFailure) {
    try FriendRequests.check(entries[index].requestTimes, nowMS: now.unixMS)
    entries[index].requestTimes.append(now.unixMS)
  }

  mutating func change(
    _ change: Friendship.Change, _ person: String, _ other: String, albums: [(id: String, name: String, owner: String)],
    at now: Instant
  ) throws(ServiceFailure) {
    let before = friendship(person, other)
    let after = try before.after(change)
    set(after.mine, before.mine, Pair(from: person, to: other), now)
    set(after.theirs, before.theirs, Pair(from: other, to: person), now)
    for (owner, reader) in [(person, other), (other, person)] {
      if change == .end || change == .block {
        for album in albums where album.owner == owner && readers[album.id]?.remove(reader) != nil {
          log(.albumUnshared, of: owner, with: reader, album: album.name, at: now)
        }
      }
      if before.isMutual != after.isMutual {
        log(after.isMutual ? .befriended : .ended, of: owner, with: reader, at: now)
      }
    }
  }

  mutating func log(
    _ kind: SharingEvent.Kind, of owner: String, with other: String, album: String? = nil, at now: Instant
  ) {
    guard let index = index(of: owner) else { return }
    entries[index].log.append(SharingEvent(kind: kind, person: name(other), album: album, at: now.rfc3339))
  }

  private mutating func set(
    _ decision: Friendship.Decision?, _ before: Friendship.Decision?, _ pair: Pair, _ now: Instant
  ) {
    if decision != before { decisions[pair] = decision.map { Decided(decision: $0, since: now) } }
  }
}
