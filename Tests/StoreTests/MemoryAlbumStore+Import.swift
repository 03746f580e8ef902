import AlbumService
import Attributes
import Calls

extension MemoryAlbumStore {
  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    state.withLock { state in
      let person = state.people.owner(named: owner)
      return stamps.map { stamp in
        guard let source = state.source(stamp.path, of: person), let index = state.index(of: source.number) else {
          return false
        }
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
    let person =
      new.isDemo ? state.people.first : new.person ?? state.people.owner(named: item.owner)
    let sameContent = state.entries.first {
      $0.person == person && !item.contentHash.isEmpty && $0.item.contentHash == item.contentHash
    }?.number
    let decision = ImportDecision(
      path: path, shownFrom: new.file, sameContent: sameContent.flatMap { known($0, state, except: path) },
      samePath: state.source(path, of: person).flatMap { known($0.number, state, except: path) })
    switch decision {
    case .insert:
      item.id = RandomID.make()
      state.lastNumber += 1
      item.album = state.album(of: new, item, person)
      if item.owner.isEmpty { item.owner = state.people.name(person) }
      state.entries.append(
        Entry(number: state.lastNumber, person: person, item: item, file: new.file, isDemo: new.isDemo))
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
      let known = state.source(path, of: person).flatMap { $0.number == number ? $0.stamp.sidecars : nil }
      let isRewritten = known.map { $0 != new.stamp.sidecars } == true && [path, new.file].contains(file)
      state.setSource(new.stamp, of: number)
      if let displaced {
        _ = state.update(displaced.number) { entry in
          if let file = displaced.file { entry.file = file } else { entry.isDisplaced = true }
        }
      }
      if let lostFile { state.sources.removeAll { $0.number == number && $0.stamp.path == lostFile } }
      let id = state.update(number) { entry in
        (entry.file, entry.isDisplaced) = (file, false)
        guard isRewritten else { return }
        let old = entry.item
        (item.id, item.album, item.owner, item.selectionCount) = (old.id, old.album, old.owner, old.selectionCount)
        entry.item = item
      }
      return isRewritten ? .imported(id: id) : .unchanged(id: id)
    }
  }

  private func known(_ number: Int64, _ state: State, except path: String) -> KnownItem? {
    guard let index = state.index(of: number) else { return nil }
    let entry = state.entries[index]
    let isOthers = state.source(entry.file, of: entry.person).map { $0.number != number } ?? false
    let copies = state.sources.filter { $0.number == number && $0.stamp.path != path }.map(\.stamp.path)
    return KnownItem(
      number: number, file: entry.file, fileExists: fileExists(entry.file), isDisplaced: entry.isDisplaced || isOthers,
      copies: copies.filter(fileExists))
  }
}

extension MemoryAlbumStore.State {
  /// Returns the stored state of a person's file.
  func source(_ path: String, of person: String) -> MemoryAlbumStore.Source? {
    sources.first { $0.stamp.path == path && owner(of: $0) == person }
  }

  private func owner(of source: MemoryAlbumStore.Source) -> String? {
    index(of: source.number).map { entries[$0].person }
  }

  fileprivate mutating func setSource(_ stamp: FileStamp, of number: Int64) {
    let person = index(of: number).map { entries[$0].person }
    let owners = sources.map { owner(of: $0) }
    let others = zip(sources, owners).filter { $0.0.stamp.path != stamp.path || $0.1 != person }
    sources = others.map(\.0)
    sources.append(MemoryAlbumStore.Source(stamp: stamp, number: number))
  }

  /// Changes an entry and returns the id of its item.
  fileprivate mutating func update(_ number: Int64, _ change: (inout MemoryAlbumStore.Entry) -> Void) -> String {
    guard let index = index(of: number) else { return "" }
    change(&entries[index])
    return entries[index].item.id
  }
}

extension MemoryAlbumStore.State {
  /// Returns the name of the album that an item goes into, which is created where it is new.
  fileprivate mutating func album(of new: NewMediaItem, _ item: MediaItem, _ person: String) -> String {
    let name = item.album.composed()
    guard let folder = new.albumFolder else {
      if !albums.contains(where: { $0.person == person && $0.name == name }) {
        albums.append(MemoryAlbumStore.AlbumEntry(id: RandomID.make(), name: name, person: person))
      }
      return name
    }
    if let known = albums.first(where: { $0.person == person && $0.folder == folder }) { return known.name }
    let others = albums.indices.filter { albums[$0].person == person && albums[$0].folder?.name == folder.name }
    let names = AlbumFolder.names(of: others.compactMap { albums[$0].folder } + [folder]) { name in
      albums.contains { $0.person == person && $0.folder == nil && $0.name == name }
    }
    for (index, name) in zip(others, names) { rename(index, to: name) }
    albums.append(
      MemoryAlbumStore.AlbumEntry(id: RandomID.make(), name: names.last ?? "", folder: folder, person: person))
    return names.last ?? ""
  }

  private mutating func rename(_ album: Int, to name: String) {
    for index in entries.indices
    where entries[index].person == albums[album].person && entries[index].item.album == albums[album].name {
      entries[index].item.album = name
    }
    albums[album].name = name
  }
}
