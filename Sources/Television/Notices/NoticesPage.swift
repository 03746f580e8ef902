import InteractionService
import Screen

/// Interactions that were missed, until their programme ends.
struct NoticesPage: TelevisionPage {
  private var scroll = Scrolling()

  var name: PageName { .notices }

  func crumb(_ view: ViewContext) -> String {
    view.words(.notices)
  }

  func headline(_ view: ViewContext) -> String {
    view.tuner.missed.isEmpty ? "" : view.words.count(.noticeSum, view.tuner.missed.count)
  }

  private static let pitch = 3

  private func visibleRows(_ grid: PageGrid) -> Int { max(1, (grid.hintsRow - 1 - grid.bodyRow) / Self.pitch) }

  private func rect(_ index: Int, _ grid: PageGrid) -> Rect {
    Rect(
      column: grid.left, row: grid.bodyRow + (index - scroll.top) * Self.pitch, columns: grid.contentColumns, rows: 2)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let missed = view.tuner.missed
    let shown = max(0, scroll.top - 1)..<max(0, min(missed.count, scroll.top + visibleRows(view.grid) + 1))
    for index in shown {
      map.add(.item(missed[index].id), rect(index, view.grid), group: "list", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    scroll.reveal(item.index, visible: visibleRows(context.view.grid), total: context.view.tuner.missed.count)
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: view.tuner.missed.isEmpty ? nil : view.words(.open))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let id = context.view.pageFocus?.id.itemID,
      let missed = context.view.tuner.missed.first(where: { $0.id == id })
    else { return }
    context.tuner(.showAgain(missed))
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let missed = view.tuner.missed
    guard !missed.isEmpty else {
      return EmptyState(picture: .emptyTiles, title: words(.noNotices), sentences: words(.noNoticesHelp))
        .draw(into: &frame, view)
    }
    let rows = visibleRows(view.grid)
    for index in scroll.top..<min(missed.count, scroll.top + rows) {
      draw(missed[index], in: rect(index, view.grid), into: &frame, view)
    }
    frame.drawScrollThumb(
      column: view.grid.size.columns - 2, rows: view.grid.bodyRow..<(view.grid.hintsRow - 1), offset: scroll.top,
      visible: rows, total: missed.count)
  }

  private func draw(_ missed: Tuner.MissedInteraction, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let words = view.words
    let isFocused = view.isFocused(.item(missed.id))
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let quiet = Style(isFocused ? .inkQuiet : .quiet)
    let time = words.clock(missed.scheduled.show, view.now)
    frame.write(time, at: rect.origin, Style(isFocused ? .ink : .accent, bold: true))
    let column = rect.column + 8
    frame.write(
      missed.interaction.title(words.language.rawValue), at: Point(column: column, row: rect.row),
      Style(isFocused ? .ink : .text, bold: true), width: rect.endColumn - column)
    let until = words(.untilTime, ["time": words.clock(missed.until, view.now)])
    frame.write(
      words(PopUpTexts.phrase(missed.interaction.type)) + "  " + until, at: Point(column: column, row: rect.row + 1),
      quiet, width: rect.endColumn - column)
  }
}
