import AlbumService
import Attributes
import Screen

/// The albums, each by its most selected photo; before them all photos together.
struct AlbumsPage: TelevisionPage {
  private var list = PagedList<Album>()
  private var scroll = Scrolling()
  /// All photos stand first, under an id no album has.
  private static let allID = "*"

  var name: PageName { .albums }
  var turnsPages: Bool { true }

  func crumb(_ scene: Scene) -> String {
    scene.words(.album)
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase, !list.isEmpty else { return "" }
    return scene.words.count(.albums, list.totalCount - 1)
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  mutating func open(_ desk: inout Desk) {
    list.restart()
    desk.ask(.photos(PhotoQuery(sort: .popular), PageRequest(limit: 1)), .photos)
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { open(&desk) }
  }

  private var all: Album?

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.photos, .photos(let page)):
      // All photos are the first item, so that they have to be known before the albums are.
      all = Album(id: Self.allID, name: "", photoCount: page.totalCount, cover: page.items.first)
      desk.ask(.albums(PageRequest()), .list(.start))
    case (.list(let part), .albums(let page)):
      list.receive(withAll(page, part), part)
    case (.photos, .failed(let failure)): fail(failure, .start, desk)
    case (.list(let part), .failed(let failure)): fail(failure, part, desk)
    default: break
    }
  }

  private mutating func fail(_ failure: ServiceFailure, _ part: ListPart, _ desk: Desk) {
    list.fail(failure, part, at: desk.scene.now)
  }

  /// Puts all photos before the first album, and counts them as one.
  private func withAll(_ page: Page<Album>, _ part: ListPart) -> Page<Album> {
    var page = page
    guard let all, all.photoCount > 0 else { return page }
    page.totalCount += 1
    if page.firstIndex == 0 && part != .after { page.items.insert(all, at: 0) } else { page.firstIndex += 1 }
    return page
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .removed, .albumChanged: open(&desk)
    case .selected, .changed, .bought, .air: break
    }
  }

  // MARK: Focus

  private func layout(_ scene: Scene) -> GridLayout {
    GridLayout(scene.grid, top: scroll.top, captionRows: 1)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
    } else {
      layout(scene).addFocus(to: &map, list)
      map.awaitsMoreBelow = list.hasMoreAfter
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    if let (part, position) = layout(desk.scene).reveal(item.index, of: &list, &scroll) {
      desk.ask(.albums(PageRequest(position)), .list(part))
    }
  }

  private func focused(_ scene: Scene) -> Album? {
    scene.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    var offers = Offers(ok: nil)
    if let album = focused(scene) {
      offers.ok = scene.words(.open)
      if album.id != Self.allID {
        offers.more = [Offer(command: .remove, label: scene.words(.takeOut, ["title": album.name]))]
      }
    } else if let button = scene.place?.id {
      offers.ok = scene.words(button == "retry" ? .tryNow : .loadDemo)
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    let album = focused(desk.scene)
    switch command {
    case .open:
      if let album {
        let subject: PhotoGridPage.Subject =
          album.id == Self.allID ? .all : .album(id: album.id, name: album.name)
        desk.go(to: PhotoGridPage(subject))
      } else if desk.scene.place?.id == "retry" {
        open(&desk)
      } else if desk.scene.place?.id == "demo" {
        desk.go(to: ConfirmDialog(.addDemo))
      }
    case .remove:
      if let album, album.id != Self.allID { desk.go(to: ConfirmDialog(.removeAlbum(album))) }
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    layout(desk.scene).turnPage(key, list, &scroll, &desk)
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    let layout = layout(scene)
    for (album, point) in layout.visible(list) {
      card(album, scene).draw(into: &frame, at: point, scene, captionRows: 1)
    }
    for album in layout.ahead(list) { card(album, scene).prefetch(into: &frame, scene) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  private func card(_ album: Album, _ scene: Scene) -> Card {
    Card(
      id: .item(album.id), order: album.cover?.pictureSource ?? .drawing("other"),
      title: album.id == Self.allID ? scene.words(.allPhotos) : album.name,
      count: scene.words.number(album.photoCount))
  }

  private func notice(_ scene: Scene) -> Notice? {
    switch list.phase {
    case .failed(let failure): .failed(failure, list.retry, .albumFailed, scene)
    case .loading:
      list.items.isEmpty ? Notice(picture: .emptyTiles, title: scene.words(.loading), sentences: "") : nil
    case .ready: list.isEmpty ? .emptyAlbum(scene) : nil
    }
  }
}
