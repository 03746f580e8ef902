import InteractionService
import Screen

/// What popped up while nobody could answer, for as long as its programme runs.
struct NoticesPage: TelevisionPage {
  private var scroll = Scrolling()

  var name: PageName { .notices }

  func crumb(_ scene: Scene) -> String {
    scene.words(.notices)
  }

  func headline(_ scene: Scene) -> String {
    scene.tuner.missed.isEmpty ? "" : scene.words.count(.noticeSum, scene.tuner.missed.count)
  }

  private static let pitch = 3

  private func visibleRows(_ grid: PageGrid) -> Int { max(1, (grid.hintsRow - 1 - grid.bodyRow) / Self.pitch) }

  private func rect(_ index: Int, _ grid: PageGrid) -> Rect {
    Rect(
      column: grid.left, row: grid.bodyRow + (index - scroll.top) * Self.pitch, columns: grid.contentColumns, rows: 2)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    let missed = scene.tuner.missed
    let shown = max(0, scroll.top - 1)..<max(0, min(missed.count, scroll.top + visibleRows(scene.grid) + 1))
    for index in shown {
      map.add(.item(missed[index].id), rect(index, scene.grid), group: "list", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ desk: inout Desk) {
    scroll.reveal(item.index, visible: visibleRows(desk.scene.grid), total: desk.scene.tuner.missed.count)
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: scene.tuner.missed.isEmpty ? nil : scene.words(.open))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open, let id = desk.scene.place?.id.itemID,
      let missed = desk.scene.tuner.missed.first(where: { $0.id == id })
    else { return }
    desk.tuner(.reopen(missed))
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    let words = scene.words
    let missed = scene.tuner.missed
    guard !missed.isEmpty else {
      return Notice(picture: .emptyTiles, title: words(.noNotices), sentences: words(.noNoticesHelp))
        .draw(into: &frame, scene)
    }
    let rows = visibleRows(scene.grid)
    for index in scroll.top..<min(missed.count, scroll.top + rows) {
      draw(missed[index], in: rect(index, scene.grid), into: &frame, scene)
    }
    frame.scrollThumb(
      column: scene.grid.size.columns - 2, rows: scene.grid.bodyRow..<(scene.grid.hintsRow - 1), offset: scroll.top,
      visible: rows, total: missed.count)
  }

  private func draw(_ missed: Tuner.Missed, in rect: Rect, into frame: inout Frame, _ scene: Scene) {
    let words = scene.words
    let isFocused = scene.isFocused(.item(missed.id))
    if isFocused {
      frame.plate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let quiet = Style(isFocused ? .inkQuiet : .quiet)
    let time = words.clock(missed.appointment.show, scene.now)
    frame.write(time, at: rect.origin, Style(isFocused ? .ink : .accent, bold: true))
    let column = rect.column + 8
    frame.write(
      missed.interaction.title(words.language.rawValue), at: Point(column: column, row: rect.row),
      Style(isFocused ? .ink : .text, bold: true), width: rect.endColumn - column)
    let until = words(.untilTime, ["time": words.clock(missed.until, scene.now)])
    frame.write(
      words(PopUpTexts.phrase(missed.interaction.type)) + "  " + until, at: Point(column: column, row: rect.row + 1),
      quiet, width: rect.endColumn - column)
  }
}
