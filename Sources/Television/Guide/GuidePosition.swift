import Calls
import InteractionService
import Screen

/// The position in the guide: a channel, a time, and the visible part.
///
/// The focus is a time on a channel and not a programme: the programme on at that time has it. Up and Down keep the
/// time, and programmes that arrive later find the focus in its position.
struct GuidePosition: Sendable {
  /// The channel's index in the list.
  private(set) var row = 0
  /// The channel's ID, which identifies it when the list changes; nil until there is one.
  private(set) var channel: String?
  /// The focused time.
  private(set) var moment = Instant(unixMS: 0)
  /// The first visible time.
  private(set) var start = Instant(unixMS: 0)
  private(set) var scroll = Scrolling()

  /// The range of days in the guide: from a week ago to a fortnight ahead.
  private static let daysBack: Int64 = 7
  private static let daysAhead: Int64 = 15
  static let dayMS: Int64 = 86_400_000

  // MARK: Channels

  /// Finds the channel again in a list that may have changed.
  mutating func update(_ channels: [Channel]) {
    guard !channels.isEmpty else { return }
    if !channels.indices.contains(row) || channels[row].id != channel {
      row = channels.firstIndex { $0.id == channel } ?? min(row, channels.count - 1)
    }
    channel = channels[row].id
  }

  /// Moves to a channel.
  mutating func go(to row: Int, in channels: [Channel], _ grid: GuideGrid) {
    guard channels.indices.contains(row) else { return }
    (self.row, channel) = (row, channels[row].id)
    reveal(channels, grid)
  }

  /// Scrolls so that the channel is visible.
  mutating func reveal(_ channels: [Channel], _ grid: GuideGrid) {
    scroll.reveal(row, visible: grid.visibleRows, total: channels.count)
  }

  /// Moves by a page of channels: 1 forward, −1 back. The focus stays in the same row of the screen.
  mutating func turnPage(_ direction: Int, in channels: [Channel], _ grid: GuideGrid) {
    let visible = grid.visibleRows
    let edge = direction > 0 ? scroll.top + 2 * visible - 1 : scroll.top - visible
    scroll.reveal(max(0, edge), visible: visible, total: channels.count)
    go(to: min(max(row + direction * visible, 0), channels.count - 1), in: channels, grid)
  }

  /// Returns the indices of the visible channels.
  func visible(_ channels: [Channel], _ grid: GuideGrid) -> Range<Int> {
    let first = min(scroll.top, channels.count)
    return first..<min(channels.count, first + grid.visibleRows)
  }

  // MARK: Time

  /// Moves to a time, with half an hour before it visible.
  mutating func go(to moment: Instant, in zone: ZoneOffsets) {
    self.moment = moment
    start = GuideGrid.slot(of: moment, in: zone) - GuideGrid.slotMS
  }

  /// Moves a number of days forward or back to the same time by the clock, within the guide's range.
  ///
  /// - Returns: Whether the position changed.
  mutating func go(days: Int64, _ grid: GuideGrid, _ view: ViewContext) -> Bool {
    let (oldStart, zone) = (start, view.now.zone)
    let wanted = Self.moved(start, days: days, in: zone)
    start = Self.clamped(wanted, grid, view)
    guard start == wanted else {
      moment = start + moment.milliseconds(since: oldStart)
      return start != oldStart
    }
    moment = Self.moved(moment, days: days, in: zone)
    // Around a change of the offset, the span between the edge and the time is an hour longer or shorter.
    if moment < start { start = GuideGrid.slot(of: moment, in: zone) }
    if moment >= start + grid.spanMS { start = GuideGrid.slot(of: moment, in: zone) + GuideGrid.slotMS - grid.spanMS }
    return true
  }

  /// Returns the same time by the clock a number of days later.
  private static func moved(_ moment: Instant, days: Int64, in zone: ZoneOffsets) -> Instant {
    zone.instant(localMS: zone.localMS(of: moment).addingSaturated(days * dayMS))
  }

  /// Moves to the next programme, or forward within one that is longer than the screen.
  ///
  /// - Parameter blocks: The channel's blocks, a screen's width to both sides.
  mutating func goRight(_ blocks: [GuideBlock], _ grid: GuideGrid, _ view: ViewContext) {
    guard let index = blocks.firstIndex(where: { $0.isOn(at: moment) }) else { return }
    let zone = view.now.zone
    guard blocks[index].stop < grid.end + grid.spanMS, blocks.indices.contains(index + 1) else {
      start = Self.clamped(start + (grid.spanMS - GuideGrid.slotMS), grid, view)
      return moment = max(moment, start)
    }
    let next = blocks[index + 1]
    if next.stop > grid.end {
      // The whole programme if it fits, else its beginning at the left edge.
      let fitting = GuideGrid.slot(of: next.stop - 1, in: zone) + GuideGrid.slotMS - grid.spanMS
      let wanted = min(fitting, GuideGrid.slot(of: next.start, in: zone))
      start = Self.clamped(max(start, wanted), grid, view)
    }
    if next.start < start + grid.spanMS { moment = next.start }
  }

  /// Moves to the previous programme, or back within one that is longer than the screen.
  mutating func goLeft(_ blocks: [GuideBlock], _ grid: GuideGrid, _ view: ViewContext) {
    guard let index = blocks.firstIndex(where: { $0.isOn(at: moment) }) else { return }
    let back = grid.spanMS - GuideGrid.slotMS
    guard blocks[index].start > grid.start - grid.spanMS, index > 0 else {
      start = Self.clamped(start - back, grid, view)
      return moment = max(start, blocks[index].start)
    }
    let previous = blocks[index - 1]
    if previous.start < start {
      let isShort = previous.stop.milliseconds(since: previous.start) <= grid.spanMS
      let slot = GuideGrid.slot(of: previous.start, in: view.now.zone)
      start = Self.clamped(isShort ? slot : start - back, grid, view)
    }
    if previous.stop > start { moment = max(previous.start, start) }
  }

  private static func clamped(_ start: Instant, _ grid: GuideGrid, _ view: ViewContext) -> Instant {
    let zone = view.now.zone
    let local = zone.localMS(of: view.tuner.time(at: view.now))
    let midnight = local - (local % dayMS + dayMS) % dayMS
    let first = zone.instant(localMS: midnight - daysBack * dayMS)
    let end = zone.instant(localMS: midnight + daysAhead * dayMS)
    return min(max(start, first), end - grid.spanMS)
  }
}
