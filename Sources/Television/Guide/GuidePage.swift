import Attributes
import InteractionService
import Screen

/// The programme guide: channels by time, moved through by programme, by day, and back to now.
struct GuidePage: FullPage {
  private(set) var listings = GuideListings()
  private(set) var place = GuidePlace()
  private(set) var still = GuideStill()
  /// The channel number that is being typed.
  private var typed = TypedNumber()

  /// The one thing that has the focus: what is on at the place's moment.
  static let blockID: FocusID = "block"

  var name: PageName { .guide }
  var helpKeys: Set<RemoteKey> { [.digit1, .info] }
  var turnsPages: Bool { true }

  func crumb(_ scene: Scene) -> String { scene.words(.guide) }

  func wakeMS(_ scene: Scene) -> Int64? {
    [still.wakeMS(scene), typed.untilMS, listings.retry.wakeMS(at: scene.now)].compactMap(\.self).min()
  }

  func grid(_ scene: Scene) -> GuideGrid {
    GuideGrid(scene.grid, start: place.start, channelCount: scene.tuner.channels.count)
  }

  // MARK: Reading

  mutating func open(_ desk: inout Desk) {
    if desk.scene.tuner.channels.isEmpty { desk.tuner(.refreshChannels) }
    goToNow(desk.scene)
    goToCurrent(desk.scene)
    follow(&desk)
  }

  private mutating func goToNow(_ scene: Scene) {
    place.go(to: scene.tuner.time(at: scene.now), zoneOffsetSeconds: scene.now.zoneOffsetSeconds)
  }

  private mutating func goToCurrent(_ scene: Scene) {
    let channels = scene.tuner.channels
    guard let row = channels.firstIndex(where: { $0.id == scene.tuner.channel?.id }) else { return }
    place.go(to: row, in: channels, grid(scene))
  }

  /// Keeps up with where one is: what shows is read, and the still is the focused programme's.
  private mutating func follow(_ desk: inout Desk) {
    let scene = desk.scene
    let channels = scene.tuner.channels
    guard !channels.isEmpty else { return }
    place.settle(in: channels)
    let grid = grid(scene)
    place.reveal(channels, grid)
    listings.want(place.visible(channels, grid), of: channels, from: grid.start, spanMS: grid.spanMS, &desk)
    still.focus(block(scene)?.programme, of: channel(scene), scene)
  }

  mutating func wake(_ desk: inout Desk) {
    let now = desk.scene.now
    if listings.retry.isDue(at: now) { listings.tryAgain(&desk) }
    if typed.isOver(at: now) { endTyping(&desk) }
    still.wake(&desk)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    guard case .programmes(let from) = topic else { return still.receive(reply, topic: topic, &desk) }
    listings.receive(reply, from: from, &desk)
    still.focus(block(desk.scene)?.programme, of: channel(desk.scene), desk.scene)
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    still.notice(news, &desk)
    guard case .air(.tuned) = news else { return }
    if place.channel == nil { goToCurrent(desk.scene) }
    follow(&desk)
  }

  // MARK: Focus

  /// The focused channel; nil where there is none.
  func channel(_ scene: Scene) -> Channel? {
    let channels = scene.tuner.channels
    return channels.indices.contains(place.row) ? channels[place.row] : nil
  }

  /// The focused block; nil where there is no channel.
  func block(_ scene: Scene) -> GuideBlock? {
    guard let channel = channel(scene) else { return nil }
    return listings.blocks(of: channel.id, from: place.start, to: grid(scene).end).first { $0.isOn(at: place.moment) }
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(scene) {
      notice.buttonRow(scene).addFocus(to: &map, scene.grid)
    } else if let block = block(scene) {
      let rect = grid(scene).rect(place.row - place.scroll.top, from: block.start, to: block.stop)
      map.add(Self.blockID, rect, group: "guide")
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    follow(&desk)
  }

  // MARK: Acting

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    if notice(scene) != nil { return Offers(ok: scene.place == nil ? nil : words(.tryNow)) }
    guard let block = block(scene) else { return Offers(ok: nil) }
    let time = scene.tuner.time(at: scene.now)
    var offers = Offers(ok: block.isOn(at: time) ? words(.watch) : block.programme == nil ? nil : words(.details))
    if let reminder = reminder(scene) {
      let isSet = scene.tuner.reminds(of: reminder.programme, on: reminder.channel)
      offers.coloured = [(.red, Offer(command: .remind, label: words(isSet ? .forgetReminder : .remindMe)))]
    }
    offers.coloured += [
      (.green, Offer(command: .now, label: words(.now))),
      (.yellow, Offer(command: .dayEarlier, label: words(.dayEarlier))),
      (.blue, Offer(command: .dayLater, label: words(.dayLater))),
    ]
    if block.programme != nil { offers.more = [Offer(command: .information, label: words(.details))] }
    return offers
  }

  /// The focused programme's reminder, set or not; nil where there is nothing to wait for.
  private func reminder(_ scene: Scene) -> Reminder? {
    guard let channel = channel(scene), let programme = block(scene)?.programme,
      programme.start > scene.tuner.time(at: scene.now)
    else { return nil }
    return Reminder(channel: channel.id, programme: programme)
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    switch command {
    case .open: open(desk.scene, &desk)
    case .information: openDetails(&desk)
    case .remind: remind(&desk)
    case .now:
      goToNow(desk.scene)
      moved(&desk)
    case .dayEarlier: go(days: -1, &desk)
    case .dayLater: go(days: 1, &desk)
    default: break
    }
  }

  private mutating func open(_ scene: Scene, _ desk: inout Desk) {
    if notice(scene) != nil { return retry(&desk) }
    guard let channel = channel(scene), let block = block(scene) else { return }
    guard block.isOn(at: scene.tuner.time(at: scene.now)) else { return openDetails(&desk) }
    desk.tuner(.tune(channel))
    desk.watch()
  }

  private mutating func retry(_ desk: inout Desk) {
    if desk.scene.tuner.channels.isEmpty { return desk.tuner(.refreshChannels) }
    listings.tryAgain(&desk)
  }

  private mutating func openDetails(_ desk: inout Desk) {
    guard let channel = channel(desk.scene), let programme = block(desk.scene)?.programme else { return }
    let photo = still.programme == programme ? still.photo : nil
    desk.go(to: ProgrammeDialog(programme, on: channel, photo: photo))
  }

  private mutating func remind(_ desk: inout Desk) {
    guard let reminder = reminder(desk.scene) else { return }
    let isSet = desk.scene.tuner.reminds(of: reminder.programme, on: reminder.channel)
    desk.remark(desk.scene.words(isSet ? .willNotRemind : .willRemind))
    desk.tuner(.toggle(reminder))
  }

  private mutating func go(days: Int64, _ desk: inout Desk) {
    if !place.go(days: days, grid(desk.scene), desk.scene) { desk.remark(desk.scene.words(.guideEnds)) }
    moved(&desk)
  }

  /// The place is another one now.
  private mutating func moved(_ desk: inout Desk) {
    listings.isUsed()
    follow(&desk)
    desk.focus(Self.blockID)
  }

  // MARK: Keys

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    let scene = desk.scene
    let channels = scene.tuner.channels
    guard notice(scene) == nil, !channels.isEmpty else { return false }
    if let digit = key.digit { return type(digit, &desk) }
    typed = TypedNumber()
    let grid = grid(scene)
    let before = (place.start, place.moment)
    switch key {
    case .arrowLeft: place.goLeft(surroundings(scene), grid, scene)
    case .arrowRight: place.goRight(surroundings(scene), grid, scene)
    case .arrowUp: place.go(to: place.row - 1, in: channels, grid)
    // From the last channel on to the hints.
    case .arrowDown where place.row < channels.count - 1: place.go(to: place.row + 1, in: channels, grid)
    default:
      guard let direction = key.pageDirection else { return false }
      place.turnPage(direction, in: channels, grid)
    }
    let isSideways = key == .arrowLeft || key == .arrowRight
    if isSideways, before == (place.start, place.moment) { desk.remark(scene.words(.guideEnds)) }
    moved(&desk)
    return true
  }

  /// What the focused channel shows on the screen and as much to both sides.
  private func surroundings(_ scene: Scene) -> [GuideBlock] {
    let grid = grid(scene)
    guard let channel = channel(scene) else { return [] }
    return listings.blocks(of: channel.id, from: grid.start - grid.spanMS, to: grid.end + grid.spanMS)
  }

  /// Goes to the channel with the number typed so far, as soon as there is one.
  private mutating func type(_ digit: Int, _ desk: inout Desk) -> Bool {
    typed.type(digit, at: desk.scene.now)
    desk.remark(typed.digits)
    guard let row = typedRow(desk.scene) else { return true }
    place.go(to: row, in: desk.scene.tuner.channels, grid(desk.scene))
    moved(&desk)
    return true
  }

  private mutating func endTyping(_ desk: inout Desk) {
    let isKnown = typedRow(desk.scene) != nil
    desk.remark(isKnown ? "" : desk.scene.words(.noChannel, ["number": typed.digits]))
    typed = TypedNumber()
  }

  private func typedRow(_ scene: Scene) -> Int? {
    scene.tuner.channels.firstIndex { String($0.number) == typed.digits }
  }
}
