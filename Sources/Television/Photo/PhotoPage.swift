import AlbumService
import Attributes
import MallService
import Screen

/// One photo, large, and beside it every attribute as a row to stand on: the doors into the mall.
struct PhotoPage: TelevisionPage {
  private(set) var photo: Photo
  private let query: PhotoQuery
  private var list: PagedList<Photo>
  /// The values that are looked up together.
  private(set) var marks: Set<AttributeName> = []
  /// How many products lie behind each door.
  private(set) var doorCounts: [AttributeName: Int] = [:]
  /// The first products behind what was stood on.
  private(set) var previews: [FocusID: [Product]] = [:]
  /// Whether the facts show; without them the picture has the whole screen.
  private var showsFacts = true
  private var scroll = Scrolling()

  /// - Parameters:
  ///   - query: The list it was opened from, for its neighbours.
  ///   - list: What is known of that list.
  init(_ photo: Photo, query: PhotoQuery, list: PagedList<Photo>) {
    self.photo = photo
    self.query = query
    self.list = list
  }

  var name: PageName { .photo }

  func crumb(_ scene: Scene) -> String {
    photo.title
  }

  func headline(_ scene: Scene) -> String {
    guard let index = list.index(of: photo.id) else { return "" }
    return scene.words(
      .positionOf, ["position": scene.words.number(index + 1), "count": scene.words.number(list.totalCount)])
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    askDoors(&desk)
    askNeighbours(&desk)
  }

  private mutating func askDoors(_ desk: inout Desk) {
    let doors = PhotoSections(photo, desk.scene.words).rows.filter { !$0.door.isEmpty }
    if !doors.isEmpty { desk.ask(.productCounts(doors.map(\.door)), .doors) }
  }

  private mutating func askNeighbours(_ desk: inout Desk) {
    guard let index = list.index(of: photo.id),
      let (part, position) = list.missing(around: index, margin: 2)
    else { return }
    desk.ask(.photos(query, PageRequest(position)), .list(part))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.doors, .counts(let counts)):
      let doors = PhotoSections(photo, desk.scene.words).rows.filter { !$0.door.isEmpty }
      guard doors.count == counts.count else { return }
      for (row, count) in zip(doors, counts) { if let name = row.attribute { doorCounts[name] = count } }
    case (.preview(let id), .products(let page)): previews[id] = page.items
    case (.list(let part), .photos(let page)): list.receive(page, part)
    case (.list(let part), .failed(let failure)): list.fail(failure, part, at: desk.scene.now)
    case (.selection(let id), .count(let count)): desk.tell(.selected(photo: id, count: count))
    case (.selection, .failed(let failure)): desk.remark(desk.scene.words.failure(failure))
    default: break
    }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .selected(let id, let count):
      if id == photo.id { photo.selectionCount = count }
      list.update(id) { $0.selectionCount = count }
    case .changed(let changed):
      list.update(changed.id) { $0 = changed }
      if changed.id == photo.id { show(changed, &desk) }
    case .removed(let ids): list.remove(ids)
    case .bought: previews = [:]
    case .albumChanged, .air: break
    }
  }

  private mutating func show(_ photo: Photo, _ desk: inout Desk) {
    self.photo = photo
    marks = []
    doorCounts = [:]
    previews = [:]
    open(&desk)
    if let place = desk.scene.place { askPreview(place.id, &desk) }
  }

  // MARK: Focus

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    guard showsFacts else { return map }
    let layout = PhotoLayout(scene.grid, top: scroll.top)
    for (index, (row, line)) in layout.rows(PhotoSections(photo, scene.words)).enumerated() {
      map.add(row.id, layout.rect(line), group: "rows", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    let layout = PhotoLayout(desk.scene.grid, top: scroll.top)
    let lines = layout.rows(PhotoSections(photo, desk.scene.words))
    if let line = lines.first(where: { $0.row.id == item.id })?.line {
      scroll.reveal(line, visible: layout.panel.rows, total: (lines.last?.line ?? 0) + 1)
    }
    askPreview(item.id, &desk)
  }

  /// Asks for the first products behind a row, or behind all marked values together.
  private mutating func askPreview(_ id: FocusID, _ desk: inout Desk) {
    let attributes = lookUp(at: id, desk.scene)
    guard marks.isEmpty ? previews[id] == nil : true, !attributes.isEmpty else { return }
    desk.ask(.products(ProductQuery(attributes: attributes), PageRequest(limit: 3)), .preview(id))
  }

  /// What OK on a row looks up: the marked values, else the row's own door.
  func lookUp(at id: FocusID?, _ scene: Scene) -> [Attribute] {
    let rows = PhotoSections(photo, scene.words).rows
    if !marks.isEmpty {
      return rows.filter { $0.attribute.map(marks.contains) ?? false }.flatMap(\.door)
    }
    return rows.first { $0.id == id }?.door ?? []
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    let back = showsFacts ? (marks.isEmpty ? nil : words(.clearMarks)) : words(.information)
    var offers = Offers(ok: nil, back: back)
    let row = PhotoSections(photo, words).rows.first { $0.id == scene.place?.id }
    if showsFacts, let row {
      if !lookUp(at: row.id, scene).isEmpty {
        offers.ok = marks.isEmpty ? words(.lookUp) : words.count(.lookUpMarked, marks.count)
      } else if row.fact == .owner {
        offers.ok = words(.open)
      }
      if let name = row.attribute, !row.door.isEmpty {
        offers.coloured.append((.red, Offer(command: .mark, label: words(marks.contains(name) ? .unmark : .mark))))
      }
    }
    if showsFacts, photo.model == nil {
      offers.coloured.append((.yellow, Offer(command: .correct, label: words(.nameCamera))))
    }
    offers.coloured.append(
      (.blue, Offer(command: .information, label: words(showsFacts ? .pictureAlone : .information))))
    offers.notes = [("←→", words(.neighbours))]
    offers.more = [Offer(command: .remove, label: words(.takeOut, ["title": photo.title]))]
    if photo.model != nil {
      offers.more.insert(Offer(command: .correct, label: words(.correctCamera)), at: 0)
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    switch command {
    case .open: openRow(&desk)
    case .mark: toggleMark(&desk)
    case .information: showsFacts.toggle()
    case .correct: desk.go(to: CorrectDialog(photo))
    case .remove: desk.go(to: ConfirmDialog(.removePhoto(photo)))
    default: break
    }
  }

  private mutating func openRow(_ desk: inout Desk) {
    guard showsFacts else { return showsFacts = true }
    let attributes = lookUp(at: desk.scene.place?.id, desk.scene)
    guard attributes.isEmpty else { return desk.lookUp(attributes, of: photo) }
    let row = PhotoSections(photo, desk.scene.words).rows.first { $0.id == desk.scene.place?.id }
    if row?.fact == .owner { desk.go(to: PhotoGridPage(.owner(photo.owner))) }
  }

  private mutating func toggleMark(_ desk: inout Desk) {
    guard let row = PhotoSections(photo, desk.scene.words).rows.first(where: { $0.id == desk.scene.place?.id }),
      let name = row.attribute, !row.door.isEmpty
    else { return }
    if marks.remove(name) == nil { marks.insert(name) }
    previews = [:]
    askPreview(row.id, &desk)
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    switch key {
    case .arrowLeft, .arrowRight: step(by: key == .arrowLeft ? -1 : 1, &desk)
    case .back where !showsFacts: showsFacts = true
    case .back where !marks.isEmpty:
      marks = []
      previews = [:]
      if let place = desk.scene.place { askPreview(place.id, &desk) }
    default: return false
    }
    return true
  }

  private mutating func step(by step: Int, _ desk: inout Desk) {
    guard let index = list.index(of: photo.id), let neighbour = list.item(at: index + step) else { return }
    show(neighbour, &desk)
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    let neighbours = list.index(of: photo.id).map { index in
      [1, -1].compactMap { list.item(at: index + $0)?.pictureSource }
    }
    PhotoDrawing(page: self, layout: PhotoLayout(scene.grid, top: scroll.top), neighbours: neighbours ?? [])
      .draw(into: &frame, scene, showsFacts: showsFacts)
  }
}
