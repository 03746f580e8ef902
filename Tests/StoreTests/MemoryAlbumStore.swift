import AlbumService
import Attributes
import Calls
import Synchronization

/// An album in memory, made of the rules of AlbumService: what it shares with the SQLite store follows from the rules alone.
final class MemoryAlbumStore: AlbumAPI, AlbumWriter, AlbumMaintenance {
  struct Entry {
    var number: Int64
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
  }

  let state = Mutex(State())
  let fileExists: @Sendable (String) -> Bool

  init(fileExists: @escaping @Sendable (String) -> Bool = { _ in true }) {
    self.fileExists = fileExists
  }

  func item(id: String, _ call: CallContext) throws(ServiceFailure) -> MediaItem {
    try state.withLock { state throws(ServiceFailure) in state.entries[try state.index(of: id)].shown }
  }

  func itemCounts(_ attributes: [Attribute], _ call: CallContext) throws(ServiceFailure) -> [Int] {
    var counts: [Int] = []
    for attribute in attributes {
      let isSearchable = MediaFacet(attribute.name) != nil
      counts.append(isSearchable ? try matching(MediaQuery(attributes: [attribute])).count : 0)
    }
    return counts
  }

  func shootingStatistics(_ attribute: Attribute, _ call: CallContext) throws(ServiceFailure) -> ShootingStatistics {
    let items = try matching(MediaQuery(attributes: [attribute])).map(\.shown)
    func bins(_ value: (PhotoFacts) -> Double?) -> [ShootingStatistics.Bin] {
      let counts = Dictionary(items.compactMap { value($0.photo) }.map { ($0, 1) }, uniquingKeysWith: +)
      return counts.sorted { $0.key < $1.key }.map { .init(value: $0.key, itemCount: $0.value) }
    }
    return ShootingStatistics(
      itemCount: items.count, focalLengths: bins(\.focalLength), fNumbers: bins(\.fNumber), isos: bins(\.iso))
  }

  func open(
    _ reference: MediaReference, _ rendition: Rendition, range: Range<Int64>?, _ call: CallContext
  ) throws(ServiceFailure) -> MediaContent {
    let shown = try item(id: MediaItem.id(of: reference) ?? "", call)
    guard shown.picture == reference, let file = shown.file else { throw ServiceFailure(.notFound, .item) }
    return try MediaContent(path: file, range: range)
  }

  /// Returns the entries that match a query, in the order of import.
  func matching(_ query: MediaQuery) throws(ServiceFailure) -> [Entry] {
    guard let criteria = try query.criteria() else { return [] }
    return state.withLock { state in
      let album = query.album.map { id in state.albums.first { $0.id == id }.map { MediaCriterion(.album, $0.name) } }
      let all = criteria + [album ?? nil].compactMap(\.self)
      return album == .some(nil) ? [] : state.entries.filter { entry in all.allSatisfy(entry.shown.meets) }
    }
  }
}

extension MemoryAlbumStore.State {
  /// Returns where an item is.
  func index(of id: String) throws(ServiceFailure) -> Int {
    guard let index = entries.firstIndex(where: { $0.item.id == id }) else { throw ServiceFailure(.notFound, .item) }
    return index
  }

  /// Returns where the item of a number is.
  func index(of number: Int64) -> Int? {
    entries.firstIndex { $0.number == number }
  }
}
