import AlbumService
import Calls
import Screen

/// A dialog that shares one of the viewer's albums with people: each friend and each reader is a row that OK switches on or off.
struct ReadersDialog: TelevisionPage {
  private let album: Album
  private var friends: [Person]?
  private var readers: [Person]?
  private var scroll = Scrolling()
  private var isBusy = false
  private var failure: ServiceFailure?

  init(_ album: Album) {
    self.album = album
  }

  var name: PageName { .readers }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    context.ask(AcquaintancesRequest(), slot: CallSlot(name: "friends")) { (page: inout Self, all, _) in
      page.friends = all.filter { $0.state != .blocked }.map(\.person)
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
    context.ask(ReadersRequest(album: album.id), slot: CallSlot(name: "readers")) { (page: inout Self, readers, _) in
      page.readers = readers
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  /// The people who can be chosen, by name; nil until they are known.
  private var people: [Person]? {
    guard let friends, let readers else { return nil }
    return (friends + readers.filter { !friends.contains($0) }).sorted {
      PersonName.comparisonKey($0.name) < PersonName.comparisonKey($1.name)
    }
  }

  private func isReader(_ person: Person) -> Bool { readers?.contains { $0.id == person.id } == true }

  private func list(_ view: ViewContext) -> ChoiceList {
    let words = view.words
    let rows = (people ?? []).map {
      ChoiceList.Row(id: .item($0.id), label: $0.name, value: words(isReader($0) ? .sharedWith : .notSharedWith))
    }
    var title = words(.shareAlbumWith, ["name": album.name])
    if let failure {
      title = words.failure(failure)
    } else if people?.isEmpty == true {
      title = words(.nobodyToShareWith)
    }
    return ChoiceList(title: title, rows: rows, scroll: scroll, grid: view.grid)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let list = list(context.view)
    scroll.reveal(item.index, visible: list.visibleRows, total: list.rows.count)
  }

  private func focused(_ view: ViewContext) -> Person? {
    view.pageFocus?.id.itemID.flatMap { id in people?.first { $0.id == id } }
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok = focused(view).map { view.words(isReader($0) ? .stopSharing : .share) }
    return AvailableActions(ok: isBusy ? nil : ok, back: view.words(.close))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, !isBusy, let person = focused(context.view) else { return }
    isBusy = true
    failure = nil
    let request = SetReaderRequest(
      person: person.id, album: album.id, isReader: !isReader(person), key: context.makeKey())
    context.ask(request) { (page: inout Self, readers, _) in
      (page.isBusy, page.readers) = (false, readers)
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}
