import AlbumService
import Calls
import Screen

/// The months in which photos were taken: one is chosen, and the list shows from there on.
struct JumpDialog: TelevisionPage {
  let query: PhotoQuery
  private var months: [MonthCount]?
  private var failure: ServiceFailure?
  private var scroll = Scrolling()

  init(query: PhotoQuery) {
    self.query = query
  }

  var name: PageName { .jump }
  var isOverlay: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    context.ask(.months(query), .months)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch reply {
    case .months(let months): self.months = months
    case .failed(let failure): self.failure = failure
    default: break
    }
  }

  private func list(_ view: ViewContext) -> ChoiceList {
    let words = view.words
    let rows = (months ?? []).map {
      ChoiceList.Row(
        id: FocusID("month:" + $0.month), label: words.month(iso: $0.month), value: words.number($0.photoCount))
    }
    let title = failure.map(words.failure) ?? words(months?.isEmpty == true ? .noDates : .jumpToDate)
    return ChoiceList(title: title, rows: rows, scroll: scroll, grid: view.grid)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    scroll.reveal(item.index, visible: list(context.view).visibleRows, total: months?.count ?? 0)
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: months?.isEmpty == false ? view.words(.jump) : nil, back: view.words(.close))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let index = context.view.place?.index, let months, months.indices.contains(index) else {
      return
    }
    context.goBack(performing: .jumpTo(month: months[index].month))
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}
