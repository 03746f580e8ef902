import AlbumService
import Attributes
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
  func crumb(_ scene: Scene) -> String { "" }

  mutating func open(_ desk: inout Desk) {
    desk.ask(.months(query), .months)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch reply {
    case .months(let months): self.months = months
    case .failed(let failure): self.failure = failure
    default: break
    }
  }

  private func list(_ scene: Scene) -> ChoiceList {
    let words = scene.words
    let rows = (months ?? []).map {
      ChoiceList.Row(
        id: FocusID("month:" + $0.month), label: words.month(iso: $0.month), value: words.number($0.photoCount))
    }
    let title = failure.map(words.failure) ?? words(months?.isEmpty == true ? .noDates : .jumpToDate)
    return ChoiceList(title: title, rows: rows, scroll: scroll, grid: scene.grid)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    list(scene).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    scroll.reveal(item.index, visible: list(desk.scene).visibleRows, total: months?.count ?? 0)
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: months?.isEmpty == false ? scene.words(.jump) : nil, back: scene.words(.close))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open, let index = desk.scene.place?.index, let months, months.indices.contains(index) else {
      return
    }
    desk.goBack(performing: .jumpTo(month: months[index].month))
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    list(scene).draw(into: &frame, scene)
  }
}
