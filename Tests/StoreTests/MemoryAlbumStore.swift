import AlbumService
import Attributes
import Calls
import Synchronization

/// An album in memory, made of the rules of AlbumService: what it shares with the SQLite store follows from the rules alone.
final class MemoryAlbumStore: AlbumAPI, AlbumWriter, AlbumMaintenance {
  struct Entry {
    var number: Int64
    /// The id of the person who owns it.
    var person: String
    var item: MediaItem
    var file: String
    var correction: CameraCorrection?
    var isDemo: Bool
    var isDisplaced = false

    /// The item as callers see it.
    var shown: MediaItem {
      var shown = item
      (shown.file, shown.brand) = (file, correction?.brand ?? item.brand)
      shown.model = correction?.model ?? item.model
      shown.picture = shown.storedPicture()
      if isDisplaced { shown.problem = ImportDecision.displacedProblem }
      return shown
    }
  }

  struct AlbumEntry {
    var id: String
    var name: String
    var folder: AlbumFolder?
    /// The id of the person who owns it.
    var person: String
  }

  /// A removed entry with everything that belonged to it; `isRestored` once it is back.
  struct RemovedEntry {
    var entry: Entry
    var album: AlbumEntry
    var sources: [Source]
    var selections: [IdempotencyKey: Int64]
    var isRestored = false
  }

  struct Source {
    var stamp: FileStamp
    var number: Int64
  }

  struct State {
    var entries: [Entry] = []
    var albums: [AlbumEntry] = []
    var sources: [Source] = []
    var selections: [IdempotencyKey: Int64] = [:]
    var applied: [IdempotencyKey: (request: String, result: Int)] = [:]
    var removals: [IdempotencyKey: [RemovedEntry]] = [:]
    var cursors: [PageCursor: (list: String, key: MediaSortKey?)] = [:]
    var lastNumber: Int64 = 0
    var people = MemoryPeople()
    var signIn = MemorySignIn()
  }

  let state = Mutex(State())
  let fileExists: @Sendable (String) -> Bool
  let now: @Sendable () -> Instant

  init(
    fileExists: @escaping @Sendable (String) -> Bool = { _ in true },
    now: @escaping @Sendable () -> Instant = { .now }
  ) {
    (self.fileExists, self.now) = (fileExists, now)
  }

  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try state.withLock { state throws(ServiceFailure) in
      state.shown(state.entries[try state.index(of: id, for: call.caller)], to: call.caller)
    }
  }

  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    var counts: [Int] = []
    for attribute in attributes {
      let isSearchable = MediaFacet(attribute.name) != nil
      counts.append(isSearchable ? try matching(MediaQuery(attributes: [attribute]), call.caller).count : 0)
    }
    return counts
  }

  func shootingStatistics(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> ShootingStatistics {
    let items = try matching(MediaQuery(attributes: [attribute]), call.caller).map(\.shown)
    func bins(_ value: (PhotoFacts) -> Double?) -> [ShootingStatistics.Bin] {
      let counts = Dictionary(items.compactMap { value($0.photo) }.map { ($0, 1) }, uniquingKeysWith: +)
      return counts.sorted { $0.key < $1.key }.map { .init(value: $0.key, itemCount: $0.value) }
    }
    return ShootingStatistics(
      itemCount: items.count, focalLengths: bins(\.focalLength), fNumbers: bins(\.fNumber), isos: bins(\.iso))
  }

  func ownerCounts(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> OwnerCounts {
    _ = try MediaCriterion(attribute)
    guard call.caller.viewer != nil else { return OwnerCounts() }
    func entries(_ filter: OwnerFilter) throws(ServiceFailure) -> [Entry] {
      try matching(MediaQuery(attributes: [attribute], person: filter), call.caller)
    }
    let friends = try state.withLock { state throws(ServiceFailure) in
      state.people.acquaintances(of: call.caller.viewer ?? "").filter { $0.state == .friend }.map(\.person.id)
    }
    var friendCount = 0
    for friend in friends where try !entries(.person(friend)).isEmpty { friendCount += 1 }
    return OwnerCounts(
      ownCount: try entries(.viewer).count, friendCount: friendCount, friendItemCount: try entries(.friends).count)
  }

  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let id = MediaItem.id(of: reference) ?? ""
    let entry = try state.withLock { state throws(ServiceFailure) in
      let entry = state.entries[try state.index(of: id, for: call.caller)]
      guard entry.shown.picture == reference else { throw ServiceFailure(.notFound, .item) }
      if rendition == .original, let viewer = call.caller.viewer, viewer != entry.person,
        !state.people.sharing(entry.person).originals
      {
        throw ServiceFailure(.forbidden, .original)
      }
      return entry
    }
    do throws(ServiceFailure) {
      return try MediaContent(path: entry.file, range: range)
    } catch {
      guard let viewer = call.caller.viewer, viewer != entry.person else { throw error }
      throw ServiceFailure(error.code, error.reason, error.parameters.merging(["file": entry.item.title]) { $1 })
    }
  }

  /// Returns the entries that match a query and that a caller sees, each content once, in the order of import.
  func matching(_ query: MediaQuery, _ caller: Caller) throws(ServiceFailure) -> [Entry] {
    guard let criteria = try query.criteria() else { return [] }
    return try state.withLock { state throws(ServiceFailure) in
      try state.people.check(caller)
      try state.people.check(query.person, caller)
      var entries = state.entries.filter { entry in
        criteria.allSatisfy(entry.shown.meets) && state.sees(caller, entry)
          && state.people.meets(query.person, entry.person, caller)
      }
      if let id = query.album { entries = entries.filter { state.album(of: $0)?.id == id } }
      guard let viewer = caller.viewer else { return entries }
      return entries.filter { entry in
        let same = entries.filter { !$0.item.contentHash.isEmpty && $0.item.contentHash == entry.item.contentHash }
        return (same.first { $0.person == viewer } ?? same.first).map { $0.number == entry.number } ?? true
      }
    }
  }
}

extension MemoryAlbumStore.State {
  /// Returns whether a caller sees an item.
  func sees(_ caller: Caller, _ entry: MemoryAlbumStore.Entry) -> Bool {
    caller.viewer.map { people.shows(album: album(of: entry)?.id ?? "", of: entry.person, to: $0) } ?? true
  }

  /// Returns whether a caller sees an album.
  func sees(_ caller: Caller, _ album: MemoryAlbumStore.AlbumEntry) -> Bool {
    caller.viewer.map { people.shows(album: album.id, of: album.person, to: $0) } ?? true
  }

  /// Returns the album of an item.
  func album(of entry: MemoryAlbumStore.Entry) -> MemoryAlbumStore.AlbumEntry? {
    albums.first { $0.person == entry.person && $0.name == entry.item.album }
  }

  /// Returns an item as a caller sees it.
  func shown(_ entry: MemoryAlbumStore.Entry, to caller: Caller) -> MediaItem {
    var shown = entry.shown
    guard let viewer = caller.viewer, viewer != entry.person else { return shown }
    shown.file = nil
    shown.sharedBy = people.name(entry.person)
    if !people.sharing(entry.person).places { shown.place = nil }
    return shown
  }

  /// Returns the position of an item that a caller sees.
  func index(of id: String, for caller: Caller) throws(ServiceFailure) -> Int {
    try people.check(caller)
    guard let index = entries.firstIndex(where: { $0.item.id == id }), sees(caller, entries[index]) else {
      throw ServiceFailure(.notFound, .item)
    }
    return index
  }

  /// Returns the position of an item that a caller may change.
  func ownIndex(of id: String, for caller: Caller) throws(ServiceFailure) -> Int {
    let index = try index(of: id, for: caller)
    if let viewer = caller.viewer, viewer != entries[index].person { throw ServiceFailure(.forbidden, .otherOwner) }
    return index
  }

  /// Returns where the item of a number is.
  func index(of number: Int64) -> Int? {
    entries.firstIndex { $0.number == number }
  }
}
