import AlbumService
import Calls
import Screen

/// A dialog that lists the months in which photos were taken; the list then starts at the chosen month.
struct JumpDialog: TelevisionPage {
  let query: MediaQuery
  private var months: [MonthCount]?
  private var failure: ServiceFailure?
  private var scroll = Scrolling()

  init(query: MediaQuery) {
    self.query = query
  }

  var name: PageName { .jump }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    context.ask(MonthsRequest(query)) { (page: inout Self, months, _) in
      (page.months, page.failure) = (months, nil)
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  private func list(_ view: ViewContext) -> ChoiceList {
    let words = view.words
    let rows = (months ?? []).map {
      ChoiceList.Row(
        id: FocusID("month:" + $0.month), label: words.month(iso: $0.month), value: words.number($0.itemCount))
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
    guard command == .open, let index = context.view.pageFocus?.index, let months, months.indices.contains(index) else {
      return
    }
    context.goBack(performing: .jumpTo(month: months[index].month))
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}
