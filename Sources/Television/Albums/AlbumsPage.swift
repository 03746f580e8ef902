import AlbumService
import Calls
import Screen

/// The list of albums, each with its most looked-up photo; the first item stands for all photos.
struct AlbumsPage: TelevisionPage {
  private var list = PagedList<Album>()
  private var scroll = Scrolling()
  /// The id of the first item, which stands for all photos; no album has it.
  private static let allID = "*"
  /// The person whose albums are listed; nil for all that the viewer sees.
  private let person: Person?

  /// - Parameter person: The person whose albums are listed; nil for all that the viewer sees.
  init(of person: Person? = nil) {
    self.person = person
  }

  private var filter: OwnerFilter? { person.map { .person($0.id) } }

  var name: PageName { .albums }
  var turnsPages: Bool { true }

  func crumb(_ view: ViewContext) -> String {
    person.map { view.words(.albumsOf, ["name": $0.name]) } ?? view.words(.album)
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return view.words.count(.albums, list.totalCount - 1)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.countdown.wakeMS(at: view.now)
  }

  mutating func open(_ context: inout PageContext) {
    list.restart()
    // The first item stands for all photos, so their count has to arrive before the albums do.
    context.ask(
      ItemsRequest(MediaQuery(person: filter, sort: .popular), PageRequest(limit: 1)), slot: CallSlot(name: "all")
    ) {
      (page: inout Self, answer, context) in
      page.all = Album(id: Self.allID, name: "", itemCount: answer.totalCount, cover: answer.items.first)
      page.order = context.view.words.nameOrder
      page.read(.first, .start, &context)
    } failed: { page, failure, _ in
      page.list.fail(failure, .start)
    }
  }

  private var all: Album?
  /// The order of the names, by the language in which the list was opened.
  private var order = NameOrder.bytes

  private func read(_ position: PageRequest.Position, _ part: ListPart, _ context: inout PageContext) {
    context.ask(AlbumsRequest(PageRequest(position), AlbumQuery(order: order, person: filter)), slot: .list(part)) {
      (page: inout Self, answer, _) in
      page.list.receive(page.withAll(answer, part), part)
    } failed: { page, failure, _ in
      page.list.fail(failure, part)
    }
  }

  /// Inserts the item for all photos before the first album and counts it as one album.
  private func withAll(_ page: Page<Album>, _ part: ListPart) -> Page<Album> {
    var page = page
    guard let all, all.itemCount > 0 else { return page }
    page.totalCount += 1
    if page.firstIndex == 0 && part != .after { page.items.insert(all, at: 0) } else { page.firstIndex += 1 }
    return page
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .removed, .restored, .albumChanged: open(&context)
    case .selected, .changed, .bought, .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
    }
  }

  // MARK: Focus

  private func layout(_ view: ViewContext) -> GridLayout {
    GridLayout(view.grid, count: list.knownCount, top: scroll.top, captionRows: 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
    } else {
      layout(view).addFocus(to: &map, list)
      map.awaitsMoreBelow = list.hasMoreAfter
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    if let (part, position) = layout(context.view).reveal(item.index, of: &list, &scroll) {
      read(position, part, &context)
    }
  }

  private func focused(_ view: ViewContext) -> Album? {
    view.pageFocus?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    var actions = AvailableActions(ok: nil)
    if let album = focused(view) {
      actions.ok = view.words(.open)
      // Only the owner may change an album.
      if album.id != Self.allID, album.sharedBy == nil {
        actions.more = [Action(command: .remove, label: view.words(.remove, ["title": album.name]))]
        if view.isPerson { actions.more.append(Action(command: .shareAlbum, label: view.words(.shareAlbum))) }
      }
    } else if let button = view.pageFocus?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : button == "add" ? .addPhotos : .addDemoAlbum)
    }
    if view.offersAddingPhotos, notice(view) == nil {
      actions.more.append(Action(command: .addPhotos, label: view.words(.addPhotos)))
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let album = focused(context.view)
    switch command {
    case .open:
      if let album {
        let subject: PhotoGridPage.Contents =
          album.id == Self.allID ? person.map { .person($0) } ?? .all : .album(id: album.id, name: album.name)
        context.go(to: PhotoGridPage(subject))
      } else if context.view.pageFocus?.id == "retry" {
        open(&context)
      } else if context.view.pageFocus?.id == "demo" {
        context.go(to: ConfirmDialog(.addDemo))
      } else if context.view.pageFocus?.id == "add" {
        context.go(to: AddPhotosPage())
      }
    case .addPhotos: context.go(to: AddPhotosPage())
    case .remove:
      if let album, album.id != Self.allID, album.sharedBy == nil { context.go(to: ConfirmDialog(.removeAlbum(album))) }
    case .shareAlbum:
      if let album, album.id != Self.allID, album.sharedBy == nil { context.go(to: ReadersDialog(album)) }
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    layout(context.view).turnPage(key, list, &scroll, &context)
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let layout = layout(view)
    for (album, point) in layout.visible(list) {
      card(album, view).draw(into: &frame, at: point, layout.cards, view, captionRows: 1)
    }
    for album in layout.ahead(list) { card(album, view).prefetch(into: &frame, layout.cards) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  private func card(_ album: Album, _ view: ViewContext) -> PosterCard {
    let name = album.sharedBy.map { person == nil ? "\(album.name) · \($0)" : album.name } ?? album.name
    return PosterCard(
      id: .item(album.id), image: album.cover?.imageSource ?? .placeholder,
      title: album.id == Self.allID ? view.words(.allPhotos) : name, count: view.words.number(album.itemCount))
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    switch list.phase {
    case .failed(let failure): .failed(failure, list.countdown, .albumFailed, view)
    case .loading:
      list.items.isEmpty ? EmptyState(picture: .emptyTiles, title: view.words(.loading), sentences: "") : nil
    case .ready: list.isEmpty ? .emptyList(of: person, view) : nil
    }
  }
}
