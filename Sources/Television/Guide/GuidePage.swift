import Calls
import Device
import InteractionService
import Screen

/// The programme guide: channels by time, navigated by programme and by day.
struct GuidePage: ProgrammePhotosPage {
  var listings = GuideListings()
  private(set) var position = GuidePosition()
  private(set) var still = GuideStill()
  /// The channel number being typed.
  private var typed = TypedNumber()

  /// The only focusable item: the block at the position's time.
  static let blockID: FocusID = "block"

  var name: PageName { .guide }
  var presentation: PagePresentation { .fullScreen }
  var programmePhotos: ProgrammePhotos {
    get { still.programmePhotos }
    set { still.programmePhotos = newValue }
  }
  var helpKeys: Set<RemoteKey> { [.digit1, .info] }
  var turnsPages: Bool { true }

  func crumb(_ view: ViewContext) -> String { view.words(.guide) }

  func wakeMS(_ view: ViewContext) -> Int64? {
    [still.wakeMS(view), typed.untilMS, listings.countdown.wakeMS(at: view.now)].compactMap(\.self).min()
  }

  func grid(_ view: ViewContext) -> GuideGrid {
    GuideGrid(view.grid, start: position.start, channelCount: view.tuner.channels.count)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    if context.view.tuner.channels.isEmpty { context.tuner(.refreshChannels) }
    goToNow(context.view)
    goToCurrent(context.view)
    follow(&context)
  }

  mutating func goToNow(_ view: ViewContext) {
    position.go(to: view.tuner.time(at: view.now), in: view.now.zone)
  }

  private mutating func goToCurrent(_ view: ViewContext) {
    let channels = view.tuner.channels
    guard let row = channels.firstIndex(where: { $0.id == view.tuner.channel?.id }) else { return }
    position.go(to: row, in: channels, grid(view))
  }

  /// Requests what is visible and shows the still of the focused programme.
  private mutating func follow(_ context: inout PageContext) {
    let view = context.view
    let channels = view.tuner.channels
    guard !channels.isEmpty else { return }
    position.update(channels)
    let grid = grid(view)
    position.reveal(channels, grid)
    listings.request(position.visible(channels, grid), of: channels, from: grid.start, spanMS: grid.spanMS, &context)
    still.focus(block(view)?.programme, of: channel(view), view)
  }

  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now
    if typed.isOver(at: now) { endTyping(&context) }
    still.wake(&context)
  }

  mutating func programmePhotosChanged(_ context: inout PageContext) {
    still.show(context.view)
  }

  /// Handles programmes that have arrived: requests what is needed now and follows the focused programme.
  mutating func listingsChanged(_ context: inout PageContext) {
    listings.ask(&context)
    still.focus(block(context.view)?.programme, of: channel(context.view), context.view)
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    still.receive(notification, &context)
    guard case .tuner(.tuned) = notification else { return }
    if position.channel == nil { goToCurrent(context.view) }
    follow(&context)
  }

  // MARK: Focus

  /// Returns the focused channel; nil if there is none.
  func channel(_ view: ViewContext) -> Channel? {
    let channels = view.tuner.channels
    return channels.indices.contains(position.row) ? channels[position.row] : nil
  }

  /// Returns the focused block; nil if there is no channel.
  func block(_ view: ViewContext) -> GuideBlock? {
    guard let channel = channel(view) else { return nil }
    return listings.blocks(of: channel.id, from: position.start, to: grid(view).end).first {
      $0.isOn(at: position.moment)
    }
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
    } else if let block = block(view) {
      let rect = grid(view).rect(position.row - position.scroll.top, from: block.start, to: block.stop)
      map.add(Self.blockID, rect, group: "guide")
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    follow(&context)
  }

  // MARK: Movement

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    let view = context.view
    let channels = view.tuner.channels
    guard notice(view) == nil, !channels.isEmpty else { return false }
    if let digit = key.digit { return type(digit, &context) }
    typed = TypedNumber()
    let grid = grid(view)
    let before = (position.start, position.moment)
    switch key {
    case .arrowLeft: position.goLeft(surroundings(view), grid, view)
    case .arrowRight: position.goRight(surroundings(view), grid, view)
    case .arrowUp: position.go(to: position.row - 1, in: channels, grid)
    // From the last channel, Down moves to the hint bar.
    case .arrowDown where position.row < channels.count - 1: position.go(to: position.row + 1, in: channels, grid)
    default:
      guard let direction = key.pageDirection else { return false }
      position.turnPage(direction, in: channels, grid)
    }
    let isSideways = key == .arrowLeft || key == .arrowRight
    if isSideways, before == (position.start, position.moment) { context.show(message: view.words(.guideEnds)) }
    moved(&context)
    return true
  }

  /// Returns the focused channel's blocks in the visible span and as much again on both sides.
  private func surroundings(_ view: ViewContext) -> [GuideBlock] {
    let grid = grid(view)
    guard let channel = channel(view) else { return [] }
    return listings.blocks(of: channel.id, from: grid.start - grid.spanMS, to: grid.end + grid.spanMS)
  }

  /// Moves by days; shows a message at the end of the guide.
  mutating func go(days: Int64, _ context: inout PageContext) {
    if !position.go(days: days, grid(context.view), context.view) {
      context.show(message: context.view.words(.guideEnds))
    }
    moved(&context)
  }

  /// Handles a change of position.
  mutating func moved(_ context: inout PageContext) {
    follow(&context)
    context.focus(Self.blockID)
  }

  /// Moves to the channel with the number typed so far, as soon as one matches.
  private mutating func type(_ digit: Int, _ context: inout PageContext) -> Bool {
    typed.type(digit, at: context.view.now)
    context.show(message: typed.digits)
    guard let row = typedRow(context.view) else { return true }
    position.go(to: row, in: context.view.tuner.channels, grid(context.view))
    moved(&context)
    return true
  }

  private mutating func endTyping(_ context: inout PageContext) {
    let isKnown = typedRow(context.view) != nil
    context.show(message: isKnown ? "" : context.view.words(.noChannel, ["number": typed.digits]))
    typed = TypedNumber()
  }

  private func typedRow(_ view: ViewContext) -> Int? {
    view.tuner.channels.firstIndex { String($0.number) == typed.digits }
  }
}
