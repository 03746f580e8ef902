import AlbumService
import AlbumStore
import Calls

extension MemoryAlbumStore {
  func items(
    _ query: MediaQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    let list = try matching(query)
      .map { (key: MediaSortKey($0.shown, number: $0.number, sort: query.sort), value: $0.shown) }
      .sorted { $0.key < $1.key }
    guard case .date(let text) = request.position else {
      return try page(of: list, named: "\(query)", at: request)
    }
    guard query.sort == .newest, let date = CaptureDate(text) else { throw ServiceFailure(.refused, .date) }
    let start = list.firstIndex { $0.key.leading >= date.newestKey } ?? list.count
    return cut(list, from: start, to: start + request.limit, named: "\(query)")
  }

  func albums(
    order: NameOrder, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    var list: [(key: MediaSortKey, value: Album)] = []
    for entry in state.withLock({ $0.albums }) {
      let key = order == .pinyin ? PinyinKey.of(entry.name) + "\u{0}" + entry.name : entry.name
      list.append(
        (MediaSortKey(MediaItem(id: "", title: key, album: ""), number: 0, sort: .popular), try album(entry)))
    }
    return try page(of: list.sorted { $0.key < $1.key }, named: "albums \(order)", at: request)
  }

  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    let months = try matching(query).compactMap { CaptureSortKey($0.item.takenAt)?.month }
    return Dictionary(months.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key > $1.key }
      .map { MonthCount(month: $0.key, itemCount: $0.value) }
  }

  func album(_ entry: AlbumEntry) throws(ServiceFailure) -> Album {
    let query = MediaQuery(album: entry.id)
    let cover = try items(query, page: PageRequest(limit: 1), .test).items.first
    return Album(
      id: entry.id, name: entry.name, folder: entry.folder?.path, itemCount: try matching(query).count, cover: cover)
  }

  private func page<Value>(
    of list: [(key: MediaSortKey, value: Value)], named name: String, at request: PageRequest
  ) throws(ServiceFailure) -> Page<Value> {
    switch request.position {
    case .first:
      return cut(list, from: 0, to: request.limit, named: name)
    case .after(let cursor):
      let key = try key(of: cursor, named: name)
      let start = key.flatMap { key in list.firstIndex { $0.key > key } } ?? list.count
      return cut(list, from: start, to: start + request.limit, named: name)
    case .before(let cursor):
      let key = try key(of: cursor, named: name)
      let end = key.flatMap { key in list.firstIndex { $0.key >= key } } ?? list.count
      return cut(list, from: end - request.limit, to: end, named: name)
    case .date: throw ServiceFailure(.refused, .date)
    }
  }

  private func cut<Value>(
    _ list: [(key: MediaSortKey, value: Value)], from start: Int, to end: Int, named name: String
  ) -> Page<Value> {
    let kept = list.indices.clamped(to: max(0, start)..<max(0, start, end))
    let items = list[kept]
    return Page(
      items: items.map(\.value), firstIndex: items.isEmpty ? 0 : kept.lowerBound, totalCount: list.count,
      previous: kept.lowerBound > 0 ? cursor(to: items.first?.key, named: name) : nil,
      next: kept.upperBound < list.count ? cursor(to: items.last?.key, named: name) : nil)
  }

  /// Returns the cursor that stands for a key; nil stands for the end of the list.
  private func cursor(to key: MediaSortKey?, named name: String) -> PageCursor {
    let cursor = PageCursor(token: "\(name) \(key.map { "\($0)" } ?? "end")")
    state.withLock { $0.cursors[cursor] = (name, key) }
    return cursor
  }

  private func key(of cursor: PageCursor, named name: String) throws(ServiceFailure) -> MediaSortKey? {
    guard let known = state.withLock({ $0.cursors[cursor] }), known.list == name else {
      throw ServiceFailure(.refused, .cursor)
    }
    return known.key
  }
}
