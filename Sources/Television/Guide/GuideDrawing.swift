import Calls
import Device
import InteractionService
import Screen

/// Draws the visible times, channels and programmes of the guide.
struct GuideDrawing {
  let page: GuidePage
  let grid: GuideGrid
  let view: ViewContext

  private var words: Words { view.words }
  private var time: Instant { view.tuner.time(at: view.now) }

  /// One visible channel with its programmes.
  struct Row {
    var channel: Channel
    /// The row's index on the screen, from 0.
    var position: Int
    var isFocused: Bool
    var blocks: [GuideBlock]
  }

  /// The visible channels.
  var rows: [Row] {
    let channels = view.tuner.channels
    let visible = page.position.visible(channels, grid)
    return visible.map { index in
      Row(
        channel: channels[index], position: index - visible.lowerBound, isFocused: index == page.position.row,
        blocks: page.listings.blocks(of: channels[index].id, from: grid.start, to: grid.end))
    }
  }

  func draw(into frame: inout Frame) {
    let rows = rows
    let reminded = Set(view.tuner.reminders.map(\.id))
    drawTimes(into: &frame)
    for row in rows {
      drawName(row, into: &frame)
      for block in row.blocks where !isFocused(block, row) { draw(block, row, reminded, into: &frame) }
    }
    drawNow(into: &frame, rows: rows.count)
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: grid.firstRow..<max(grid.firstRow, grid.endRow),
      offset: page.position.scroll.top, visible: grid.visibleRows, total: view.tuner.channels.count)
    // The focused block is drawn last, so that nothing covers it, however short it is.
    for row in rows where row.isFocused {
      for block in row.blocks where isFocused(block, row) { drawFocused(block, row, reminded, into: &frame) }
    }
  }

  private func isFocused(_ block: GuideBlock, _ row: Row) -> Bool {
    row.isFocused && view.focus != nil && block.isOn(at: page.position.moment)
  }

  // MARK: Times

  private static let clockColumns = 5

  private func drawTimes(into frame: inout Frame) {
    let now = grid.shows(time) ? nowLabelColumn : nil
    for slot in 0..<grid.slots {
      let moment = grid.start + Int64(slot) * GuideGrid.slotMS
      let column = grid.column(of: moment)
      if let now, abs(now - column) <= Self.clockColumns { continue }
      frame.write(
        words.clock(moment, view.now), at: Point(column: column, row: grid.timeRow), Style(.quiet),
        width: grid.right - column)
    }
    guard let now else { return }
    frame.write(words.clock(time, view.now), at: Point(column: now, row: grid.timeRow), Style(.accent, bold: true))
  }

  /// The column of the clock: above the line of the current time, but within the times.
  private var nowLabelColumn: Int {
    min(max(grid.column(of: time) - Self.clockColumns / 2, grid.left), grid.right - Self.clockColumns)
  }

  /// Draws the line of the current time in the gaps between rows.
  private func drawNow(into frame: inout Frame, rows: Int) {
    guard grid.shows(time) else { return }
    let column = grid.column(of: time)
    let gaps = (0..<rows).map { grid.row($0) - 1 }.filter { $0 > grid.timeRow }
    for row in gaps { frame.write(frame.symbol(.stroke), at: Point(column: column, row: row), Style(.accent)) }
  }

  // MARK: Channels

  private func drawName(_ row: Row, into frame: inout Frame) {
    let isWide = grid.nameColumns >= 18
    let digits = max(3, String(view.tuner.channels.last?.number ?? 0).count)
    let number = String(row.channel.number)
    let end = grid.page.left + digits
    frame.write(number, endingAt: end, row: grid.row(row.position), Style(.quiet))
    let start = end + (isWide ? 2 : 1)
    frame.write(
      row.channel.name(words.language.rawValue), at: Point(column: start, row: grid.row(row.position)),
      row.isFocused ? Style(.text, bold: true) : Style(.body), width: grid.left - (isWide ? 2 : 1) - start)
  }

  // MARK: Blocks

  private func draw(_ block: GuideBlock, _ row: Row, _ reminded: Set<String>, into frame: inout Frame) {
    let isOn = block.programme != nil && block.isOn(at: time)
    let rect = grid.rect(row.position, from: block.start, to: block.stop)
    frame.fill(rect, isOn ? .raised : .surface)
    // Without tones, bold text marks the current programmes.
    let isFlat = !frame.renderStyle.hasTones
    let title = block.programme == nil ? Style(.quiet) : Style(isOn ? .text : .body, bold: isOn && isFlat)
    let letters = Letters(title: title, note: Style(.quiet), mark: Style(.accent))
    write(block, row, rect, letters, reminded, into: &frame)
  }

  private func drawFocused(_ block: GuideBlock, _ row: Row, _ reminded: Set<String>, into frame: inout Frame) {
    let rect = grid.rect(row.position, from: block.start, to: block.stop)
    frame.drawPlate(rect.grown(columns: 1), .focus)
    let letters = Letters(title: Style(.ink, bold: true), note: Style(.inkQuiet), mark: Style(.inkAccent))
    write(block, row, rect, letters, reminded, into: &frame)
    frame.markFocus(rect)
  }

  private struct Letters {
    var title: Style
    var note: Style
    var mark: Style
  }

  private func write(
    _ block: GuideBlock, _ row: Row, _ rect: Rect, _ letters: Letters, _ reminded: Set<String>, into frame: inout Frame
  ) {
    let inner = rect.grown(columns: -1)
    guard inner.columns >= 2 else { return }
    frame.write(title(block), at: inner.origin, letters.title, width: inner.columns)
    guard let programme = block.programme else { return }
    let isReminded = reminded.contains(Reminder(channel: row.channel.id, programme: programme).id)
    var end = inner.endColumn
    if isReminded {
      end = frame.write(frame.symbol(.check), endingAt: end, row: inner.endRow - 1, letters.mark) - 1
    }
    guard inner.rows > 1 else { return }
    // A mark shows that a programme begins before the window or ends after it.
    let mark = frame.symbol(.ellipsis)
    let note = (programme.start < grid.start ? mark + " " : "") + words.clock(programme.start, view.now)
    guard note.widthCells <= end - inner.column else { return }
    let behind = frame.write(note, at: Point(column: inner.column, row: inner.row + 1), letters.note)
    if programme.stop > grid.end, end - behind > mark.widthCells {
      frame.write(mark, endingAt: end, row: inner.row + 1, letters.note)
    }
  }

  private func title(_ block: GuideBlock) -> String {
    switch block.content {
    case .programme(let programme): programme.title(words.language.rawValue)
    case .nothing: words(.noInformation)
    case .loading: words(page.listings.failure == nil ? .loading : .noAnswer)
    }
  }
}
