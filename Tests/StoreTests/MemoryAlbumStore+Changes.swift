import AlbumService
import Calls

extension MemoryAlbumStore {
  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try state.withLock { state throws(ServiceFailure) in
      let index = try state.index(of: id, for: write.call.caller)
      let number = state.entries[index].number
      if try WriteOnce.isNew(number, earlier: state.selections[write.scopedKey]) {
        state.selections[write.scopedKey] = number
        state.entries[index].item.selectionCount += 1
      }
      return state.entries[index].item.selectionCount
    }
  }

  func correctCamera(
    item id: String, brand: String?, model: String?, _ write: WriteContext
  ) throws(ServiceFailure) -> MediaItem {
    let correction = try CameraCorrection(brand: brand, model: model)
    _ = try once(write, "correct \(id) \(correction)") { state throws(ServiceFailure) in
      state.entries[try state.ownIndex(of: id, for: write.call.caller)].correction = correction
      return 1
    }
    return try item(id: id, write.call)
  }

  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try once(write, "removeItems \(ids)") { state throws(ServiceFailure) in
      let viewer = write.call.caller.viewer
      let own = Set(state.entries.filter { viewer == nil || $0.person == viewer }.map(\.item.id))
      if ids.count <= Removal.itemLimit { state.keep(ids.filter(own.contains), removal: write.scopedKey) }
      return state.remove { ids.contains($0.item.id) && own.contains($0.item.id) }
    }
  }

  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
    let removal = WriteContext(write.call, key: removal).scopedKey
    let removed = state.withLock { $0.removals[removal] ?? [] }
    if removed.isEmpty { throw ServiceFailure(.notFound, .removal) }
    _ = try once(write, "restoreItems \(removal)") { state throws(ServiceFailure) in
      for entry in removed where !entry.isRestored { state.restore(entry) }
      state.removals[removal] = removed.map {
        var entry = $0
        entry.isRestored = true
        return entry
      }
      return removed.count
    }
    return state.withLock { state in
      removed.compactMap { entry in state.index(of: entry.entry.number).map { state.entries[$0].shown } }
    }
  }

  func removeAlbum(id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try once(write, "removeAlbum \(id)") { state throws(ServiceFailure) in
      let album = state.albums.remove(at: try state.ownAlbumIndex(id, for: write.call.caller))
      return state.remove { $0.person == album.person && $0.item.album == album.name }
    }
  }

  func once(
    _ write: WriteContext, _ request: String, _ work: (inout State) throws(ServiceFailure) -> Int
  ) throws(ServiceFailure) -> Int {
    try state.withLock { state throws(ServiceFailure) in
      try state.people.check(write.call.caller)
      let earlier = state.applied[write.scopedKey]
      if let earlier, try !WriteOnce.isNew(request, earlier: earlier.request) { return earlier.result }
      let result = try work(&state)
      state.applied[write.scopedKey] = (request, result)
      return result
    }
  }

  func itemCount() throws(ServiceFailure) -> Int { state.withLock { $0.entries.count } }

  func hasOwnItems() throws(ServiceFailure) -> Bool { state.withLock { $0.entries.contains { !$0.isDemo } } }

  func album(named name: String) throws(ServiceFailure) -> Album? {
    guard let entry = state.withLock({ $0.albums.first { $0.name == name } }) else { return nil }
    return try album(entry, .test)
  }

  func removeDemo() throws(ServiceFailure) -> Int {
    state.withLock { state in
      let albums = state.entries.filter(\.isDemo).map { MediaCriterion(.album, $0.item.album) }
      let removedCount = state.remove(where: \.isDemo)
      let left = state.entries.map { MediaCriterion(.album, $0.item.album) }
      state.albums.removeAll { album in
        let album = MediaCriterion(.album, album.name)
        return albums.contains(album) && !left.contains(album)
      }
      return removedCount
    }
  }
}

extension WriteContext {
  /// The key under which a write is stored: two people may use the same one.
  var scopedKey: IdempotencyKey { call.caller.viewer.map { key.scoped(to: $0) } ?? key }
}

extension MemoryAlbumStore.State {
  /// Returns the position of an album that a caller may change.
  func ownAlbumIndex(_ id: String, for caller: Caller) throws(ServiceFailure) -> Int {
    guard let index = albums.firstIndex(where: { $0.id == id }), sees(caller, albums[index]) else {
      throw ServiceFailure(.notFound, .album)
    }
    if let viewer = caller.viewer, viewer != albums[index].person { throw ServiceFailure(.forbidden, .otherOwner) }
    return index
  }

  fileprivate mutating func keep(_ ids: [String], removal: IdempotencyKey) {
    var kept: Set<String> = []
    let found = ids.compactMap { id in kept.insert(id).inserted ? entries.first { $0.item.id == id } : nil }
    if found.isEmpty { return }
    removals[removal] = found.map { entry in
      MemoryAlbumStore.RemovedEntry(
        entry: entry,
        album: album(of: entry) ?? .init(id: "", name: entry.item.album, person: entry.person),
        sources: sources.filter { $0.number == entry.number },
        selections: selections.filter { $0.value == entry.number })
    }
  }

  fileprivate mutating func restore(_ removed: MemoryAlbumStore.RemovedEntry) {
    var entry = removed.entry
    let hash = entry.item.contentHash
    if !hash.isEmpty, let successor = entries.first(where: { $0.person == entry.person && $0.item.contentHash == hash })
    {
      entry.item.selectionCount += successor.item.selectionCount
      (entry.file, entry.isDisplaced) = (successor.file, successor.isDisplaced)
      for index in sources.indices where sources[index].number == successor.number {
        sources[index].number = entry.number
      }
      for (key, number) in selections where number == successor.number { selections[key] = entry.number }
      entries.removeAll { $0.number == successor.number }
    }
    entries.append(entry)
    entries.sort { $0.number < $1.number }
    if album(of: entry) == nil { albums.append(removed.album) }
    for source in removed.sources where self.source(source.stamp.path, of: entry.person) == nil {
      sources.append(source)
    }
    selections.merge(removed.selections) { now, _ in now }
  }

  /// Removes items with everything that depends on them, and returns how many there were.
  mutating func remove(where isRemoved: (MemoryAlbumStore.Entry) -> Bool) -> Int {
    let removed = Set(entries.filter(isRemoved).map(\.number))
    entries.removeAll { removed.contains($0.number) }
    sources.removeAll { removed.contains($0.number) }
    selections = selections.filter { !removed.contains($0.value) }
    return removed.count
  }
}
