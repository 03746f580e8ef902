import AlbumService
import Attributes
import InteractionService
import Screen

/// Draws a channel: its photo, and over it the banner.
struct WatchDrawing {
  let page: WatchPage

  func draw(into frame: inout Frame, _ scene: Scene) {
    drawPicture(into: &frame, scene)
    let share = page.bannerShare(scene)
    if share > 0 { drawBanner(share, into: &frame, scene) }
    if scene.focus != nil {
      frame.markFocus(
        share > 0
          ? Rect(column: scene.grid.left, row: bannerRow(scene.grid), columns: scene.grid.contentColumns, rows: 3)
          : frame.bounds)
    }
  }

  // MARK: Picture

  private func order(_ photo: Photo, _ frame: Frame) -> PictureOrder {
    .make(photo.pictureSource, columns: frame.size.columns, rows: frame.size.rows, .card, over: .void, frame.look)
  }

  private func drawPicture(into frame: inout Frame, _ scene: Scene) {
    guard let photo = page.photo(scene) else { return drawNothing(into: &frame, scene) }
    frame.fill(frame.bounds, .void)
    let origin = Point(column: 0, row: 0)
    if let old = page.fading, page.fadeShare(scene) < 1 {
      frame.crossfade(order(old, frame), order(photo, frame), share: page.fadeShare(scene), at: origin)
    } else {
      frame.picture(order(photo, frame), at: origin, title: photo.title)
    }
    // What comes next is made ready while there is time.
    if let next = page.pictures.photo(after: scene.tuner.time(at: scene.now)) { frame.prefetch(order(next, frame)) }
  }

  private func drawNothing(into frame: inout Frame, _ scene: Scene) {
    let words = scene.words
    guard scene.tuner.schedule != nil || scene.tuner.failure != nil || scene.tuner.channels.isEmpty else {
      return frame.fill(frame.bounds, .void)
    }
    if let failure = scene.tuner.failure ?? page.pictures.failure {
      return Notice(picture: .testBars, title: words(.channelFailed), sentences: scene.words.failure(failure))
        .draw(into: &frame, scene)
    }
    guard page.pictures.isReady || page.pictures.programme == nil else { return frame.fill(frame.bounds, .void) }
    Notice(picture: .testBars, title: words(.nothingOn), sentences: words(.nothingOnHelp)).draw(into: &frame, scene)
  }

  // MARK: Banner

  private func bannerRow(_ grid: PageGrid) -> Int { grid.size.rows - (grid.hasHalfRows ? 8 : 6) }

  /// The last rows sink into the void, so that letters can stand on them.
  private func drawScrim(_ share: Double, into frame: inout Frame, _ grid: PageGrid) {
    let rows = grid.hasHalfRows ? 14 : 11
    let hasTones = frame.look.depth == .full || frame.look.depth == .indexed256
    guard hasTones else {
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

  private func drawBanner(_ share: Double, into frame: inout Frame, _ scene: Scene) {
    let grid = scene.grid
    drawScrim(share, into: &frame, grid)
    guard share >= 1 else { return }
    let row = bannerRow(grid)
    let number = page.digits.isEmpty ? scene.tuner.channel.map { String($0.number) } ?? "" : page.digits
    let left = BigNumber(number).draw(into: &frame, at: Point(column: grid.left, row: row)) + 4
    let right = drawClock(into: &frame, scene, row: row)
    let middle = grid.left + grid.contentColumns * 2 / 3
    let hasNext = grid.size.columns >= 100
    drawNow(into: &frame, scene, left: left, right: hasNext ? middle - 4 : right - 2, row: row)
    if hasNext { drawNext(into: &frame, scene, left: middle, right: right - 2, row: row) }
    if page.showsFacts { drawFacts(into: &frame, scene, left: left, row: row - 2) }
  }

  private func drawNow(into frame: inout Frame, _ scene: Scene, left: Int, right: Int, row: Int) {
    let (words, tuner) = (scene.words, scene.tuner)
    let language = words.language.rawValue
    let name = tuner.channel.map { words.label($0.name(language)) } ?? words(.noChannels)
    frame.write(name, at: Point(column: left, row: row), Style(.accent, bold: true), width: right - left)
    guard let programme = tuner.programme(at: scene.now) else { return }
    frame.write(
      programme.title(language), at: Point(column: left, row: row + 1), Style(.text, bold: true), width: right - left)
    let bar = ProgrammeBar(programme: programme, time: tuner.time(at: scene.now))
    bar.draw(into: &frame, scene, left: left, right: right, row: row + 2)
  }

  private func drawNext(into frame: inout Frame, _ scene: Scene, left: Int, right: Int, row: Int) {
    guard let next = scene.tuner.following(at: scene.now) else { return }
    let words = scene.words
    frame.write(words.label(.nextUp), at: Point(column: left, row: row), Style(.body, bold: true))
    frame.write(
      next.title(words.language.rawValue), at: Point(column: left, row: row + 1), Style(.text), width: right - left)
    let times = words.clock(next.start, scene.now) + "–" + words.clock(next.stop, scene.now)
    frame.write(times, at: Point(column: left, row: row + 2), Style(.body), width: right - left)
  }

  /// The clock, and when something pops up next.
  ///
  /// - Returns: Where it begins.
  private func drawClock(into frame: inout Frame, _ scene: Scene, row: Int) -> Int {
    let words = scene.words
    let right = scene.grid.right
    var start = frame.write(words.clock(scene.now), endingAt: right, row: row, Style(.text, bold: true))
    guard let next = scene.tuner.nextShow(at: scene.now), scene.grid.size.columns >= 100 else { return start }
    start = min(start, frame.write(words(.interactiveMoment), endingAt: right, row: row + 1, Style(.body)))
    let at = words(.atTime, ["time": words.clock(next, scene.now)])
    return min(start, frame.write(at, endingAt: right, row: row + 2, Style(.body)))
  }

  /// What is known of the photo: its title, its camera and lens, how it was exposed.
  private func drawFacts(into frame: inout Frame, _ scene: Scene, left: Int, row: Int) {
    guard let photo = page.photo(scene) else { return }
    let facts = PhotoCaption(photo, scene.words)
    let end = frame.write(
      photo.title, at: Point(column: left, row: row), Style(.text, bold: true), width: scene.grid.right - left)
    let rest = scene.grid.right - end - 3
    if rest > 10 { frame.write(facts.camera, at: Point(column: end + 3, row: row), Style(.body), width: rest) }
  }
}

/// How far a programme has come: when it began, a bar, when it ends.
struct ProgrammeBar {
  let programme: Programme
  let time: Instant

  func draw(into frame: inout Frame, _ scene: Scene, left: Int, right: Int, row: Int) {
    let words = scene.words
    let begin = frame.write(words.clock(programme.start, scene.now), at: Point(column: left, row: row), Style(.body))
    let end = frame.write(words.clock(programme.stop, scene.now), endingAt: right, row: row, Style(.body))
    let total = max(1, programme.stop.milliseconds(since: programme.start))
    frame.bar(
      at: Point(column: begin + 1, row: row), columns: max(0, end - begin - 2),
      fraction: Double(time.milliseconds(since: programme.start)) / Double(total), style: Style(.accent),
      track: Style(.edge))
  }
}

/// What a photo is, in a line: camera, lens, exposure.
struct PhotoCaption {
  /// The camera, its lens and the exposure; empty when nothing is known.
  let camera: String

  init(_ photo: Photo, _ words: Words) {
    let exposure = [
      photo.attribute(.exposureTime).map { words.value($0) }, photo.attribute(.fNumber).map { words.value($0) },
      photo.attribute(.iso).map { "ISO " + words.value($0) },
    ].compactMap(\.self).joined(separator: "  ")
    camera = [photo.model ?? photo.brand ?? "", photo.lens ?? "", exposure].filter { !$0.isEmpty }
      .joined(separator: "   ")
  }
}
