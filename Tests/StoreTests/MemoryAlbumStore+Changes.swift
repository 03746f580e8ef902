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
      state.remove { ids.contains($0.item.id) }
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
  /// Removes items with everything that depends on them, and returns how many there were.
  fileprivate mutating func remove(where isRemoved: (MemoryAlbumStore.Entry) -> Bool) -> Int {
    let removed = Set(entries.filter(isRemoved).map(\.number))
    entries.removeAll { removed.contains($0.number) }
    sources.removeAll { removed.contains($0.number) }
    selections = selections.filter { !removed.contains($0.value) }
    return removed.count
  }
}
