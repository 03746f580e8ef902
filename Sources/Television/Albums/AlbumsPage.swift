import AlbumService
import Calls
import Screen

/// The albums, each by its most selected photo; before them all photos together.
struct AlbumsPage: TelevisionPage {
  private var list = PagedList<Album>()
  private var scroll = Scrolling()
  /// All photos stand first, under an id no album has.
  private static let allID = "*"

  var name: PageName { .albums }
  var turnsPages: Bool { true }

  func crumb(_ view: ViewContext) -> String {
    view.words(.album)
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return view.words.count(.albums, list.totalCount - 1)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.retry.wakeMS(at: view.now)
  }

  mutating func open(_ context: inout PageContext) {
    list.restart()
    context.ask(.photos(PhotoQuery(sort: .popular), PageRequest(limit: 1)), .photos)
  }

  mutating func wake(_ context: inout PageContext) {
    if list.retry.isDue(at: context.view.now) { open(&context) }
  }

  private var all: Album?

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      // All photos are the first item, so that they have to be known before the albums are.
      all = Album(id: Self.allID, name: "", photoCount: page.totalCount, cover: page.items.first)
      context.ask(.albums(PageRequest()), .list(.start))
    case (.list(let part), .albums(let page)):
      list.receive(withAll(page, part), part)
    case (.photos, .failed(let failure)): fail(failure, .start, context)
    case (.list(let part), .failed(let failure)): fail(failure, part, context)
    default: break
    }
  }

  private mutating func fail(_ failure: ServiceFailure, _ part: ListPart, _ context: PageContext) {
    list.fail(failure, part, at: context.view.now)
  }

  /// Puts all photos before the first album, and counts them as one.
  private func withAll(_ page: Page<Album>, _ part: ListPart) -> Page<Album> {
    var page = page
    guard let all, all.photoCount > 0 else { return page }
    page.totalCount += 1
    if page.firstIndex == 0 && part != .after { page.items.insert(all, at: 0) } else { page.firstIndex += 1 }
    return page
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .removed, .albumChanged: open(&context)
    case .selected, .changed, .bought, .air: break
    }
  }

  // MARK: Focus

  private func layout(_ view: ViewContext) -> GridLayout {
    GridLayout(view.grid, top: scroll.top, captionRows: 1)
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
      context.ask(.albums(PageRequest(position)), .list(part))
    }
  }

  private func focused(_ view: ViewContext) -> Album? {
    view.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    var actions = AvailableActions(ok: nil)
    if let album = focused(view) {
      actions.ok = view.words(.open)
      if album.id != Self.allID {
        actions.more = [Action(command: .remove, label: view.words(.takeOut, ["title": album.name]))]
      }
    } else if let button = view.place?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : .loadDemo)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let album = focused(context.view)
    switch command {
    case .open:
      if let album {
        let subject: PhotoGridPage.Subject =
          album.id == Self.allID ? .all : .album(id: album.id, name: album.name)
        context.go(to: PhotoGridPage(subject))
      } else if context.view.place?.id == "retry" {
        open(&context)
      } else if context.view.place?.id == "demo" {
        context.go(to: ConfirmDialog(.addDemo))
      }
    case .remove:
      if let album, album.id != Self.allID { context.go(to: ConfirmDialog(.removeAlbum(album))) }
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
      card(album, view).draw(into: &frame, at: point, view, captionRows: 1)
    }
    for album in layout.ahead(list) { card(album, view).prefetch(into: &frame, view) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  private func card(_ album: Album, _ view: ViewContext) -> PosterCard {
    PosterCard(
      id: .item(album.id), order: album.cover?.pictureSource ?? .drawing("other"),
      title: album.id == Self.allID ? view.words(.allPhotos) : album.name,
      count: view.words.number(album.photoCount))
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .albumFailed, view)
    case .loading:
      list.items.isEmpty ? EmptyState(picture: .emptyTiles, title: view.words(.loading), sentences: "") : nil
    case .ready: list.isEmpty ? .emptyAlbum(view) : nil
    }
  }
}
