import AlbumService
import Calls
import InteractionService
import Screen

/// The drawing of a channel: its photo, and the banner over it.
struct WatchDrawing {
  let page: WatchPage

  func draw(into frame: inout Frame, _ view: ViewContext) {
    drawPicture(into: &frame, view)
    let share = page.bannerShare(view)
    if share > 0 { drawBanner(share, into: &frame, view) }
    if view.focus != nil {
      frame.markFocus(
        share > 0
          ? Rect(column: view.grid.left, row: bannerRow(view.grid), columns: view.grid.contentColumns, rows: 3)
          : frame.bounds)
    }
  }

  // MARK: Picture

  private func imageRequest(_ photo: MediaItem, _ frame: Frame) -> ImageRequest {
    .make(
      photo.imageSource, columns: frame.size.columns, rows: frame.size.rows, .card, over: .void, frame.renderStyle)
  }

  private func drawPicture(into frame: inout Frame, _ view: ViewContext) {
    guard let photo = page.photo(view) else { return drawNothing(into: &frame, view) }
    frame.fill(frame.bounds, .void)
    let origin = Point(column: 0, row: 0)
    if let old = page.fading, page.fadeShare(view) < 1 {
      frame.drawCrossfade(imageRequest(old, frame), imageRequest(photo, frame), share: page.fadeShare(view), at: origin)
    } else {
      frame.drawImage(imageRequest(photo, frame), at: origin, title: photo.title)
    }
    // The next photo is prefetched while there is time.
    if let next = page.pictures.photo(after: view.tuner.time(at: view.now)) {
      frame.prefetch(imageRequest(next, frame))
    }
  }

  private func drawNothing(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    guard view.tuner.schedule != nil || view.tuner.failure != nil || view.tuner.channels.isEmpty else {
      return frame.fill(frame.bounds, .void)
    }
    if let failure = view.tuner.failure ?? page.pictures.failure {
      let sentences = words.failure(failure, title: view.tuner.channel?.name(words.language.rawValue))
      return EmptyState(picture: .testBars, title: words(.channelFailed), sentences: sentences).draw(into: &frame, view)
    }
    guard page.pictures.isReady || page.pictures.programme == nil else { return frame.fill(frame.bounds, .void) }
    let (title, help): (Phrase, Phrase) =
      page.pictures.programme == nil
      ? (.noProgramme, .noProgrammeHelp) : (.noProgrammePhotos, .noProgrammePhotosHelp)
    EmptyState(picture: .testBars, title: words(title), sentences: words(help)).draw(into: &frame, view)
  }

  // MARK: Banner

  private func bannerRow(_ grid: PageGrid) -> Int { grid.size.rows - (grid.hasHalfRows ? 8 : 6) }

  /// Darkens the last rows, so that text on them is readable.
  private func drawScrim(_ share: Double, into frame: inout Frame, _ grid: PageGrid) {
    let rows = grid.hasHalfRows ? 14 : 11
    guard frame.renderStyle.hasTones else {
      let top = bannerRow(grid) - (page.showsFacts ? 3 : 1)
      return frame.fill(Rect(column: 0, row: top, columns: grid.size.columns, rows: grid.size.rows - top), .void)
    }
    for row in 0..<rows {
      let t = Double(row + 1) / Double(rows) * 1.5
      let amount = min(1, t * t * (3 - 2 * min(t, 1))) * 0.94 * share
      let rect = Rect(column: 0, row: grid.size.rows - rows + row, columns: grid.size.columns, rows: 1)
      frame.dim(rect, into: .void, amount: min(amount, 0.94))
    }
  }

  private func drawBanner(_ share: Double, into frame: inout Frame, _ view: ViewContext) {
    let grid = view.grid
    drawScrim(share, into: &frame, grid)
    guard share >= 1 else { return }
    let row = bannerRow(grid)
    let number = page.digits.isEmpty ? view.tuner.channel.map { String($0.number) } ?? "" : page.digits
    let left = BigNumber(number).draw(into: &frame, at: Point(column: grid.left, row: row)) + 4
    let right = drawClock(into: &frame, view, row: row)
    let middle = grid.left + grid.contentColumns * 2 / 3
    let hasNext = grid.size.columns >= 100
    drawNow(into: &frame, view, left: left, right: hasNext ? middle - 4 : right - 2, row: row)
    if hasNext { drawNext(into: &frame, view, left: middle, right: right - 2, row: row) }
    if page.showsFacts { drawFacts(into: &frame, view, left: left, row: row - 2) }
  }

  private func drawNow(into frame: inout Frame, _ view: ViewContext, left: Int, right: Int, row: Int) {
    let (words, tuner) = (view.words, view.tuner)
    let language = words.language.rawValue
    let name = tuner.channel.map { words.label($0.name(language)) } ?? words(.noChannels)
    frame.write(name, at: Point(column: left, row: row), Style(.accent, bold: true), width: right - left)
    guard let programme = tuner.programme(at: view.now) else { return }
    frame.write(
      programme.title(language), at: Point(column: left, row: row + 1), Style(.text, bold: true), width: right - left)
    let bar = ProgrammeBar(programme: programme, time: tuner.time(at: view.now))
    bar.draw(into: &frame, view, left: left, right: right, row: row + 2)
  }

  private func drawNext(into frame: inout Frame, _ view: ViewContext, left: Int, right: Int, row: Int) {
    guard let next = view.tuner.following(at: view.now) else { return }
    let words = view.words
    frame.write(words.label(.nextUp), at: Point(column: left, row: row), Style(.body, bold: true))
    frame.write(
      next.title(words.language.rawValue), at: Point(column: left, row: row + 1), Style(.text), width: right - left)
    let times = words.clock(next.start, view.now) + "–" + words.clock(next.stop, view.now)
    frame.write(times, at: Point(column: left, row: row + 2), Style(.body), width: right - left)
  }

  /// Draws the clock and the time of the next pop-up.
  ///
  /// - Returns: Its first column.
  private func drawClock(into frame: inout Frame, _ view: ViewContext, row: Int) -> Int {
    let words = view.words
    let right = view.grid.right
    var start = frame.write(words.clock(view.now), endingAt: right, row: row, Style(.text, bold: true))
    guard let next = view.tuner.nextShow(at: view.now), view.grid.size.columns >= 100 else { return start }
    start = min(start, frame.write(words(.interactiveMoment), endingAt: right, row: row + 1, Style(.body)))
    let at = words(.atTime, ["time": words.clock(next, view.now)])
    return min(start, frame.write(at, endingAt: right, row: row + 2, Style(.body)))
  }

  /// Draws the photo's facts: its title, camera, lens and exposure.
  private func drawFacts(into frame: inout Frame, _ view: ViewContext, left: Int, row: Int) {
    guard let photo = page.photo(view) else { return }
    let facts = PhotoCaption(photo, view.words)
    let end = frame.write(
      photo.title, at: Point(column: left, row: row), Style(.text, bold: true), width: view.grid.right - left)
    let rest = view.grid.right - end - 3
    if rest > 10 { frame.write(facts.camera, at: Point(column: end + 3, row: row), Style(.body), width: rest) }
  }
}

/// The progress of a programme: its start, a bar, its end.
struct ProgrammeBar {
  let programme: Programme
  let time: Instant

  func draw(into frame: inout Frame, _ view: ViewContext, left: Int, right: Int, row: Int) {
    let words = view.words
    let begin = frame.write(words.clock(programme.start, view.now), at: Point(column: left, row: row), Style(.body))
    let end = frame.write(words.clock(programme.stop, view.now), endingAt: right, row: row, Style(.body))
    let total = max(1, programme.stop.milliseconds(since: programme.start))
    frame.drawBar(
      at: Point(column: begin + 1, row: row), columns: max(0, end - begin - 2),
      fraction: Double(time.milliseconds(since: programme.start)) / Double(total), style: Style(.accent),
      track: Style(.edge))
  }
}

/// A photo's facts in a line: camera, lens, exposure.
struct PhotoCaption {
  /// Camera, lens and exposure; empty if nothing is known.
  let camera: String

  init(_ photo: MediaItem, _ words: Words) {
    let exposure = [
      photo.attribute(.exposureTime).map { words.value($0) }, photo.attribute(.fNumber).map { words.value($0) },
      photo.attribute(.iso).map { "ISO " + words.value($0) },
    ].compactMap(\.self).joined(separator: "  ")
    camera = [photo.model ?? photo.brand ?? "", photo.lens ?? "", exposure].filter { !$0.isEmpty }
      .joined(separator: "   ")
  }
}
