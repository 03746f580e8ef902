import AlbumService
import Calls
import Screen

/// A dialog that lists the months in which photos were taken, from that of the present photo; the list then starts at the
/// chosen month.
struct JumpDialog: TelevisionPage {
  let query: MediaQuery
  /// The month of the present photo; nil if it has no date.
  private let month: String?
  private var months: [MonthCount]?
  private var failure: ServiceFailure?
  private var scroll = Scrolling()

  /// - Parameters:
  ///   - query: The list.
  ///   - photo: The present photo; nil for none.
  init(query: MediaQuery, from photo: MediaItem?) {
    self.query = query
    month = CaptureSortKey(photo?.takenAt)?.month
  }

  var name: PageName { .jump }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    context.ask(MonthsRequest(query)) { (page: inout Self, months, context) in
      page.show(months, &context)
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  private mutating func show(_ months: [MonthCount], _ context: inout PageContext) {
    (self.months, failure) = (months, nil)
    // Months are listed from the newest; one that no longer has photos leads to the previous one.
    let present = month.flatMap { month in months.firstIndex { $0.month <= month } ?? months.indices.last }
    guard let present else { return }
    scroll.reveal(present, visible: list(context.view).visibleRows, total: months.count)
    context.focus(FocusID("month:" + months[present].month))
  }

  private func list(_ view: ViewContext) -> ChoiceList {
    let words = view.words
    let rows = (months ?? []).map {
      ChoiceList.Row(
        id: FocusID("month:" + $0.month), label: words.month(iso: $0.month), value: words.number($0.itemCount))
    }
    let title = failure.map { words.failure($0) } ?? words(months?.isEmpty == true ? .noDates : .jumpToDate)
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
