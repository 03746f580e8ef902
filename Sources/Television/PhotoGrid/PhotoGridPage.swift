import AlbumService
import Attributes
import Calls
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

  func crumb(_ view: ViewContext) -> String {
    switch subject {
    case .all: view.words(.allPhotos)
    case .album(_, let name): name
    case .takenWith(let attribute): view.words(.takenWith, ["name": attribute.text ?? ""])
    case .owner(let owner): owner
    }
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase else { return "" }
    if list.isEmpty { return view.words(.noPhotosYet) }
    let order = view.words(query.sort == .popular ? .mostSelectedFirst : .newestFirst)
    return view.words(
      .sumAndOrder, ["sum": view.words.count(.photos, list.totalCount), "order": order])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.retry.wakeMS(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    read(from: .first, &context)
  }

  mutating func wake(_ context: inout PageContext) {
    if list.retry.isDue(at: context.view.now) { read(from: .first, &context) }
  }

  private mutating func read(from position: PageRequest.Position, _ context: inout PageContext) {
    list.restart()
    focusesFirst = true
    context.ask(.photos(query, PageRequest(position)), .list(.start))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    guard case .list(let part) = topic else { return }
    switch reply {
    case .photos(let page):
      list.receive(page, part)
      if part == .start, focusesFirst, let first = list.items.first {
        focusesFirst = false
        scroll = Scrolling()
        scroll.reveal(list.firstIndex / context.view.grid.columns, visible: 1, total: Int.max)
        context.focus(.item(first.id))
      }
    case .failed(let failure):
      list.fail(failure, part, at: context.view.now)
    default: break
    }
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .selected(let photo, let count): list.update(photo) { $0.selectionCount = count }
    case .changed(let photo): list.update(photo.id) { $0 = photo }
    case .removed(let photos): list.remove(photos)
    case .albumChanged: read(from: .first, &context)
    case .bought, .air: break
    }
  }

  // MARK: Focus

  private func layout(_ view: ViewContext) -> GridLayout {
    GridLayout(view.grid, top: scroll.top, captionRows: 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    switch list.phase {
    case .ready where !list.isEmpty:
      layout(view).addFocus(to: &map, list)
      map.awaitsMoreBelow = list.hasMoreAfter
    case .loading: break
    default: notice(view)?.buttonRow(view).addFocus(to: &map, view.grid)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard item.id.itemID != nil else { return }
    if let (part, position) = layout(context.view).reveal(item.index, of: &list, &scroll) {
      context.ask(.photos(query, PageRequest(position)), .list(part))
    }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    var actions = AvailableActions(ok: nil)
    if let photo = focusedPhoto(view) {
      actions.ok = view.words(.open)
      let other = view.words(query.sort == .popular ? .sortNewest : .sortMostSelected)
      actions.coloured = [(.yellow, Action(command: .sort, label: other))]
      if query.sort == .newest {
        actions.coloured.append((.blue, Action(command: .jump, label: view.words(.jumpToDate))))
      }
      actions.more = [
        Action(command: .remove, label: view.words(.takeOut, ["title": photo.title])),
        Action(command: .correct, label: view.words(.correctCamera)),
      ]
    } else if let button = view.place?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : .loadDemo)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let photo = focusedPhoto(context.view)
    switch command {
    case .open:
      if let photo {
        context.go(to: PhotoPage(photo, query: query, list: list))
      } else if context.view.place?.id == "retry" {
        read(from: .first, &context)
      } else if context.view.place?.id == "demo" {
        context.go(to: ConfirmDialog(.addDemo))
      }
    case .sort:
      query.sort = query.sort == .popular ? .newest : .popular
      read(from: .first, &context)
    case .jump: context.go(to: JumpDialog(query: query))
    case .jumpTo(let month): read(from: .date(month), &context)
    case .remove: if let photo { context.go(to: ConfirmDialog(.removePhoto(photo))) }
    case .correct: if let photo { context.go(to: CorrectDialog(photo)) }
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    layout(context.view).turnPage(key, list, &scroll, &context)
  }

  private func focusedPhoto(_ view: ViewContext) -> Photo? {
    view.place?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let layout = layout(view)
    for (photo, point) in layout.visible(list) {
      PosterCard(photo, view).draw(into: &frame, at: point, view, captionRows: 1)
    }
    for photo in layout.ahead(list) { PosterCard(photo, view).prefetch(into: &frame, view) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  /// What stands here in place of photos; nil while there are some.
  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.retry, .albumFailed, view)
    case .loading:
      return list.items.isEmpty
        ? EmptyState(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      guard list.isEmpty else { return nil }
      if case .takenWith(let attribute) = subject {
        return EmptyState(
          picture: .emptyTiles, title: words(.nothingTakenWith, ["name": attribute.text ?? ""]),
          sentences: words(.nothingTakenWithHelp), command: "tenfoot import ~/Pictures")
      }
      return .emptyAlbum(view)
    }
  }
}

extension EmptyState {
  /// An album without photos: how they get in.
  static func emptyAlbum(_ view: ViewContext) -> EmptyState {
    let words = view.words
    let demo = view.offersDemoAlbum ? [Buttons.Button(id: "demo", label: words(.loadDemo))] : []
    return EmptyState(
      picture: .emptyTiles, title: words(.albumIsEmpty), sentences: words(.albumIsEmptyHelp),
      command: "tenfoot import ~/Pictures", buttons: demo)
  }
}

extension PosterCard {
  /// A photo's card: its title, how often it was selected, and its camera, without its brand where that is too long.
  init(_ photo: Photo, _ view: ViewContext) {
    let camera = photo.model ?? photo.brand ?? photo.album
    let isLong = camera.widthCells > view.grid.cardColumns
    self.init(
      id: .item(photo.id), order: photo.pictureSource, title: photo.title,
      count: view.words.number(photo.selectionCount),
      detail: isLong ? view.words.short(camera, brand: photo.brand) : camera)
  }
}

extension Photo {
  /// Where its picture comes from.
  var pictureSource: ImageSource {
    .file(path: file, version: contentHash)
  }
}
