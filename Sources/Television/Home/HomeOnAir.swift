import InteractionService
import Screen

/// The current programme as text: the channel, the programme, its progress, and the next one.
struct HomeOnAir {
  let programme: Programme
  let layout: HomeLayout

  private var grid: PageGrid { layout.grid }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let (words, left) = (view.words, grid.left)
    let language = words.language.rawValue
    let isAiry = grid.hasHalfRows
    let side = layout.hero(frame.renderStyle.depth).column - grid.left - 1
    let width = isAiry ? max(34, side) : max(28, side + (frame.renderStyle.depth == .full ? 6 : 0))
    var row = grid.headerRow + (isAiry ? 3 : 2)
    drawChannel(into: &frame, view, row: row, width: width)
    row += isAiry ? 2 : 1
    frame.write(
      programme.title(language), at: Point(column: left, row: row), Style(.text, bold: true), width: width)
    row += isAiry ? 2 : 1
    let upcoming = upcoming(view)
    let summary = programme.summary?(language).wrapped(toCells: width) ?? []
    // The bar and the next programme have priority over the description.
    let room = layout.tabRow - 2 - row - (upcoming.count + (isAiry ? 3 : 1))
    for line in summary.cut(toLines: max(0, room), cells: width) {
      frame.write(line, at: Point(column: left, row: row), Style(.body), width: width)
      row += 1
    }
    row += isAiry && !summary.isEmpty ? 1 : 0
    ProgrammeBar(programme: programme, time: view.tuner.time(at: view.now))
      .draw(into: &frame, view, left: left, right: left + width, row: row)
    row += isAiry ? 2 : 1
    for (time, title) in upcoming where row < layout.tabRow - 1 {
      let column = frame.write(time, at: Point(column: left, row: row), Style(.quiet))
      frame.write(
        title, at: Point(column: column + 1, row: row), Style(.body), width: left + width - column - 1)
      row += 1
    }
  }

  private func drawChannel(into frame: inout Frame, _ view: ViewContext, row: Int, width: Int) {
    let words = view.words
    let label = frame.write(words.label(.onNow), at: Point(column: grid.left, row: row), Style(.accent, bold: true))
    guard let channel = view.tuner.channel else { return }
    let name = "\(channel.number)  " + channel.name(words.language.rawValue)
    frame.write(name, at: Point(column: label + 2, row: row), Style(.quiet), width: width - (label + 2 - grid.left))
  }

  /// Returns the times of the next pop-up and of the next programme.
  private func upcoming(_ view: ViewContext) -> [(time: String, title: String)] {
    let words = view.words
    let moment = view.tuner.nextShow(at: view.now).map { (words.clock($0, view.now), words(.interactiveMoment)) }
    let next = view.tuner.following(at: view.now).map {
      (words.clock($0.start, view.now), $0.title(words.language.rawValue))
    }
    return [moment, next].compactMap(\.self)
  }
}

extension [String] {
  /// Returns as many lines as there is room for; the last one ends in an ellipsis if lines are dropped.
  fileprivate func cut(toLines room: Int, cells: Int) -> [String] {
    guard count > room, let last = prefix(room).last else { return Array(prefix(room)) }
    return prefix(room - 1) + [(last + "……").truncated(toCells: Swift.min(cells, last.widthCells + 1))]
  }
}
