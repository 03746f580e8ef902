import AlbumService
import Calls

extension MemoryAlbumStore {
  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String?) throws(ServiceFailure) -> [Bool] {
    state.withLock { state in
      stamps.map { stamp in
        guard let source = state.source(stamp.path), let index = state.index(of: source.number) else { return false }
        let entry = state.entries[index]
        return KnownFile(stamp: source.stamp, shownFrom: entry.file, isDisplaced: entry.isDisplaced)
          .isUnchanged(now: stamp, copiedInto: folder)
      }
    }
  }

  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    state.withLock { state in items.map { add($0, &state) } }
  }

  private func add(_ new: NewMediaItem, _ state: inout State) -> ImportOutcome {
    if let refusal = new.refusal() { return .refused(refusal) }
    var item = new.item.sanitizedForStorage()
    let path = new.stamp.path
    let sameContent = state.entries.first { !item.contentHash.isEmpty && $0.item.contentHash == item.contentHash }?
      .number
    let decision = ImportDecision(
      path: path, shownFrom: new.file, sameContent: sameContent.flatMap { known($0, state, except: path) },
      samePath: state.source(path).flatMap { known($0.number, state, except: path) })
    switch decision {
    case .insert:
      item.id = RandomID.make()
      state.lastNumber += 1
      state.entries.append(Entry(number: state.lastNumber, item: item, file: new.file, isDemo: new.isDemo))
      if !state.albums.contains(where: { $0.name.utf8.elementsEqual(item.album.utf8) }) {
        state.albums.append(AlbumEntry(id: RandomID.make(), name: item.album))
      }
      state.setSource(new.stamp, of: state.lastNumber)
      return .imported(id: item.id)
    case .update(let number):
      let id = state.update(number) { entry in
        let old = entry.item
        (item.id, item.album, item.owner, item.selectionCount) = (old.id, old.album, old.owner, old.selectionCount)
        (entry.item, entry.file, entry.isDisplaced) = (item, new.file, false)
      }
      state.sources.removeAll { $0.number == number }
      state.setSource(new.stamp, of: number)
      return .imported(id: id)
    case .keep(let number, let file, let lostFile, let displaced):
      state.setSource(new.stamp, of: number)
      if let displaced {
        _ = state.update(displaced.number) { entry in
          if let file = displaced.file { entry.file = file } else { entry.isDisplaced = true }
        }
      }
      if let lostFile { state.sources.removeAll { $0.number == number && $0.stamp.path == lostFile } }
      return .unchanged(id: state.update(number) { ($0.file, $0.isDisplaced) = (file, false) })
    }
  }

  private func known(_ number: Int64, _ state: State, except path: String) -> KnownItem? {
    guard let index = state.index(of: number) else { return nil }
    let entry = state.entries[index]
    let isOthers = state.source(entry.file).map { $0.number != number } ?? false
    let copies = state.sources.filter { $0.number == number && $0.stamp.path != path }.map(\.stamp.path)
    return KnownItem(
      number: number, file: entry.file, fileExists: fileExists(entry.file), isDisplaced: entry.isDisplaced || isOthers,
      copies: copies.filter(fileExists))
  }
}

extension MemoryAlbumStore.State {
  fileprivate func source(_ path: String) -> MemoryAlbumStore.Source? {
    sources.first { $0.stamp.path == path }
  }

  fileprivate mutating func setSource(_ stamp: FileStamp, of number: Int64) {
    sources.removeAll { $0.stamp.path == stamp.path }
    sources.append(MemoryAlbumStore.Source(stamp: stamp, number: number))
  }

  /// Changes an entry and returns the id of its item.
  fileprivate mutating func update(_ number: Int64, _ change: (inout MemoryAlbumStore.Entry) -> Void) -> String {
    guard let index = index(of: number) else { return "" }
    change(&entries[index])
    return entries[index].item.id
  }
}
