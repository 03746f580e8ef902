import AlbumService
import Attributes
import Calls
import MallService
import Screen

/// One photo, with every attribute as a focusable row that links to the mall.
struct PhotoPage: TelevisionPage {
  private(set) var photo: MediaItem
  private let query: MediaQuery
  private var list: PagedList<MediaItem>
  /// The selected values, which are looked up together.
  private(set) var marks: Set<AttributeName> = []
  /// The number of products behind each link.
  private(set) var linkCounts: [AttributeName: Int] = [:]
  /// The first products behind each focused row so far.
  private(set) var previews: [FocusID: [Product]] = [:]
  /// Whether the facts are visible; without them the picture has the whole screen.
  private var showsFacts = true
  private var scroll = Scrolling()
  /// The photo that was shown when it was removed; nil for none.
  private var removedID: String?
  /// The row that the viewer chose; the focus returns to it as soon as a photo has it.
  private var chosenRow: FocusID?
  /// The row that has the focus: the chosen one, or one near it.
  private var focusedRow: FocusID?

  /// - Parameters:
  ///   - photo: The photo.
  ///   - query: The list it was opened from, for its neighbours.
  ///   - list: The known part of that list.
  init(_ photo: MediaItem, query: MediaQuery, list: PagedList<MediaItem>) {
    self.photo = photo
    self.query = query
    self.list = list
  }

  var name: PageName { .photo }
  var presentation: PagePresentation { showsFacts ? .page : .fullScreen }
  func showsHints(_ view: ViewContext) -> Bool { showsFacts }
  var subject: PageSubject { PageSubject(id: photo.id) }

  func crumb(_ view: ViewContext) -> String {
    photo.title
  }

  func headline(_ view: ViewContext) -> String {
    guard let index = list.index(of: photo.id) else { return "" }
    return view.words(
      .positionOf, ["position": view.words.number(index + 1), "count": view.words.number(list.totalCount)])
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    askLinkCounts(&context)
    askNeighbours(&context)
    askPhoto(&context)
  }

  /// Asks whether the photo is still there: it may come from a list that is old, and may have been removed, or no longer be shared.
  private func askPhoto(_ context: inout PageContext) {
    let (id, title) = (photo.id, photo.title)
    context.ask(ItemRequest(id: id), slot: CallSlot(name: "photo")) { (page: inout Self, found, context) in
      if found.id == page.photo.id, found != page.photo { context.notify(.changed(found)) }
    } failed: { _, failure, context in
      guard failure.failure.code == .notFound else { return }
      context.show(message: context.view.words(.noLongerThere, ["title": title]))
      context.notify(.removed(items: [id]))
    }
  }

  private mutating func askLinkCounts(_ context: inout PageContext) {
    let links = PhotoSections(photo, context.view.words).rows.filter { !$0.link.isEmpty }
    guard !links.isEmpty else { return }
    let names = links.map(\.attribute)
    context.ask(ProductCountsRequest(links.map(\.link)), slot: CallSlot(name: "links")) {
      (page: inout Self, counts, _) in
      for (name, count) in zip(names, counts) { if let name { page.linkCounts[name] = count } }
    }
  }

  private mutating func askNeighbours(_ context: inout PageContext) {
    guard let index = list.index(of: photo.id),
      let (part, position) = list.missing(around: index, margin: 2)
    else { return }
    context.read(ItemsRequest(query, PageRequest(position)), part, into: \PhotoPage.list)
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .selected(let id, let count):
      if id == photo.id { photo.selectionCount = count }
      list.update(id) { $0.selectionCount = count }
    case .changed(let changed):
      list.update(changed.id) { $0 = changed }
      if changed.id == photo.id { show(changed, isCurrent: true, &context) }
    case .removed(let ids): remove(ids, &context)
    case .restored(let photos):
      _ = list.restore(photos)
      if let photo = photos.first(where: { $0.id == removedID }) { show(photo, &context) }
    case .bought: previews = [:]
    case .albumChanged, .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
    }
  }

  /// Removes photos from the list. The page then shows the next photo, or the previous one if the last was removed; it is
  /// left if no photo remains.
  private mutating func remove(_ ids: Set<String>, _ context: inout PageContext) {
    let index = list.items.firstIndex { $0.id == photo.id }
    let next = index.flatMap { index in
      list.items[index...].first { !ids.contains($0.id) } ?? list.items[..<index].last { !ids.contains($0.id) }
    }
    list.remove(ids)
    guard ids.contains(photo.id) else { return }
    removedID = photo.id
    if let next { show(next, &context) } else { context.goBack() }
  }

  /// Shows another photo, or the same one after a change.
  ///
  /// - Parameter isCurrent: Whether the album has just returned the photo, so that it need not be requested.
  private mutating func show(_ photo: MediaItem, isCurrent: Bool = false, _ context: inout PageContext) {
    keepRow(on: photo, &context)
    self.photo = photo
    context.subject = subject
    marks = []
    linkCounts = [:]
    previews = [:]
    askLinkCounts(&context)
    askNeighbours(&context)
    if !isCurrent { askPhoto(&context) }
    if let focusedRow { askPreview(focusedRow, &context) }
  }

  /// Gives the focus to the chosen row of another photo, or to the one nearest to it if that photo has no such row.
  private mutating func keepRow(on photo: MediaItem, _ context: inout PageContext) {
    let old = PhotoSections(self.photo, context.view.words).rows.map(\.id)
    let new = PhotoSections(photo, context.view.words).rows.map(\.id)
    guard let chosenRow, let focusedRow else { return }
    let index = old.firstIndex(of: focusedRow) ?? 0
    self.focusedRow =
      new.first { $0 == chosenRow } ?? new.first { $0 == focusedRow } ?? new.dropFirst(index).first ?? new.last
    if let row = self.focusedRow { context.focus(row) }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    guard showsFacts else {
      map.add("picture", Rect(column: 0, row: 0, columns: view.grid.size.columns, rows: view.grid.size.rows), group: "")
      return map
    }
    let layout = PhotoLayout(view.grid, top: scroll.top)
    for (index, (row, line)) in layout.rows(PhotoSections(photo, view.words)).enumerated() {
      map.add(row.id, layout.rect(line), group: "rows", index: index)
    }
    return map
  }

  /// Returns whether a row is scrolled into view.
  func shows(_ row: PhotoRow, _ view: ViewContext) -> Bool {
    let layout = PhotoLayout(view.grid, top: scroll.top)
    return layout.rows(PhotoSections(photo, view.words)).contains { $0.row.id == row.id && layout.shows($0.line) }
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard showsFacts else { return }
    if item.id != focusedRow { (chosenRow, focusedRow) = (item.id, item.id) }
    let layout = PhotoLayout(context.view.grid, top: scroll.top)
    let lines = layout.rows(PhotoSections(photo, context.view.words))
    if let line = lines.first(where: { $0.row.id == item.id })?.line {
      scroll.reveal(line, visible: layout.panel.rows, total: (lines.last?.line ?? 0) + 1)
    }
    askPreview(item.id, &context)
  }

  /// Requests the first products behind a row, or behind all selected values together.
  private mutating func askPreview(_ id: FocusID, _ context: inout PageContext) {
    let attributes = lookUp(at: id, context.view)
    guard marks.isEmpty ? previews[id] == nil : true, !attributes.isEmpty else { return }
    let request = ProductsRequest(ProductQuery(attributes: attributes), PageRequest(limit: 3))
    context.ask(request, slot: CallSlot(name: "preview")) { (page: inout Self, answer, _) in
      page.previews[id] = answer.items
    }
  }

  /// Returns the attributes that OK on a row looks up: the selected values, else the row's own link.
  func lookUp(at id: FocusID?, _ view: ViewContext) -> [Attribute] {
    let rows = PhotoSections(photo, view.words).rows
    if !marks.isEmpty {
      return rows.filter { $0.attribute.map(marks.contains) ?? false }.flatMap(\.link)
    }
    return rows.first { $0.id == id }?.link ?? []
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    let back = showsFacts ? (marks.isEmpty ? nil : words(.clearSelection)) : words(.showDetails)
    var actions = AvailableActions(ok: nil, back: back)
    let row = PhotoSections(photo, words).rows.first { $0.id == view.pageFocus?.id }
    if showsFacts, let row {
      if !lookUp(at: row.id, view).isEmpty {
        actions.ok = marks.isEmpty ? words(.lookUp) : words.count(.lookUpSelection, marks.count)
      } else if row.fact == .owner {
        actions.ok = words(.open)
      }
      if let name = row.attribute, !row.link.isEmpty {
        actions.coloured.append(
          (.red, Action(command: .mark, label: words(marks.contains(name) ? .deselectValue : .selectValue))))
      }
    }
    if showsFacts, photo.model == nil, photo.sharedBy == nil {
      actions.coloured.append((.yellow, Action(command: .correct, label: words(.nameCamera))))
    }
    actions.coloured.append(
      (.blue, Action(command: .information, label: words(showsFacts ? .fullScreen : .showDetails))))
    actions.notes = [("←→", words(.previousNext))]
    // Only the owner may change a photo.
    guard photo.sharedBy == nil else { return actions }
    actions.more = [Action(command: .remove, label: words(.remove, ["title": photo.title]))]
    if photo.model != nil {
      actions.more.insert(Action(command: .correct, label: words(.correctCamera)), at: 0)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch command {
    case .open: openRow(&context)
    case .mark: toggleMark(&context)
    case .information: if showsFacts { showsFacts = false } else { showDetails(&context) }
    case .correct: if photo.sharedBy == nil { context.go(to: CorrectDialog(photo)) }
    case .remove: if photo.sharedBy == nil { context.go(to: ConfirmDialog(.removePhoto(photo))) }
    default: break
    }
  }

  private mutating func openRow(_ context: inout PageContext) {
    guard showsFacts else { return showDetails(&context) }
    let attributes = lookUp(at: context.view.pageFocus?.id, context.view)
    guard attributes.isEmpty else { return context.lookUp(attributes, of: photo) }
    let row = PhotoSections(photo, context.view.words).rows.first { $0.id == context.view.pageFocus?.id }
    if row?.fact == .owner { context.go(to: PhotoGridPage(.owner(photo.owner))) }
  }

  private mutating func showDetails(_ context: inout PageContext) {
    showsFacts = true
    if let focusedRow { context.focus(focusedRow) }
  }

  private mutating func toggleMark(_ context: inout PageContext) {
    guard let row = PhotoSections(photo, context.view.words).rows.first(where: { $0.id == context.view.pageFocus?.id }),
      let name = row.attribute, !row.link.isEmpty
    else { return }
    if marks.remove(name) == nil { marks.insert(name) }
    previews = [:]
    askPreview(row.id, &context)
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    switch key {
    case .arrowLeft, .arrowRight: step(by: key == .arrowLeft ? -1 : 1, &context)
    case .back where !showsFacts: showDetails(&context)
    case .back where !marks.isEmpty:
      marks = []
      previews = [:]
      if let place = context.view.pageFocus { askPreview(place.id, &context) }
    default: return false
    }
    return true
  }

  private mutating func step(by step: Int, _ context: inout PageContext) {
    guard let index = list.index(of: photo.id), let neighbour = list.item(at: index + step) else { return }
    show(neighbour, &context)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let neighbours = list.index(of: photo.id).map { index in
      [1, -1].compactMap { list.item(at: index + $0)?.imageSource }
    }
    PhotoDrawing(page: self, layout: PhotoLayout(view.grid, top: scroll.top), neighbours: neighbours ?? [])
      .draw(into: &frame, view, showsFacts: showsFacts)
  }
}
