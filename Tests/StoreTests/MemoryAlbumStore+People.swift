import AlbumService
import Calls

extension MemoryAlbumStore: PeopleAPI {
  func account(_ call: CallContext) throws(ServiceFailure) -> Account {
    try state.withLock { state throws(ServiceFailure) in state.account(try state.people.viewerIndex(call.caller)) }
  }

  func setSharing(_ sharing: Sharing, _ write: WriteContext) throws(ServiceFailure) -> Account {
    _ = try once(write, "setSharing \(sharing)") { state throws(ServiceFailure) in
      state.people.entries[try state.people.viewerIndex(write.call.caller)].sharing = sharing
      return 1
    }
    return try account(write.call)
  }

  func acquaintances(_ call: CallContext) throws(ServiceFailure) -> [Acquaintance] {
    try state.withLock { state throws(ServiceFailure) in
      let index = try state.people.viewerIndex(call.caller)
      return state.people.acquaintances(of: state.people.entries[index].person.id)
    }
  }

  func askFriend(named name: String, _ write: WriteContext) throws(ServiceFailure) -> Acquaintance {
    let isKnown = try once(write, "askFriend \(PersonName.comparisonKey(name))") { state throws(ServiceFailure) in
      let index = try state.people.viewerIndex(write.call.caller)
      let person = state.people.entries[index].person.id
      let other = state.people.named(name)?.id
      if other == person { throw ServiceFailure(.refused, .oneself) }
      let known = other.flatMap { state.people.friendship(person, $0).visibleState }
      if known == nil { try state.people.countRequest(index, at: now()) }
      guard let other else { return 0 }
      try state.change(.ask, person, other, at: now())
      return 1
    }
    guard isKnown == 1, let other = try person(named: name) else { throw ServiceFailure(.notFound, .person) }
    guard let found = try acquaintances(write.call).first(where: { $0.person == other }) else {
      throw ServiceFailure(.notFound, .friend)
    }
    return found
  }

  func changeFriendship(
    with other: String, _ change: Friendship.Change, _ write: WriteContext
  ) throws(ServiceFailure) -> [Acquaintance] {
    _ = try once(write, "changeFriendship \(change) \(other)") { state throws(ServiceFailure) in
      let index = try state.people.viewerIndex(write.call.caller)
      let person = state.people.entries[index].person.id
      guard state.people.index(of: other) != nil else { throw ServiceFailure(.notFound, .person) }
      if other == person { throw ServiceFailure(.refused, .oneself) }
      if change == .ask, state.people.friendship(person, other).visibleState == nil {
        try state.people.countRequest(index, at: now())
      }
      try state.change(change, person, other, at: now())
      return 1
    }
    return try acquaintances(write.call)
  }

  func tokens(_ call: CallContext) throws(ServiceFailure) -> [AccessToken] {
    try state.withLock { state throws(ServiceFailure) in
      state.people.entries[try state.people.viewerIndex(call.caller)].tokens.map(\.token)
    }
  }

  func createToken(named name: String, _ write: WriteContext) throws(ServiceFailure) -> NewAccessToken {
    let name = try PersonName.validated(name)
    return try state.withLock { state throws(ServiceFailure) in
      let index = try state.people.viewerIndex(write.call.caller)
      let id = state.people.tokenIDs[write.scopedKey] ?? RandomID.make()
      state.people.tokenIDs[write.scopedKey] = id
      state.people.entries[index].tokens.removeAll { $0.token.id == id }
      try AccessToken.check(count: state.people.entries[index].tokens.count)
      let token = NewAccessToken(
        token: AccessToken(id: id, name: name, created: now().rfc3339), secret: NewAccessToken.makeSecret())
      state.people.entries[index].tokens.append(token)
      return token
    }
  }

  func revokeToken(id: String, _ write: WriteContext) throws(ServiceFailure) -> [AccessToken] {
    _ = try once(write, "revokeToken \(id)") { state throws(ServiceFailure) in
      let index = try state.people.viewerIndex(write.call.caller)
      guard let token = state.people.entries[index].tokens.firstIndex(where: { $0.token.id == id }) else {
        throw ServiceFailure(.notFound, .token)
      }
      state.people.entries[index].tokens.remove(at: token)
      return 1
    }
    return try tokens(write.call)
  }

  func readers(ofAlbum album: String, _ call: CallContext) throws(ServiceFailure) -> [Person] {
    try state.withLock { state throws(ServiceFailure) in
      _ = try state.people.viewerIndex(call.caller)
      _ = try state.ownAlbumIndex(album, for: call.caller)
      return state.readers(album)
    }
  }

  func setReader(
    _ other: String, ofAlbum album: String, to isReader: Bool, _ write: WriteContext
  ) throws(ServiceFailure) -> [Person] {
    _ = try once(write, "setReader \(album) \(other) \(isReader)") { state throws(ServiceFailure) in
      let person = state.people.entries[try state.people.viewerIndex(write.call.caller)].person.id
      let name = state.albums[try state.ownAlbumIndex(album, for: write.call.caller)].name
      guard state.people.index(of: other) != nil else { throw ServiceFailure(.notFound, .person) }
      if other == person { throw ServiceFailure(.refused, .oneself) }
      if isReader, state.people.friendship(person, other).mine == .blocked {
        throw ServiceFailure(.refused, .blockedPerson)
      }
      var readers = state.people.readers[album] ?? []
      if isReader ? readers.insert(other).inserted : readers.remove(other) != nil {
        state.people.log(isReader ? .albumShared : .albumUnshared, of: person, with: other, album: name, at: now())
      }
      state.people.readers[album] = readers
      return 1
    }
    return try readers(ofAlbum: album, write.call)
  }

  func sharingLog(_ call: CallContext) throws(ServiceFailure) -> [SharingEvent] {
    try state.withLock { state throws(ServiceFailure) in
      state.people.entries[try state.people.viewerIndex(call.caller)].log.reversed()
    }
  }
}

extension MemoryAlbumStore: PeopleAdministration {
  func accounts() throws(ServiceFailure) -> [Account] {
    state.withLock { state in
      state.people.entries.indices.map { state.account($0) }.filter { !$0.person.name.isEmpty }
    }
  }

  func personCount() throws(ServiceFailure) -> Int { try accounts().count }

  func firstPerson() throws(ServiceFailure) -> Person? {
    state.withLock { state in
      let person = state.account(0).person
      return person.name.isEmpty ? nil : person
    }
  }

  func person(named name: String) throws(ServiceFailure) -> Person? { state.withLock { $0.people.named(name) } }

  func addPerson(named name: String) throws(ServiceFailure) -> Account {
    let name = try PersonName.validated(name)
    return try state.withLock { state throws(ServiceFailure) in
      if state.people.named(name) != nil { throw ServiceFailure(.conflict, .personExists) }
      if state.people.entries[0].person.name.isEmpty {
        state.people.entries[0].person.name = name
        for index in state.entries.indices where state.entries[index].item.owner.isEmpty {
          if !state.entries[index].isDemo { state.entries[index].item.owner = name }
        }
        return state.account(0)
      }
      state.people.entries.append(MemoryPeople.Entry(person: Person(id: RandomID.make(), name: name)))
      return state.account(state.people.entries.count - 1)
    }
  }

  func removePerson(id: String) throws(ServiceFailure) -> PersonRemoval {
    try state.withLock { state throws(ServiceFailure) in
      guard let index = state.people.index(of: id) else { throw ServiceFailure(.notFound, .person) }
      let others = Set(state.entries.filter { $0.person != id }.map(\.file))
      let files = Set(state.entries.filter { $0.person == id }.map(\.file)).subtracting(others)
      let count = state.remove { $0.person == id }
      state.albums.removeAll { $0.person == id }
      for (key, entries) in state.removals {
        state.removals[key] = entries.filter { $0.entry.person != id }
      }
      state.people.decisions = state.people.decisions.filter { $0.key.from != id && $0.key.to != id }
      state.people.readers = state.people.readers.mapValues { $0.subtracting([id]) }
      state.people.entries.remove(at: index)
      state.signIn.remove(id)
      if index == 0 {
        state.people.entries.insert(MemoryPeople.Entry(person: Person(id: RandomID.make(), name: "")), at: 0)
      }
      return PersonRemoval(itemCount: count, files: files.sorted())
    }
  }

  func viewer(ofToken secret: String) throws(ServiceFailure) -> String? {
    state.withLock { state in
      state.people.entries.first { $0.tokens.contains { $0.secret == secret } }?.person.id
    }
  }

  func ownItems(of person: String, page: PageRequest) throws(ServiceFailure) -> Page<MediaItem> {
    let own = state.withLock { $0.entries.filter { $0.person == person } }
      .map { (key: MediaSortKey($0.shown, number: $0.number, sort: .newest), value: $0.shown) }
    return try self.page(of: own.sorted { $0.key < $1.key }, named: "own \(person)", at: page)
  }
}

extension MemoryAlbumStore.State {
  fileprivate func account(_ index: Int) -> Account {
    let entry = people.entries[index]
    let count = entries.filter { $0.person == entry.person.id }.count
    return Account(person: entry.person, sharing: entry.sharing, itemCount: count)
  }

  fileprivate func readers(_ album: String) -> [Person] {
    people.entries.map(\.person).filter { people.readers[album]?.contains($0.id) == true }
      .sorted { PersonName.comparisonKey($0.name) < PersonName.comparisonKey($1.name) }
  }

  fileprivate mutating func change(
    _ change: Friendship.Change, _ person: String, _ other: String, at now: Instant
  ) throws(ServiceFailure) {
    try people.change(
      change, person, other, albums: albums.map { (id: $0.id, name: $0.name, owner: $0.person) }, at: now)
  }
}
