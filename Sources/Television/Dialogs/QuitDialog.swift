import Screen

/// A confirmation before the television quits.
struct QuitDialog: TelevisionPage {
  var name: PageName { .leave }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  private func frame(_ view: ViewContext) -> DialogFrame {
    DialogFrame(columns: 44, rows: 7, grid: view.grid)
  }

  private func buttons(_ view: ViewContext) -> Buttons {
    let inner = frame(view).inner
    return Buttons(
      buttons: [
        Buttons.Button(id: "quit", label: view.words(.quit)),
        Buttons.Button(id: "cancel", label: view.words(.cancelQuit)),
      ], row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    buttons(view).addFocus(to: &map, view.grid)
    return map
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(
      ok: view.words(view.pageFocus?.id == "cancel" ? .cancelQuit : .quit), back: view.words(.cancelQuit))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    if context.view.pageFocus?.id == "quit" { context.quit() } else { context.goBack() }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let dialog = self.frame(view)
    dialog.draw(into: &frame)
    let inner = dialog.inner
    frame.write(view.words(.quitQuestion), at: inner.origin, Style(.text, bold: true), width: inner.columns)
    for (index, line) in view.words(.quitNote).wrapped(toCells: inner.columns).prefix(3).enumerated() {
      frame.write(line, at: Point(column: inner.column, row: inner.row + 2 + index), Style(.body))
    }
    buttons(view).draw(into: &frame, view)
  }
}
