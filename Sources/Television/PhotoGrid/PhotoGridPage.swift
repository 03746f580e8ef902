import AlbumService
import Attributes
import Calls
import Screen

/// A grid of photos: of an album, of all albums, or of one camera, lens or owner.
struct PhotoGridPage: TelevisionPage {
  /// The set of photos shown.
  enum Contents: Hashable, Sendable {
    /// All photos.
    case all
    /// The photos of one album.
    case album(id: String, name: String)
    /// The photos taken with one model or lens.
    case takenWith(Attribute)
    /// The photos of friends, or of the viewer, taken with one model or lens.
    case takenBy(OwnerFilter, Attribute)
    /// The photos with one owner's name.
    case owner(String)
    /// The photos of one person.
    case person(Person)
  }

  let contents: Contents
  private(set) var query: MediaQuery
  private(set) var list = PagedList<MediaItem>()
  private var scroll = Scrolling()
  private var focusesFirst = true

  init(_ contents: Contents) {
    self.contents = contents
    switch contents {
    case .all: query = MediaQuery(sort: .newest)
    case .album(let id, _): query = MediaQuery(album: id, sort: .newest)
    case .takenWith(let attribute): query = MediaQuery(attributes: [attribute], sort: .popular)
    case .takenBy(let person, let attribute):
      query = MediaQuery(attributes: [attribute], person: person, sort: .popular)
    case .owner(let owner): query = MediaQuery(owner: owner, sort: .newest)
    case .person(let person): query = MediaQuery(person: .person(person.id), sort: .newest)
    }
  }

  var name: PageName { .album }
  var turnsPages: Bool { true }

  func crumb(_ view: ViewContext) -> String {
    switch contents {
    case .all: view.words(.allPhotos)
    case .album(_, let name): name
    case .takenWith(let attribute): view.words(.takenWith, ["name": attribute.text ?? ""])
    case .takenBy(let person, let attribute):
      view.words(person == .viewer ? .takenByYou : .takenByFriends, ["name": attribute.text ?? ""])
    case .owner(let owner): owner
    case .person(let person): view.words(.photosOf, ["name": person.name])
    }
  }

  func headline(_ view: ViewContext) -> String {
    guard case .ready = list.phase else { return "" }
    if list.isEmpty { return view.words(.noPhotosYet) }
    let sort = view.words(query.sort == .popular ? .mostSelectedFirst : .newestFirst)
    return view.words(
      .sumAndSort, ["sum": view.words.count(.photos, list.totalCount), "sort": sort])
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    list.countdown.wakeMS(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    read(from: .first, &context)
  }

  private mutating func read(from position: PageRequest.Position, _ context: inout PageContext) {
    list.restart()
    focusesFirst = true
    ask(position, .start, &context)
  }

  private func ask(_ position: PageRequest.Position, _ part: ListPart, _ context: inout PageContext) {
    context.read(ItemsRequest(query, PageRequest(position)), part, into: \PhotoGridPage.list) { page, _, context in
      guard part == .start, page.focusesFirst, let first = page.list.items.first else { return }
      page.focusesFirst = false
      page.scroll = Scrolling()
      page.scroll.reveal(page.list.firstIndex / page.layout(context.view).columns, visible: 1, total: Int.max)
      context.focus(.item(first.id))
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .selected(let photo, let count): list.update(photo) { $0.selectionCount = count }
    case .changed(let photo): list.update(photo.id) { $0 = photo }
    case .removed(let photos): list.remove(photos)
    case .restored(let photos): show(list.restore(photos), &context)
    case .albumChanged: read(from: .first, &context)
    case .bought, .tuner, .adding, .arrivals, .profiles, .notEntered, .acquaintances: break
    }
  }

  /// Gives the focus to a photo that was restored.
  private mutating func show(_ restoration: PagedList<MediaItem>.Restoration, _ context: inout PageContext) {
    switch restoration {
    case .notRemoved: break
    case .outdated: read(from: .first, &context)
    case .held(let id):
      guard let index = list.index(of: id) else { return }
      let layout = layout(context.view)
      scroll.reveal(index / layout.columns, visible: layout.visibleRows, total: Int.max)
      context.focus(.item(id))
    }
  }

  // MARK: Focus

  private func layout(_ view: ViewContext) -> GridLayout {
    GridLayout(view.grid, count: list.knownCount, top: scroll.top, captionRows: 1)
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
      ask(position, part, &context)
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
      // Only the owner may change a photo.
      if photo.sharedBy == nil {
        actions.more = [
          Action(command: .remove, label: view.words(.remove, ["title": photo.title])),
          Action(command: .correct, label: view.words(.correctCamera)),
        ]
      }
    } else if let button = view.pageFocus?.id {
      actions.ok = view.words(button == "retry" ? .tryNow : .addDemoAlbum)
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let photo = focusedPhoto(context.view)
    switch command {
    case .open:
      if let photo {
        context.go(to: PhotoPage(photo, query: query, list: list))
      } else if context.view.pageFocus?.id == "retry" {
        read(from: .first, &context)
      } else if context.view.pageFocus?.id == "demo" {
        context.go(to: ConfirmDialog(.addDemo))
      } else if context.view.pageFocus?.id == "add" {
        context.go(to: AddPhotosPage())
      }
    case .sort:
      query.sort = query.sort == .popular ? .newest : .popular
      read(from: .first, &context)
    case .jump: context.go(to: JumpDialog(query: query, from: photo))
    case .jumpTo(let month): read(from: .date(month), &context)
    case .remove: if let photo, photo.sharedBy == nil { context.go(to: ConfirmDialog(.removePhoto(photo))) }
    case .correct: if let photo, photo.sharedBy == nil { context.go(to: CorrectDialog(photo)) }
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    layout(context.view).turnPage(key, list, &scroll, &context)
  }

  private func focusedPhoto(_ view: ViewContext) -> MediaItem? {
    view.pageFocus?.id.itemID.flatMap { list.index(of: $0) }.flatMap { list.item(at: $0) }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let layout = layout(view)
    for (photo, point) in layout.visible(list) {
      card(photo, view).draw(into: &frame, at: point, layout.cards, view, captionRows: 1)
    }
    for photo in layout.ahead(list) { card(photo, view).prefetch(into: &frame, layout.cards) }
    layout.drawThumb(into: &frame, totalCount: list.totalCount)
  }

  private func card(_ photo: MediaItem, _ view: ViewContext) -> PosterCard {
    // The title of the list already names a person.
    if case .person = contents { return PosterCard(photo, view, namesOwner: false) }
    return PosterCard(photo, view)
  }

  /// Returns the state shown in place of photos; nil if there are some.
  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    switch list.phase {
    case .failed(let failure): return .failed(failure, list.countdown, .albumFailed, view)
    case .loading:
      return list.items.isEmpty
        ? EmptyState(picture: .emptyTiles, title: words(.loading), sentences: "") : nil
    case .ready:
      guard list.isEmpty else { return nil }
      if case .person(let person) = contents { return .emptyList(of: person, view) }
      if case .takenWith(let attribute) = contents {
        return EmptyState(
          picture: .emptyTiles, title: words(.nothingTakenWith, ["name": attribute.text ?? ""]),
          sentences: words(view.importCommand == nil ? .serverAlbumHelp : .nothingTakenWithHelp),
          command: view.importCommand)
      }
      return .emptyAlbum(view)
    }
  }
}

extension EmptyState {
  /// Returns the state of a list without photos of a person; nil for everyone the viewer sees.
  static func emptyList(of person: Person?, _ view: ViewContext) -> EmptyState {
    guard let person else { return .emptyAlbum(view) }
    return EmptyState(
      picture: .emptyTiles, title: view.words(.nothingFromPerson, ["name": person.name]), sentences: "")
  }

  /// Returns the state of an album without photos: how to import some.
  static func emptyAlbum(_ view: ViewContext) -> EmptyState {
    let words = view.words
    return EmptyState(
      picture: .emptyTiles, title: words(.albumIsEmpty),
      sentences: words(view.importCommand == nil ? .serverAlbumHelp : .albumIsEmptyHelp),
      command: view.importCommand, buttons: emptyAlbumButtons(view))
  }

  /// Returns the buttons of an album without photos, which may be none.
  static func emptyAlbumButtons(_ view: ViewContext) -> [Buttons.Button] {
    let add = view.offersAddingPhotos ? [Buttons.Button(id: "add", label: view.words(.addPhotos))] : []
    return view.offersDemoAlbum ? [Buttons.Button(id: "demo", label: view.words(.addDemoAlbum))] + add : add
  }
}

extension PosterCard {
  /// Creates a photo's card: its title, its look-up count, and its camera, without the brand if that is too long.
  ///
  /// - Parameter namesOwner: Whether the person who shares it is named: in a list of several owners.
  init(_ photo: MediaItem, _ view: ViewContext, namesOwner: Bool = true) {
    let camera = photo.model ?? photo.brand ?? photo.album
    let isLong = camera.widthCells > view.grid.rail.picture.columns
    self.init(
      id: .item(photo.id), image: photo.imageSource, title: photo.title,
      count: view.words.number(photo.selectionCount),
      detail: isLong ? view.words.short(camera, brand: photo.brand) : camera)
    // Whose photo it is comes before its camera.
    if namesOwner, let owner = photo.sharedBy {
      title = "\(photo.title) · \(owner)"
      detail = detail.map { "\(owner) · \($0)" }
    }
  }
}

extension MediaItem {
  /// The source of its picture.
  var imageSource: ImageSource {
    picture.map { .album($0.token) } ?? .placeholder
  }
}

extension ImageSource {
  /// The placeholder for an item without a picture.
  static let placeholder = ImageSource.asset("other")
}
