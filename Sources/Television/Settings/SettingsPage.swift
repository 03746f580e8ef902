import Device
import Screen

/// The settings page: language, theme, motion, quiet, and the demo album.
struct SettingsPage: TelevisionPage {
  /// A row of the page.
  private enum Row: String, CaseIterable {
    case language, theme, motion, quiet, addDemo, removeDemo

    var id: FocusID { FocusID("row:" + rawValue) }
  }

  var name: PageName { .settings }

  func crumb(_ view: ViewContext) -> String {
    view.words(.settings)
  }

  private func rows(_ view: ViewContext) -> [Row] {
    view.offersDemoAlbum ? Row.allCases : [.language, .theme, .motion, .quiet]
  }

  private func rect(_ index: Int, _ grid: PageGrid) -> Rect {
    // A blank row separates the rows if there is room.
    let first = grid.bodyRow + (grid.hasHalfRows ? 1 : 0)
    let pitch = first + 3 * Row.allCases.count <= grid.hintsRow ? 3 : 2
    return Rect(
      column: grid.left, row: first + index * pitch, columns: min(grid.contentColumns, 80), rows: 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    for (index, row) in rows(view).enumerated() {
      map.add(row.id, rect(index, view.grid), group: "rows", index: index)
    }
    return map
  }

  private func focused(_ view: ViewContext) -> Row? {
    rows(view).first { $0.id == view.pageFocus?.id }
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok: Phrase =
      switch focused(view) {
      case .addDemo: .addDemoAlbum
      case .removeDemo: .removeDemo
      default: .change
      }
    return AvailableActions(ok: view.words(ok))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .open { change(by: 1, &context) }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard key == .arrowLeft || key == .arrowRight else { return false }
    if focused(context.view) != .addDemo, focused(context.view) != .removeDemo {
      change(by: key == .arrowLeft ? -1 : 1, &context)
    }
    return true
  }

  private func change(by step: Int, _ context: inout PageContext) {
    var settings = context.view.settings
    switch focused(context.view) {
    case .language:
      settings.language = Self.next(context.view.words.language, in: Language.allCases, step)
    case .theme: settings.theme = Self.next(settings.theme, in: context.view.themes, step)
    case .motion: settings.hasMotion.toggle()
    case .quiet: settings.isQuiet.toggle()
    case .addDemo: return context.go(to: ConfirmDialog(.addDemo))
    case .removeDemo: return context.go(to: ConfirmDialog(.removeDemo))
    case nil: return
    }
    context.save(settings)
  }

  private static func next<Value: Equatable>(_ value: Value, in all: [Value], _ step: Int) -> Value {
    guard !all.isEmpty else { return value }
    let index = (all.firstIndex(of: value) ?? 0) + step
    return all[(index % all.count + all.count) % all.count]
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    for (index, row) in rows(view).enumerated() {
      draw(row, in: rect(index, view.grid), into: &frame, view)
    }
  }

  private func draw(_ row: Row, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(row.id)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let (label, value, help) = texts(row, view)
    let valueColumn = rect.column + 22
    frame.write(
      label, at: rect.origin, Style(isFocused ? .ink : .text, bold: isFocused), width: value.isEmpty ? 60 : 21)
    frame.write(
      value, at: Point(column: valueColumn, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused))
    frame.write(
      help, at: Point(column: rect.column, row: rect.row + 1), Style(.quiet), width: view.grid.contentColumns)
  }

  private func texts(_ row: Row, _ view: ViewContext) -> (label: String, value: String, help: String) {
    let words = view.words
    switch row {
    case .language:
      return (words(.language), words(.languageName), words(.languageHelp))
    case .theme: return (words(.theme), words.theme(view.settings.theme), words(.themeHelp))
    case .motion: return (words(.motion), words(view.settings.hasMotion ? .on : .off), words(.motionHelp))
    case .quiet: return (words(.quiet), words(view.settings.isQuiet ? .on : .off), words(.quietHelp))
    case .addDemo: return (words(.addDemoAlbum), "", words(.addDemoHelp))
    case .removeDemo: return (words(.removeDemo), "", words(.removeDemoHelp))
    }
  }
}
