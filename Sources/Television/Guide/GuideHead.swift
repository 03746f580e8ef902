import Attributes
import InteractionService
import Screen

/// The head of the guide: the focused programme in words, and a still of it that melts into the ground.
struct GuideHead {
  let page: GuidePage
  let grid: GuideGrid

  private var pageGrid: PageGrid { grid.page }

  func draw(into frame: inout Frame, _ scene: Scene) {
    drawPicture(into: &frame, scene)
    guard let channel = page.channel(scene), let block = page.block(scene) else { return }
    let words = scene.words
    let left = pageGrid.left
    let width = min(76, grid.picture.column - 2 - left)
    var row = pageGrid.bodyRow + (pageGrid.hasHalfRows ? 1 : 0)
    let behind = frame.write(
      words.label(channel), at: Point(column: left, row: row), Style(.quiet, bold: true), width: width)
    guard let programme = block.programme else { return }
    let times = times(programme, scene)
    // Low screens have the times beside the channel.
    if pageGrid.hasHalfRows {
      frame.write(times, at: Point(column: left, row: row + 2), Style(.quiet), width: width)
    } else {
      frame.write(times, at: Point(column: behind + 2, row: row), Style(.quiet), width: left + width - behind - 2)
    }
    row += 1
    let title = programme.title(words.language.rawValue)
    frame.write(title, at: Point(column: left, row: row), Style(.text, bold: true), width: width)
    row += pageGrid.hasHalfRows ? 3 : 1
    drawRest(programme, on: channel, row: row, width: width, into: &frame, scene)
  }

  private func times(_ programme: Programme, _ scene: Scene) -> String {
    let times = scene.words.times(from: programme.start, to: programme.stop, scene.now)
    let isSet = page.channel(scene).map { scene.tuner.reminds(of: programme, on: $0.id) } ?? false
    return isSet ? times + "  " + scene.words(.reminderSet) : times
  }

  /// What it is about, and when something pops up in it.
  private func drawRest(
    _ programme: Programme, on channel: Channel, row: Int, width: Int, into frame: inout Frame, _ scene: Scene
  ) {
    let words = scene.words
    let time = scene.tuner.time(at: scene.now)
    let coming = scene.tuner.appointments(of: programme, on: channel.id).first { $0.show > time }
    let end = grid.timeRow - 1
    let isAiry = pageGrid.hasHalfRows
    let room = max(0, end - row - (coming == nil || !isAiry ? 0 : 2) + (isAiry ? 0 : 1))
    let lines = (programme.summary?(words.language.rawValue) ?? "").clipped(toCells: width, lines: room)
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: pageGrid.left, row: row + index), Style(.body), width: width)
    }
    let below = row + lines.count + (lines.isEmpty || !isAiry ? 0 : 1)
    guard let coming, below < end || (!isAiry && below <= end) else { return }
    let column = frame.write(
      words.clock(coming.show, scene.now), at: Point(column: pageGrid.left, row: below), Style(.accent))
    frame.write(
      words(.interactiveMoment), at: Point(column: column + 2, row: below), Style(.body),
      width: pageGrid.left + width - column - 2)
  }

  // MARK: Picture

  /// Only where tones can melt into the ground: elsewhere a cut-off picture would be a box.
  private func drawPicture(into frame: inout Frame, _ scene: Scene) {
    let hasTones = frame.look.depth == .full || frame.look.depth == .indexed256
    guard hasTones, let photo = page.still.photo else { return }
    let rect = grid.picture
    frame.picture(
      .make(photo.pictureSource, columns: rect.columns, rows: rect.rows, .hero, over: .ground, frame.look),
      at: rect.origin, title: photo.title)
    // The clock stands on the picture's upper rows, so that those sink, and come up again slowly.
    for row in 0..<pageGrid.headerRow { sink(row, 0.4, into: &frame) }
    for (offset, amount) in [0.55, 0.35, 0.15].enumerated() { sink(pageGrid.headerRow + offset, amount, into: &frame) }
    let veil = page.still.veil(scene)
    if veil > 0 { frame.dim(rect, into: .ground, amount: veil) }
  }

  private func sink(_ row: Int, _ amount: Double, into frame: inout Frame) {
    frame.dim(
      Rect(column: grid.picture.column, row: row, columns: grid.picture.columns, rows: 1), into: .ground, amount: amount
    )
  }
}

extension String {
  /// This text in lines of so many cells, the last one cut where there are more.
  func clipped(toCells cells: Int, lines count: Int) -> [String] {
    let lines = wrapped(toCells: cells).filter { !$0.isEmpty }
    guard lines.count > count, count > 0 else { return Array(lines.prefix(max(0, count))) }
    return lines.prefix(count - 1) + [(lines[count - 1] + " …").truncated(toCells: cells)]
  }
}
