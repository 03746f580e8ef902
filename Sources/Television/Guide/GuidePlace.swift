import Calls
import InteractionService
import Screen

/// Where one is in the guide: on which channel, at which moment, and which part of it shows.
///
/// The focus is no programme but a moment on a channel: what is on then has it. So up and down keep the moment, and whatever
/// is read later finds its place.
struct GuidePlace: Sendable {
  /// The place of the channel in the list.
  private(set) var row = 0
  /// The channel's ID, by which it is found again in another list; nil until there is one.
  private(set) var channel: String?
  /// The moment.
  private(set) var moment = Instant(unixMS: 0)
  /// The first moment that shows.
  private(set) var start = Instant(unixMS: 0)
  private(set) var scroll = Scrolling()

  /// The days the guide knows: from a week ago to a fortnight ahead.
  private static let daysBack: Int64 = 7
  private static let daysAhead: Int64 = 15
  static let dayMS: Int64 = 86_400_000

  // MARK: Channels

  /// Finds its channel again in a list that may have changed.
  mutating func settle(in channels: [Channel]) {
    guard !channels.isEmpty else { return }
    if !channels.indices.contains(row) || channels[row].id != channel {
      row = channels.firstIndex { $0.id == channel } ?? min(row, channels.count - 1)
    }
    channel = channels[row].id
  }

  /// Goes to a channel.
  mutating func go(to row: Int, in channels: [Channel], _ grid: GuideGrid) {
    guard channels.indices.contains(row) else { return }
    (self.row, channel) = (row, channels[row].id)
    reveal(channels, grid)
  }

  /// Brings its channel into view.
  mutating func reveal(_ channels: [Channel], _ grid: GuideGrid) {
    scroll.reveal(row, visible: grid.visibleRows, total: channels.count)
  }

  /// Turns a page of channels: 1 onwards, −1 back. The focus keeps its place on the screen.
  mutating func turnPage(_ direction: Int, in channels: [Channel], _ grid: GuideGrid) {
    let visible = grid.visibleRows
    let edge = direction > 0 ? scroll.top + 2 * visible - 1 : scroll.top - visible
    scroll.reveal(max(0, edge), visible: visible, total: channels.count)
    go(to: min(max(row + direction * visible, 0), channels.count - 1), in: channels, grid)
  }

  /// The channels that show, as places in the list.
  func visible(_ channels: [Channel], _ grid: GuideGrid) -> Range<Int> {
    let first = min(scroll.top, channels.count)
    return first..<min(channels.count, first + grid.visibleRows)
  }

  // MARK: Time

  /// Goes to a moment, with half an hour before it.
  mutating func go(to moment: Instant, zoneOffsetSeconds: Int) {
    self.moment = moment
    start = GuideGrid.slot(of: moment, zoneOffsetSeconds: zoneOffsetSeconds) - GuideGrid.slotMS
  }

  /// Goes a number of days on or back, as far as the guide goes.
  ///
  /// - Returns: Whether it went anywhere.
  mutating func go(days: Int64, _ grid: GuideGrid, _ view: ViewContext) -> Bool {
    let old = start
    start = Self.clamped(start + days * Self.dayMS, grid, view)
    moment = moment + start.milliseconds(since: old)
    return start != old
  }

  /// Goes to the programme after, or on in one that is longer than the screen.
  ///
  /// - Parameter blocks: Those of the channel, a screen's width to both sides.
  mutating func goRight(_ blocks: [GuideBlock], _ grid: GuideGrid, _ view: ViewContext) {
    guard let index = blocks.firstIndex(where: { $0.isOn(at: moment) }) else { return }
    let zone = view.now.zoneOffsetSeconds
    guard blocks[index].stop < grid.end + grid.spanMS, blocks.indices.contains(index + 1) else {
      start = Self.clamped(start + (grid.spanMS - GuideGrid.slotMS), grid, view)
      return moment = max(moment, start)
    }
    let next = blocks[index + 1]
    if next.stop > grid.end {
      // All of it where it fits, else its beginning at the left.
      let fitting = GuideGrid.slot(of: next.stop - 1, zoneOffsetSeconds: zone) + GuideGrid.slotMS - grid.spanMS
      let wanted = min(fitting, GuideGrid.slot(of: next.start, zoneOffsetSeconds: zone))
      start = Self.clamped(max(start, wanted), grid, view)
    }
    if next.start < start + grid.spanMS { moment = next.start }
  }

  /// Goes to the programme before, or back in one that is longer than the screen.
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
      let slot = GuideGrid.slot(of: previous.start, zoneOffsetSeconds: view.now.zoneOffsetSeconds)
      start = Self.clamped(isShort ? slot : start - back, grid, view)
    }
    if previous.stop > start { moment = max(previous.start, start) }
  }

  private static func clamped(_ start: Instant, _ grid: GuideGrid, _ view: ViewContext) -> Instant {
    let zoneMS = Int64(view.now.zoneOffsetSeconds) * 1_000
    let local = view.tuner.time(at: view.now).unixMS + zoneMS
    let midnight = Instant(unixMS: local - (local % dayMS + dayMS) % dayMS - zoneMS)
    return min(max(start, midnight - daysBack * dayMS), midnight + (daysAhead * dayMS - grid.spanMS))
  }
}
