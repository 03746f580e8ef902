import Screen

/// A menu of all actions for the focused item.
struct MenuDialog: TelevisionPage {
  let entries: [Action]

  var name: PageName { .menu }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  private func list(_ view: ViewContext) -> ChoiceList {
    let rows = entries.enumerated().map { ChoiceList.Row(id: FocusID("entry:\($0.offset)"), label: $0.element.label) }
    return ChoiceList(title: view.words(.menu), rows: rows, scroll: Scrolling(), grid: view.grid)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: view.words(.choose), back: view.words(.close))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let index = context.view.pageFocus?.index, entries.indices.contains(index) else { return }
    context.goBack(performing: entries[index].command)
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}
