import Calls
import Screen

/// The layout of the guide: columns are time, rows are channels. Positions are calculated without any look-up, so that
/// a block costs the same on the first day and on the fourteenth.
struct GuideGrid {
  let page: PageGrid
  /// The time of the first column; a half hour of local time.
  let start: Instant
  /// The number of visible half hours.
  let slots: Int
  /// The columns left of the times, for the channels' numbers and names.
  let nameColumns: Int
  /// The row of the times.
  let timeRow: Int

  /// The step of the time row, in milliseconds.
  static let slotMS: Int64 = 1_800_000
  /// The approximate number of columns for half an hour.
  private static let slotColumns = 18

  /// - Parameter channelCount: The number of channels; rows they leave free enlarge the head, up to half the screen.
  init(_ page: PageGrid, start: Instant, channelCount: Int) {
    self.page = page
    self.start = start
    let width = page.size.columns
    nameColumns = width < 80 ? 14 : width < 100 ? 15 : width < 160 ? 18 : 24
    slots = max(3, (page.contentColumns - nameColumns) / Self.slotColumns)
    let least = Self.leastTimeRow(page)
    let needed = max(channelCount, 1) * (Self.blockRows(page) + 1) + (page.size.rows < 24 ? 2 : 3)
    timeRow = page.hasHalfRows ? max(least, min(page.hintsRow - needed, page.size.rows / 2 - 2)) : least
  }

  // MARK: Time

  /// The visible span of time, in milliseconds.
  var spanMS: Int64 { Int64(slots) * Self.slotMS }
  /// The end of the last column.
  var end: Instant { start + spanMS }
  /// The first column of the times.
  var left: Int { page.left + nameColumns }
  /// The column after the times.
  var right: Int { page.right }
  private var columns: Int { max(1, right - left) }

  /// Returns the column nearest to a time; an edge for times outside the window.
  func column(of moment: Instant) -> Int {
    let passedMS = min(max(moment.milliseconds(since: start), 0), spanMS)
    return left + Int((passedMS * Int64(columns) + spanMS / 2) / spanMS)
  }

  /// Returns whether a time is visible.
  func shows(_ moment: Instant) -> Bool { start <= moment && moment < end }

  /// Returns the start of the half hour of local time that contains a time.
  static func slot(of moment: Instant, in zone: ZoneOffsets) -> Instant {
    let local = zone.localMS(of: moment)
    return moment - (local % slotMS + slotMS) % slotMS
  }

  // MARK: Rows

  private static func leastTimeRow(_ page: PageGrid) -> Int {
    if page.size.rows < 24 { return page.bodyRow + 3 }
    return page.hasHalfRows ? max(page.bodyRow + 10, page.size.rows / 5) : page.bodyRow + 4
  }

  private static func blockRows(_ page: PageGrid) -> Int { page.size.rows < 24 ? 1 : 2 }

  /// The first channel's row; if there is room, the line of the current time begins one row above it.
  var firstRow: Int { timeRow + (page.size.rows < 24 ? 1 : 2) }
  /// The rows of a block.
  var blockRows: Int { Self.blockRows(page) }
  /// The rows from one channel to the next.
  var pitch: Int { blockRows + 1 }
  /// The number of visible channels.
  var visibleRows: Int { max(1, (page.hintsRow - firstRow) / pitch) }
  /// The row after the last channel.
  var endRow: Int { firstRow + visibleRows * pitch - 1 }

  /// Returns the first row of a channel, by its index on the screen.
  func row(_ position: Int) -> Int { firstRow + position * pitch }

  /// Returns the cells of a span of time on a channel's row, without the blank column after it; at least one column, so
  /// that a programme of one minute is visible.
  func rect(_ position: Int, from: Instant, to: Instant) -> Rect {
    let first = min(column(of: from), right - 1)
    let behind = column(of: to)
    let last = behind >= right ? right : behind - 1
    return Rect(column: first, row: row(position), columns: max(1, last - first), rows: blockRows)
  }

  /// The cells of the head's picture, in the upper right corner.
  var picture: Rect {
    let columns = min(page.size.columns * 2 / 5, timeRow * 15 / 4)
    return Rect(column: page.size.columns - columns, row: 0, columns: columns, rows: timeRow)
  }
}
