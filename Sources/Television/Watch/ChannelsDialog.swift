import Attributes
import InteractionService
import Screen

/// The channels with what is on each and what comes next.
struct ChannelsDialog: TelevisionPage {
  private var programmes: [String: [Programme]] = [:]
  private var scroll = Scrolling()
  private static let aheadMS: Int64 = 12 * 3_600_000

  var name: PageName { .channels }
  var isOverlay: Bool { true }
  func crumb(_ scene: Scene) -> String { "" }

  mutating func open(_ desk: inout Desk) {
    ask(desk.scene.tuner.channels, &desk)
    if let channel = desk.scene.tuner.channel { desk.focus(.item(channel.id)) }
  }

  private func ask(_ channels: [Channel], _ desk: inout Desk) {
    let time = desk.scene.tuner.time(at: desk.scene.now)
    desk.ask(
      .programmes(channels: channels.map(\.id), from: time, to: time + Self.aheadMS, limitEach: 2),
      .programmes(from: time))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    guard case (.programmes, .programmes(let lists)) = (topic, reply) else { return }
    for (channel, list) in zip(desk.scene.tuner.channels, lists) { programmes[channel.id] = list }
  }

  /// When the programme that ends first ends.
  func wakeMS(_ scene: Scene) -> Int64? {
    let stop = programmes.values.compactMap { $0.first?.stop }.min()
    return stop.map { scene.tuner.clock.uptimeMS(of: $0, at: scene.now) }
  }

  mutating func wake(_ desk: inout Desk) {
    programmes = [:]
    ask(desk.scene.tuner.channels, &desk)
  }

  private func list(_ scene: Scene) -> ChoiceList {
    let language = scene.words.language.rawValue
    let columns = min(84, scene.grid.contentColumns - 8)
    let rows = scene.tuner.channels.map { channel in
      let now = programmes[channel.id]?.first?.title(language) ?? ""
      let name = channel.name(language).truncated(toCells: 20)
      let label = String(channel.number).leading(4) + "  " + name.trailing(22) + now
      return ChoiceList.Row(id: .item(channel.id), label: label, value: next(channel, scene, columns))
    }
    return ChoiceList(
      title: scene.words(.channels), rows: rows, scroll: scroll, columns: columns, grid: scene.grid)
  }

  /// What comes next, and when; nothing where there is no room for it.
  private func next(_ channel: Channel, _ scene: Scene, _ columns: Int) -> String {
    guard columns >= 70, let list = programmes[channel.id], list.count > 1 else { return "" }
    let title = list[1].title(scene.words.language.rawValue).truncated(toCells: columns / 4)
    // All as wide, so that their times stand below each other.
    return scene.words.clock(list[1].start, scene.now) + "  " + title.trailing(columns / 4)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    list(scene).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    let count = desk.scene.tuner.channels.count
    scroll.reveal(item.index, visible: list(desk.scene).visibleRows, total: count)
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: scene.tuner.channels.isEmpty ? nil : scene.words(.watch), back: scene.words(.close))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open, let id = desk.scene.place?.id.itemID,
      let channel = desk.scene.tuner.channels.first(where: { $0.id == id })
    else { return }
    desk.tuner(.tune(channel))
    desk.watch()
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    guard let direction = key.pageDirection, let index = desk.scene.place?.index else { return false }
    let channels = desk.scene.tuner.channels
    guard !channels.isEmpty else { return true }
    let rows = list(desk.scene).visibleRows
    let target = min(max(index + direction * rows, 0), channels.count - 1)
    scroll.reveal(target, visible: rows, total: channels.count)
    desk.focus(.item(channels[target].id))
    return true
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    list(scene).draw(into: &frame, scene)
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
