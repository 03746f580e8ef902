import AlbumService
import Attributes
import Screen

/// Photos side by side: an album's, all there are, or those taken with one camera, one lens, by one person.
struct PhotoGridPage: TelevisionPage {
  /// What its photos have in common.
  enum Subject: Hashable, Sendable {
    /// Every photo there is.
    case all
    /// Those of one album.
    case album(id: String, name: String)
    /// Those taken with one model or lens.
    case takenWith(Attribute)
    /// Those of one person.
    case owner(String)
  }

  let subject: Subject
  private(set) var query: PhotoQuery
  private(set) var list = PagedList<Photo>()
  private var scroll = Scrolling()
  private var focusesFirst = true

  init(_ subject: Subject) {
    self.subject = subject
    switch subject {
    case .all: query = PhotoQuery(sort: .newest)
    case .album(let id, _): query = PhotoQuery(album: id, sort: .newest)
    case .takenWith(let attribute): query = PhotoQuery(attributes: [attribute], sort: .popular)
    case .owner(let owner): query = PhotoQuery(owner: owner, sort: .newest)
    }
  }

  var name: PageName { .album }
  var turnsPages: Bool { true }

  func crumb(_ scene: Scene) -> String {
    switch subject {
    case .all: scene.words(.allPhotos)
    case .album(_, let name): name
    case .takenWith(let attribute): scene.words(.takenWith, ["name": attribute.text ?? ""])
    case .owner(let owner): owner
    }
  }

  func headline(_ scene: Scene) -> String {
    guard case .ready = list.phase else { return "" }
    if list.isEmpty { return scene.words(.noPhotosYet) }
    let order = scene.words(query.sort == .popular ? .mostSelectedFirst : .newestFirst)
    return scene.words(
      .sumAndOrder, ["sum": scene.words.count(.photos, list.totalCount), "order": order])
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    list.retry.wakeMS(at: scene.now)
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    read(from: .first, &desk)
  }

  mutating func wake(_ desk: inout Desk) {
    if list.retry.isDue(at: desk.scene.now) { read(from: .first, &desk) }
  }

  private mutating func read(from position: PageRequest.Position, _ desk: inout Desk) {
    list.restart()
    focusesFirst = true
    desk.ask(.photos(query, PageRequest(position)), .list(.start))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    guard case .list(let part) = topic else { return }
    switch reply {
    case .photos(let page):
      list.receive(page, part)
      if part == .start, focusesFirst, let first = list.items.first {
        focusesFirst = false
        scroll = Scrolling()
        scroll.reveal(list.firstIndex / desk.scene.grid.columns, visible: 1, total: Int.max)
        desk.focus(.item(first.id))
      }
    case .failed(let failure):
      list.fail(failure, part, at: desk.scene.now)
    default: break
    }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch news {
    case .selected(let photo, let count): list.update(photo) { $0.selectionCount = count }
    case .changed(let photo): list.update(photo.id) { $0 = photo }
    case .removed(let photos): list.remove(photos)
    case .albumChanged: read(from: .first, &desk)
    case .bought, .air: break
    }
  }

  // MARK: Focus

  private func layout(_ scene: Scene) -> GridLayout {
    GridLayout(scene.grid, top: scroll.top, captionRows: 1)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    switch list.phase {
    case .ready where !list.isEmpty:
      layout(scene).addFocus(to: &map, list)
      map.awaitsMoreBelow = list.hasMoreAfter
    case .loading: break
    default: notice(scene)?.buttonRow(scene).addFocus(to: &map, scene.grid)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    guard item.id.itemID != nil else { return }
    if let (part, position) = layout(desk.scene).reveal(item.index, of: &list, &scroll) {
      desk.ask(.photos(query, PageRequest(position)), .list(part))
    }
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    var offers = Offers(ok: nil)
    if let photo = focusedPhoto(scene) {
      offers.ok = scene.words(.open)
      let other = scene.words(query.sort == .popular ? .sortNewest : .sortMostSelected)
      offers.coloured = [(.yellow, Offer(command: .sort, label: other))]
      if query.sort == .newest {
        offers.coloured.append((.blue, Offer(command: .jump, label: scene.words(.jumpToDate))))
      }
      offers.more = [
        Offer(command: .remove, label: scene.words(.takeOut, ["title": photo.title])),
        Offer(command: .correct, label: scene.words(.correctCamera)),
      ]
    } else if let button = scene.place?.id {
      offers.ok = scene.words(button == "retry" ? .tryNow : .loadDemo)
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    let photo = focusedPhoto(desk.scene)
    switch command {
    case .open:
      if let photo {
        desk.go(to: PhotoPage(photo, query: query, list: list))
      } else if desk.scene.place?.id == "retry" {
        read(from: .first, &desk)
      } else if desk.scene.place?.id == "demo" {
        desk.go(to: ConfirmDialog(.addDemo))
      }
    case .sort:
      query.sort = query.sort == .popular ? .newest : .popular
      read(from: .first, &desk)
    case .jump: desk.go(to: JumpDialog(query: query))
    case .jumpTo(let month): read(from: .date(month), &desk)
    case .remove: if let photo { desk.go(to: ConfirmDialog(.removePhoto(photo))) }
    case .correct: if let photo { desk.go(to: CorrectDialog(photo)) }
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    layout(desk.scene).turnPage(key, list, &scroll, &desk)
  }

  private func focusedPhoto(_ scene: Scene) -> Photo? {
    scene.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    if let notice = notice(scene) { return notice.draw(into: &frame, scene) }
    let layout = layout(scene)
    for (photo, point) in layout.visible(list) {
      Card(photo, scene).draw(into: &frame, at: point, scene, captionRows: 1)
    }
    for photo in layout.ahead(list) { Card(photo, scene).prefetch(into: &frame, scene) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  /// What stands here in place of photos; nil while there are some.
  private func notice(_ scene: Scene) -> Notice? {
    let words = scene.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.retry, .albumFailed, scene)
    case .loading:
      return list.items.isEmpty
        ? Notice(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      guard list.isEmpty else { return nil }
      if case .takenWith(let attribute) = subject {
        return Notice(
          picture: .emptyTiles, title: words(.nothingTakenWith, ["name": attribute.text ?? ""]),
          sentences: words(.nothingTakenWithHelp), command: "tenfoot import ~/Pictures")
      }
      return .emptyAlbum(scene)
    }
  }
}

extension Notice {
  /// An album without photos: how they get in.
  static func emptyAlbum(_ scene: Scene) -> Notice {
    let words = scene.words
    let demo = scene.offersDemoAlbum ? [Buttons.Button(id: "demo", label: words(.loadDemo))] : []
    return Notice(
      picture: .emptyTiles, title: words(.albumIsEmpty), sentences: words(.albumIsEmptyHelp),
      command: "tenfoot import ~/Pictures", buttons: demo)
  }
}

extension Card {
  /// A photo's card: its title, how often it was selected, and its camera, without its brand where that is too long.
  init(_ photo: Photo, _ scene: Scene) {
    let camera = photo.model ?? photo.brand ?? photo.album
    let isLong = camera.widthCells > scene.grid.cardColumns
    self.init(
      id: .item(photo.id), order: photo.pictureSource, title: photo.title,
      count: scene.words.number(photo.selectionCount),
      detail: isLong ? scene.words.short(camera, brand: photo.brand) : camera)
  }
}

extension Photo {
  /// Where its picture comes from.
  var pictureSource: PictureSource {
    .file(path: file, version: contentHash)
  }
}
