import Screen

/// All that can be done with the focused thing, in words.
struct MenuDialog: TelevisionPage {
  let entries: [Offer]

  var name: PageName { .menu }
  var isOverlay: Bool { true }
  func crumb(_ scene: Scene) -> String { "" }

  private func list(_ scene: Scene) -> ChoiceList {
    let rows = entries.enumerated().map { ChoiceList.Row(id: FocusID("entry:\($0.offset)"), label: $0.element.label) }
    return ChoiceList(title: scene.words(.menu), rows: rows, scroll: Scrolling(), grid: scene.grid)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    list(scene).addFocus(to: &map)
    return map
  }

  func offers(_ scene: Scene) -> Offers {
    Offers(ok: scene.words(.choose), back: scene.words(.close))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    guard command == .open, let index = desk.scene.place?.index, entries.indices.contains(index) else { return }
    desk.goBack(performing: entries[index].command)
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    list(scene).draw(into: &frame, scene)
  }
}
