import AlbumService
import Calls

extension MemoryAlbumStore {
  func recordSelection(item id: String, _ write: WriteContext) throws(ServiceFailure) -> Int {
    try state.withLock { state throws(ServiceFailure) in
      let index = try state.index(of: id)
      let number = state.entries[index].number
      if try WriteOnce.isNew(number, earlier: state.selections[write.key]) {
        state.selections[write.key] = number
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
      state.entries[try state.index(of: id)].correction = correction
      return 1
    }
    return try item(id: id, write.call)
  }

  func removeItems(ids: [String], _ write: WriteContext) throws(ServiceFailure) -> Int {
    try once(write, "removeItems \(ids)") { state throws(ServiceFailure) in
      if ids.count <= Removal.itemLimit { state.keep(ids, removal: write.key) }
      return state.remove { ids.contains($0.item.id) }
    }
  }

  func restoreItems(
    removedBy removal: IdempotencyKey, _ write: WriteContext
  ) throws(ServiceFailure) -> [MediaItem] {
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
      guard let album = state.albums.firstIndex(where: { $0.id == id }) else { throw ServiceFailure(.notFound, .album) }
      let criterion = MediaCriterion(.album, state.albums.remove(at: album).name)
      return state.remove { $0.item.meets(criterion) }
    }
  }

  private func once(
    _ write: WriteContext, _ request: String, _ work: (inout State) throws(ServiceFailure) -> Int
  ) throws(ServiceFailure) -> Int {
    try state.withLock { state throws(ServiceFailure) in
      let earlier = state.applied[write.key]
      if let earlier, try !WriteOnce.isNew(request, earlier: earlier.request) { return earlier.result }
      let result = try work(&state)
      state.applied[write.key] = (request, result)
      return result
    }
  }

  func itemCount() throws(ServiceFailure) -> Int { state.withLock { $0.entries.count } }

  func hasOwnItems() throws(ServiceFailure) -> Bool { state.withLock { $0.entries.contains { !$0.isDemo } } }

  func album(named name: String) throws(ServiceFailure) -> Album? {
    guard let entry = state.withLock({ $0.albums.first { $0.name == name } }) else { return nil }
    return try album(entry)
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

extension MemoryAlbumStore.State {
  fileprivate mutating func keep(_ ids: [String], removal: IdempotencyKey) {
    var kept: Set<String> = []
    let found = ids.compactMap { id in kept.insert(id).inserted ? entries.first { $0.item.id == id } : nil }
    if found.isEmpty { return }
    removals[removal] = found.map { entry in
      MemoryAlbumStore.RemovedEntry(
        entry: entry, album: albums.first { $0.name == entry.item.album } ?? .init(id: "", name: entry.item.album),
        sources: sources.filter { $0.number == entry.number },
        selections: selections.filter { $0.value == entry.number })
    }
  }

  fileprivate mutating func restore(_ removed: MemoryAlbumStore.RemovedEntry) {
    var entry = removed.entry
    let hash = entry.item.contentHash
    if !hash.isEmpty, let successor = entries.first(where: { $0.item.contentHash == hash }) {
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
    if !albums.contains(where: { $0.name == removed.album.name }) { albums.append(removed.album) }
    for source in removed.sources where !sources.contains(where: { $0.stamp.path == source.stamp.path }) {
      sources.append(source)
    }
    selections.merge(removed.selections) { now, _ in now }
  }

  /// Removes items with everything that depends on them, and returns how many there were.
  fileprivate mutating func remove(where isRemoved: (MemoryAlbumStore.Entry) -> Bool) -> Int {
    let removed = Set(entries.filter(isRemoved).map(\.number))
    entries.removeAll { removed.contains($0.number) }
    sources.removeAll { removed.contains($0.number) }
    selections = selections.filter { !removed.contains($0.value) }
    return removed.count
  }
}
