import InteractionService
import Screen

/// The head of the guide: the focused programme in words, and a still that fades into the background.
struct GuideHead {
  let page: GuidePage
  let grid: GuideGrid

  private var pageGrid: PageGrid { grid.page }

  private var isAiry: Bool { pageGrid.hasHalfRows }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    drawPicture(into: &frame, view)
    guard let channel = page.channel(view), let block = page.block(view) else { return }
    let words = view.words
    let (left, width) = (pageGrid.left, min(76, grid.picture.column - 2 - pageGrid.left))
    let row = pageGrid.bodyRow + (isAiry ? 1 : 0)
    let end = frame.write(
      words.label(channel), at: Point(column: left, row: row), Style(.quiet, bold: true), width: width)
    guard let programme = block.programme else { return }
    frame.write(
      programme.title(words.language.rawValue), at: Point(column: left, row: row + 1), Style(.text, bold: true),
      width: width)
    let span = words.times(from: programme.start, to: programme.stop, view.now)
    let isSet = view.tuner.reminds(of: programme, on: channel.id)
    let times = isSet ? span + "  " + words(.reminderSet) : span
    let moment = view.tuner.scheduledInteractions(of: programme, on: channel.id).first {
      $0.show > view.tuner.time(at: view.now)
    }
    guard isAiry else {
      // Low screens show the times beside the channel.
      let room = max(0, left + width - end - 2)
      let fitting = times.widthCells <= room ? times : span
      let behind = frame.write(fitting, at: Point(column: end + 2, row: row), Style(.quiet), width: room)
      if let moment { draw(moment, at: Point(column: behind + 2, row: row), right: left + width, into: &frame, view) }
      drawSummary(programme, row: row + 2, rows: grid.timeRow - row - 3, width: width, into: &frame, view)
      return
    }
    frame.write(times, at: Point(column: left, row: row + 2), Style(.quiet), width: width)
    let rows = grid.timeRow - 1 - (row + 4) - (moment == nil ? 0 : 2)
    let below = drawSummary(programme, row: row + 4, rows: rows, width: width, into: &frame, view)
    if let moment { draw(moment, at: Point(column: left, row: below), right: left + width, into: &frame, view) }
  }

  /// Draws the description in at most this many lines.
  ///
  /// - Returns: The row after it and a blank one.
  @discardableResult
  private func drawSummary(
    _ programme: Programme, row: Int, rows: Int, width: Int, into frame: inout Frame, _ view: ViewContext
  ) -> Int {
    let summary = programme.summary?(view.words.language.rawValue) ?? ""
    let lines = summary.clipped(toCells: width, lines: rows)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: pageGrid.left, row: row + index), Style(.body), width: width)
    }
    return lines.isEmpty ? row : row + lines.count + 1
  }

  /// Draws the time of the next pop-up; its content is not known in advance.
  private func draw(
    _ moment: ScheduledInteraction, at point: Point, right: Int, into frame: inout Frame, _ view: ViewContext
  ) {
    let word = view.words(.interactiveMoment)
    let clock = view.words.clock(moment.show, view.now)
    guard clock.widthCells + 2 + word.widthCells <= right - point.column else { return }
    let column = frame.write(clock, at: point, Style(.accent))
    frame.write(word, at: Point(column: column + 2, row: point.row), Style(.body))
  }

  // MARK: Picture

  /// Draws the still where tones allow a fade: elsewhere its cut edge would look like a frame.
  private func drawPicture(into frame: inout Frame, _ view: ViewContext) {
    guard frame.renderStyle.hasTones, let photo = page.still.photo else { return }
    let rect = grid.picture
    frame.drawImage(
      .make(photo.imageSource, columns: rect.columns, rows: rect.rows, .hero, over: .ground, frame.renderStyle),
      at: rect.origin, title: photo.title)
    // The clock is drawn over the picture's upper rows, which are darkened and then brighten gradually.
    for row in 0..<pageGrid.headerRow { sink(row, 0.4, into: &frame) }
    let amounts = isAiry ? [0.55, 0.35, 0.15] : [0.55, 0.2]
    for (offset, amount) in amounts.enumerated() { sink(pageGrid.headerRow + offset, amount, into: &frame) }
    let veil = page.still.veil(view)
    if veil > 0 { frame.dim(rect, into: .ground, amount: veil) }
  }

  private func sink(_ row: Int, _ amount: Double, into frame: inout Frame) {
    frame.dim(
      Rect(column: grid.picture.column, row: row, columns: grid.picture.columns, rows: 1), into: .ground, amount: amount
    )
  }
}

extension String {
  /// Returns the text wrapped to this many cells; the last line is truncated if there are more lines.
  func clipped(toCells cells: Int, lines count: Int) -> [String] {
    let lines = wrapped(toCells: cells).filter { !$0.isEmpty }
    guard lines.count > count, count > 0 else { return Array(lines.prefix(max(0, count))) }
    return lines.prefix(count - 1) + [(lines[count - 1] + " …").truncated(toCells: cells)]
  }
}
