import Calls
import InteractionService
import Screen

/// A dialog that lists the channels with their current and next programmes.
struct ChannelsDialog: TelevisionPage {
  private var programmes: [String: [Programme]] = [:]
  private var scroll = Scrolling()
  private static let aheadMS: Int64 = 12 * 3_600_000

  var name: PageName { .channels }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  mutating func open(_ context: inout PageContext) {
    ask(context.view.tuner.channels, &context)
    if let channel = context.view.tuner.channel { context.focus(.item(channel.id)) }
  }

  private func ask(_ channels: [Channel], _ context: inout PageContext) {
    let time = context.view.tuner.time(at: context.view.now)
    let request = ProgrammesRequest(
      channels: channels.map(\.id), from: time, to: time + Self.aheadMS, limitEach: 2)
    context.ask(request, slot: CallSlot(name: "programmes")) { (page: inout Self, lists, _) in
      for (channel, list) in zip(channels, lists) { page.programmes[channel.id] = list }
    }
  }

  /// Returns when the first current programme ends.
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

  /// Returns the start and title of the next programme; empty if there is no room.
  private func next(_ channel: Channel, _ view: ViewContext, _ columns: Int) -> String {
    guard columns >= 70, let list = programmes[channel.id], list.count > 1 else { return "" }
    let title = list[1].title(view.words.language.rawValue).truncated(toCells: columns / 4)
    // Titles have equal widths, so that the times are aligned.
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
    guard command == .open, let id = context.view.pageFocus?.id.itemID,
      let channel = context.view.tuner.channels.first(where: { $0.id == id })
    else { return }
    context.tuner(.tune(channel))
    context.watch()
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, let index = context.view.pageFocus?.index else { return false }
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
  /// Returns the text padded at its start to at least this many cells.
  fileprivate func leading(_ cells: Int) -> String {
    String(repeating: " ", count: max(0, cells - widthCells)) + self
  }

  /// Returns the text padded at its end to at least this many cells.
  fileprivate func trailing(_ cells: Int) -> String {
    self + String(repeating: " ", count: max(0, cells - widthCells))
  }
}
