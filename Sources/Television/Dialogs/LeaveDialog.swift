import Screen

/// Asks before the television is left.
struct LeaveDialog: TelevisionPage {
  var name: PageName { .leave }
  var isOverlay: Bool { true }
  func crumb(_ scene: Scene) -> String { "" }

  private func frame(_ scene: Scene) -> DialogFrame {
    DialogFrame(columns: 44, rows: 7, grid: scene.grid)
  }

  private func buttons(_ scene: Scene) -> Buttons {
    let inner = frame(scene).inner
    return Buttons(
      buttons: [
        Buttons.Button(id: "leave", label: scene.words(.leave)),
        Buttons.Button(id: "stay", label: scene.words(.stay)),
      ], row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    buttons(scene).addFocus(to: &map, scene.grid)
    return map
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: scene.words(scene.place?.id == "stay" ? .stay : .leave), back: scene.words(.stay))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open else { return }
    if desk.scene.place?.id == "leave" { desk.leave() } else { desk.goBack() }
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    let dialog = self.frame(scene)
    dialog.draw(into: &frame)
    let inner = dialog.inner
    frame.write(scene.words(.leaveQuestion), at: inner.origin, Style(.text, bold: true), width: inner.columns)
    for (index, line) in scene.words(.leaveIsSafe).wrapped(toCells: inner.columns).prefix(3).enumerated() {
      frame.write(line, at: Point(column: inner.column, row: inner.row + 2 + index), Style(.body))
    }
    buttons(scene).draw(into: &frame, scene)
  }
}
