import Calls
import Device
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

  func crumb(_ view: ViewContext) -> String { view.words(.guide) }

  func wakeMS(_ view: ViewContext) -> Int64? {
    [still.wakeMS(view), typed.untilMS, listings.retry.wakeMS(at: view.now)].compactMap(\.self).min()
  }

  func grid(_ view: ViewContext) -> GuideGrid {
    GuideGrid(view.grid, start: place.start, channelCount: view.tuner.channels.count)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    if context.view.tuner.channels.isEmpty { context.tuner(.refreshChannels) }
    goToNow(context.view)
    goToCurrent(context.view)
    follow(&context)
  }

  private mutating func goToNow(_ view: ViewContext) {
    place.go(to: view.tuner.time(at: view.now), zoneOffsetSeconds: view.now.zoneOffsetSeconds)
  }

  private mutating func goToCurrent(_ view: ViewContext) {
    let channels = view.tuner.channels
    guard let row = channels.firstIndex(where: { $0.id == view.tuner.channel?.id }) else { return }
    place.go(to: row, in: channels, grid(view))
  }

  /// Keeps up with where one is: what shows is read, and the still is the focused programme's.
  private mutating func follow(_ context: inout PageContext) {
    let view = context.view
    let channels = view.tuner.channels
    guard !channels.isEmpty else { return }
    place.settle(in: channels)
    let grid = grid(view)
    place.reveal(channels, grid)
    listings.want(place.visible(channels, grid), of: channels, from: grid.start, spanMS: grid.spanMS, &context)
    still.focus(block(view)?.programme, of: channel(view), view)
  }

  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now
    if listings.retry.isDue(at: now) { listings.tryAgain(&context) }
    if typed.isOver(at: now) { endTyping(&context) }
    still.wake(&context)
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    guard case .programmes(let from) = topic else { return still.receive(reply, topic: topic, &context) }
    listings.receive(reply, from: from, &context)
    still.focus(block(context.view)?.programme, of: channel(context.view), context.view)
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    still.notice(notification, &context)
    guard case .air(.tuned) = notification else { return }
    if place.channel == nil { goToCurrent(context.view) }
    follow(&context)
  }

  // MARK: Focus

  /// The focused channel; nil where there is none.
  func channel(_ view: ViewContext) -> Channel? {
    let channels = view.tuner.channels
    return channels.indices.contains(place.row) ? channels[place.row] : nil
  }

  /// The focused block; nil where there is no channel.
  func block(_ view: ViewContext) -> GuideBlock? {
    guard let channel = channel(view) else { return nil }
    return listings.blocks(of: channel.id, from: place.start, to: grid(view).end).first { $0.isOn(at: place.moment) }
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
    } else if let block = block(view) {
      let rect = grid(view).rect(place.row - place.scroll.top, from: block.start, to: block.stop)
      map.add(Self.blockID, rect, group: "guide")
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    follow(&context)
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    if notice(view) != nil { return AvailableActions(ok: view.place == nil ? nil : words(.tryNow)) }
    guard let block = block(view) else { return AvailableActions(ok: nil) }
    let time = view.tuner.time(at: view.now)
    var actions = AvailableActions(
      ok: block.isOn(at: time) ? words(.watch) : block.programme == nil ? nil : words(.details))
    if let reminder = reminder(view) {
      let isSet = view.tuner.reminds(of: reminder.programme, on: reminder.channel)
      actions.coloured = [(.red, Action(command: .remind, label: words(isSet ? .forgetReminder : .remindMe)))]
    }
    actions.coloured += [
      (.green, Action(command: .now, label: words(.now))),
      (.yellow, Action(command: .dayEarlier, label: words(.dayEarlier))),
      (.blue, Action(command: .dayLater, label: words(.dayLater))),
    ]
    if block.programme != nil { actions.more = [Action(command: .information, label: words(.details))] }
    return actions
  }

  /// The focused programme's reminder, set or not; nil where there is nothing to wait for.
  private func reminder(_ view: ViewContext) -> Reminder? {
    guard let channel = channel(view), let programme = block(view)?.programme,
      programme.start > view.tuner.time(at: view.now)
    else { return nil }
    return Reminder(channel: channel.id, programme: programme)
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch command {
    case .open: open(context.view, &context)
    case .information: openDetails(&context)
    case .remind: remind(&context)
    case .now:
      goToNow(context.view)
      moved(&context)
    case .dayEarlier: go(days: -1, &context)
    case .dayLater: go(days: 1, &context)
    default: break
    }
  }

  private mutating func open(_ view: ViewContext, _ context: inout PageContext) {
    if notice(view) != nil { return retry(&context) }
    guard let channel = channel(view), let block = block(view) else { return }
    guard block.isOn(at: view.tuner.time(at: view.now)) else { return openDetails(&context) }
    context.tuner(.tune(channel))
    context.watch()
  }

  private mutating func retry(_ context: inout PageContext) {
    if context.view.tuner.channels.isEmpty { return context.tuner(.refreshChannels) }
    listings.tryAgain(&context)
  }

  private mutating func openDetails(_ context: inout PageContext) {
    guard let channel = channel(context.view), let programme = block(context.view)?.programme else { return }
    let photo = still.programme == programme ? still.photo : nil
    context.go(to: ProgrammeDialog(programme, on: channel, photo: photo))
  }

  private mutating func remind(_ context: inout PageContext) {
    guard let reminder = reminder(context.view) else { return }
    let isSet = context.view.tuner.reminds(of: reminder.programme, on: reminder.channel)
    context.remark(context.view.words(isSet ? .willNotRemind : .willRemind))
    context.tuner(.toggle(reminder))
  }

  private mutating func go(days: Int64, _ context: inout PageContext) {
    if !place.go(days: days, grid(context.view), context.view) { context.remark(context.view.words(.guideEnds)) }
    moved(&context)
  }

  /// The place is another one now.
  private mutating func moved(_ context: inout PageContext) {
    listings.isUsed()
    follow(&context)
    context.focus(Self.blockID)
  }

  // MARK: Keys

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    let view = context.view
    let channels = view.tuner.channels
    guard notice(view) == nil, !channels.isEmpty else { return false }
    if let digit = key.digit { return type(digit, &context) }
    typed = TypedNumber()
    let grid = grid(view)
    let before = (place.start, place.moment)
    switch key {
    case .arrowLeft: place.goLeft(surroundings(view), grid, view)
    case .arrowRight: place.goRight(surroundings(view), grid, view)
    case .arrowUp: place.go(to: place.row - 1, in: channels, grid)
    // From the last channel on to the hints.
    case .arrowDown where place.row < channels.count - 1: place.go(to: place.row + 1, in: channels, grid)
    default:
      guard let direction = key.pageDirection else { return false }
      place.turnPage(direction, in: channels, grid)
    }
    let isSideways = key == .arrowLeft || key == .arrowRight
    if isSideways, before == (place.start, place.moment) { context.remark(view.words(.guideEnds)) }
    moved(&context)
    return true
  }

  /// What the focused channel shows on the screen and as much to both sides.
  private func surroundings(_ view: ViewContext) -> [GuideBlock] {
    let grid = grid(view)
    guard let channel = channel(view) else { return [] }
    return listings.blocks(of: channel.id, from: grid.start - grid.spanMS, to: grid.end + grid.spanMS)
  }

  /// Goes to the channel with the number typed so far, as soon as there is one.
  private mutating func type(_ digit: Int, _ context: inout PageContext) -> Bool {
    typed.type(digit, at: context.view.now)
    context.remark(typed.digits)
    guard let row = typedRow(context.view) else { return true }
    place.go(to: row, in: context.view.tuner.channels, grid(context.view))
    moved(&context)
    return true
  }

  private mutating func endTyping(_ context: inout PageContext) {
    let isKnown = typedRow(context.view) != nil
    context.remark(isKnown ? "" : context.view.words(.noChannel, ["number": typed.digits]))
    typed = TypedNumber()
  }

  private func typedRow(_ view: ViewContext) -> Int? {
    view.tuner.channels.firstIndex { String($0.number) == typed.digits }
  }
}
