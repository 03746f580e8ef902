import Calls
import Screen

/// Where times and channels stand in the guide: columns are time, rows are channels. Everything is reckoned, nothing is
/// looked up, so that the place of a block costs the same on the first day and on the fourteenth.
struct GuideGrid {
  let page: PageGrid
  /// The moment of the first column; a half hour of local time.
  let start: Instant
  /// Half hours that show.
  let slots: Int
  /// Columns left of the times, for the channels' numbers and names.
  let nameColumns: Int
  /// The row of the times.
  let timeRow: Int

  /// The step of the time row.
  static let slotMS: Int64 = 1_800_000
  /// About how many columns half an hour takes.
  private static let slotColumns = 18

  /// - Parameter channelCount: How many channels there are; what they leave free the head takes, up to half the screen.
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

  /// For how long a row goes, milliseconds.
  var spanMS: Int64 { Int64(slots) * Self.slotMS }
  /// The moment behind the last column.
  var end: Instant { start + spanMS }
  /// The first column of the times.
  var left: Int { page.left + nameColumns }
  /// The first column behind them.
  var right: Int { page.right }
  private var columns: Int { max(1, right - left) }

  /// The column nearest to a moment; an edge for moments that do not show.
  func column(of moment: Instant) -> Int {
    let passedMS = min(max(moment.milliseconds(since: start), 0), spanMS)
    return left + Int((passedMS * Int64(columns) + spanMS / 2) / spanMS)
  }

  /// Whether a moment shows.
  func shows(_ moment: Instant) -> Bool { start <= moment && moment < end }

  /// The half hour of local time that a moment is in, or a number of half hours away.
  static func slot(of moment: Instant, zoneOffsetSeconds: Int) -> Instant {
    let zoneMS = Int64(zoneOffsetSeconds) * 1_000
    let local = moment.unixMS + zoneMS
    return Instant(unixMS: (local - (local % slotMS + slotMS) % slotMS) - zoneMS)
  }

  // MARK: Rows

  private static func leastTimeRow(_ page: PageGrid) -> Int {
    if page.size.rows < 24 { return page.bodyRow + 3 }
    return page.hasHalfRows ? max(page.bodyRow + 10, page.size.rows / 5) : page.bodyRow + 4
  }

  private static func blockRows(_ page: PageGrid) -> Int { page.size.rows < 24 ? 1 : 2 }

  /// The first channel's row; before it one in which the stroke of now begins, where there is room.
  var firstRow: Int { timeRow + (page.size.rows < 24 ? 1 : 2) }
  /// Rows of a block.
  var blockRows: Int { Self.blockRows(page) }
  /// Rows from one channel to the next.
  var pitch: Int { blockRows + 1 }
  /// How many channels show.
  var visibleRows: Int { max(1, (page.hintsRow - firstRow) / pitch) }
  /// The first row behind the last channel's.
  var endRow: Int { firstRow + visibleRows * pitch - 1 }

  /// The first row of a channel, by its place on the screen.
  func row(_ place: Int) -> Int { firstRow + place * pitch }

  /// The cells of a time on a channel's row, with a blank column behind it; never less than one column, so that what lasts a
  /// minute is there as well.
  func rect(_ place: Int, from: Instant, to: Instant) -> Rect {
    let first = min(column(of: from), right - 1)
    let behind = column(of: to)
    let last = behind >= right ? right : behind - 1
    return Rect(column: first, row: row(place), columns: max(1, last - first), rows: blockRows)
  }

  /// The cells of the head's picture, in the upper right corner.
  var picture: Rect {
    let columns = min(page.size.columns * 2 / 5, timeRow * 15 / 4)
    return Rect(column: page.size.columns - columns, row: 0, columns: columns, rows: timeRow)
  }
}
