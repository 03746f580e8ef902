import AlbumService
import AlbumStore
import Calls

extension MemoryAlbumStore {
  func items(
    _ query: MediaQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<MediaItem> {
    let entries = try matching(query, call.caller)
    let list = state.withLock { state in
      entries.map { entry in
        (
          key: MediaSortKey(entry.shown, number: entry.number, sort: query.sort),
          value: state.shown(entry, to: call.caller)
        )
      }
    }.sorted { $0.key < $1.key }
    let name = "\(query) \(call.caller.viewer ?? "")"
    guard case .date(let text) = request.position else {
      return try page(of: list, named: name, at: request)
    }
    guard query.sort == .newest, let date = CaptureDate(text) else { throw ServiceFailure(.refused, .date) }
    let start = list.firstIndex { $0.key.leading >= date.newestKey } ?? list.count
    return cut(list, from: start, to: start + request.limit, named: name)
  }

  func albums(
    _ query: AlbumQuery, page request: PageRequest, _ call: CallContext
  ) throws(ServiceFailure) -> Page<Album> {
    var list: [(key: MediaSortKey, value: Album)] = []
    let order = query.order
    try state.withLock { state throws(ServiceFailure) in try state.people.check(query.person, call.caller) }
    for (number, entry) in state.withLock({ $0.albums }).enumerated()
    where state.withLock({
      $0.sees(call.caller, entry) && $0.people.meets(query.person, entry.person, call.caller)
    }) {
      let key = order == .pinyin ? PinyinKey.of(entry.name) + "\u{0}" + entry.name : entry.name
      list.append(
        (
          MediaSortKey(MediaItem(id: "", title: key, album: ""), number: Int64(number), sort: .popular),
          try album(entry, call)
        ))
    }
    return try page(
      of: list.sorted { $0.key < $1.key }, named: "albums \(query) \(call.caller.viewer ?? "")",
      at: request)
  }

  func months(_ query: MediaQuery, _ call: CallContext) throws(ServiceFailure) -> [MonthCount] {
    let months = try matching(query, call.caller).compactMap { CaptureSortKey($0.item.takenAt)?.month }
    return Dictionary(months.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key > $1.key }
      .map { MonthCount(month: $0.key, itemCount: $0.value) }
  }

  func album(_ entry: AlbumEntry, _ call: CallContext) throws(ServiceFailure) -> Album {
    let page = try items(MediaQuery(album: entry.id), page: PageRequest(limit: 1), call)
    let isOwn = call.caller.viewer.map { $0 == entry.person } ?? true
    var album = Album(
      id: entry.id, name: entry.name, folder: isOwn ? entry.folder?.path : nil, itemCount: page.totalCount,
      cover: page.items.first)
    if !isOwn { album.sharedBy = state.withLock { $0.people.name(entry.person) } }
    return album
  }

  func page<Value>(
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
