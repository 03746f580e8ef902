import Calls
import InteractionService
import Screen

/// The channels with what is on each and what comes next.
struct ChannelsDialog: TelevisionPage {
  private var programmes: [String: [Programme]] = [:]
  private var scroll = Scrolling()
  private static let aheadMS: Int64 = 12 * 3_600_000

  var name: PageName { .channels }
  var isOverlay: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    ask(context.view.tuner.channels, &context)
    if let channel = context.view.tuner.channel { context.focus(.item(channel.id)) }
  }

  private func ask(_ channels: [Channel], _ context: inout PageContext) {
    let time = context.view.tuner.time(at: context.view.now)
    context.ask(
      .programmes(channels: channels.map(\.id), from: time, to: time + Self.aheadMS, limitEach: 2),
      .programmes(from: time))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    guard case (.programmes, .programmes(let lists)) = (topic, reply) else { return }
    for (channel, list) in zip(context.view.tuner.channels, lists) { programmes[channel.id] = list }
  }

  /// When the programme that ends first ends.
  func wakeMS(_ view: ViewContext) -> Int64? {
    let stop = programmes.values.compactMap { $0.first?.stop }.min()
    return stop.map { view.tuner.clock.uptimeMS(of: $0, at: view.now) }
  }

  mutating func wake(_ context: inout PageContext) {
    programmes = [:]
    ask(context.view.tuner.channels, &context)
  }

  private func list(_ view: ViewContext) -> ChoiceList {
    let language = view.words.language.rawValue
    let columns = min(84, view.grid.contentColumns - 8)
    let rows = view.tuner.channels.map { channel in
      let now = programmes[channel.id]?.first?.title(language) ?? ""
      let name = channel.name(language).truncated(toCells: 20)
      let label = String(channel.number).leading(4) + "  " + name.trailing(22) + now
      return ChoiceList.Row(id: .item(channel.id), label: label, value: next(channel, view, columns))
    }
    return ChoiceList(
      title: view.words(.channels), rows: rows, scroll: scroll, columns: columns, grid: view.grid)
  }

  /// What comes next, and when; nothing where there is no room for it.
  private func next(_ channel: Channel, _ view: ViewContext, _ columns: Int) -> String {
    guard columns >= 70, let list = programmes[channel.id], list.count > 1 else { return "" }
    let title = list[1].title(view.words.language.rawValue).truncated(toCells: columns / 4)
    // All as wide, so that their times stand below each other.
    return view.words.clock(list[1].start, view.now) + "  " + title.trailing(columns / 4)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let count = context.view.tuner.channels.count
    scroll.reveal(item.index, visible: list(context.view).visibleRows, total: count)
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: view.tuner.channels.isEmpty ? nil : view.words(.watch), back: view.words(.close))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let id = context.view.place?.id.itemID,
      let channel = context.view.tuner.channels.first(where: { $0.id == id })
    else { return }
    context.tuner(.tune(channel))
    context.watch()
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, let index = context.view.place?.index else { return false }
    let channels = context.view.tuner.channels
    guard !channels.isEmpty else { return true }
    let rows = list(context.view).visibleRows
    let target = min(max(index + direction * rows, 0), channels.count - 1)
    scroll.reveal(target, visible: rows, total: channels.count)
    context.focus(.item(channels[target].id))
    return true
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}

extension String {
  /// This text after blanks, so many cells wide at least.
  fileprivate func leading(_ cells: Int) -> String {
    String(repeating: " ", count: max(0, cells - widthCells)) + self
  }

  /// This text before blanks, so many cells wide at least.
  fileprivate func trailing(_ cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - widthCells))
  }
}
