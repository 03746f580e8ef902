import Screen

/// What a person can choose: language, theme, motion, and whether the demo album is there.
struct SettingsPage: TelevisionPage {
  /// One thing that can be chosen.
  private enum Row: String, CaseIterable {
    case language, theme, motion, quiet, addDemo, removeDemo

    var id: FocusID { FocusID("row:" + rawValue) }
  }

  var name: PageName { .settings }

  func crumb(_ scene: Scene) -> String {
    scene.words(.settings)
  }

  private func rows(_ scene: Scene) -> [Row] {
    scene.offersDemoAlbum ? Row.allCases : [.language, .theme, .motion, .quiet]
  }

  private func rect(_ index: Int, _ grid: PageGrid) -> Rect {
    // A blank row parts the rows wherever there is room for it.
    let first = grid.bodyRow + (grid.hasHalfRows ? 1 : 0)
    let pitch = first + 3 * Row.allCases.count <= grid.hintsRow ? 3 : 2
    return Rect(
      column: grid.left, row: first + index * pitch, columns: min(grid.contentColumns, 80), rows: 1)
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    for (index, row) in rows(scene).enumerated() {
      map.add(row.id, rect(index, scene.grid), group: "rows", index: index)
    }
    return map
  }

  private func focused(_ scene: Scene) -> Row? {
    rows(scene).first { $0.id == scene.place?.id }
  }

  func offers(_ scene: Scene) -> Offers {
    let ok: Phrase =
      switch focused(scene) {
      case .addDemo: .loadDemo
      case .removeDemo: .removeDemo
      default: .change
      }
    return Offers(ok: scene.words(ok))
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    if command == .open { change(by: 1, &desk) }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    guard key == .arrowLeft || key == .arrowRight else { return false }
    if focused(desk.scene) != .addDemo, focused(desk.scene) != .removeDemo {
      change(by: key == .arrowLeft ? -1 : 1, &desk)
    }
    return true
  }

  private func change(by step: Int, _ desk: inout Desk) {
    var settings = desk.scene.settings
    switch focused(desk.scene) {
    case .language:
      settings.language = Self.next(desk.scene.words.language, in: Language.allCases, step)
    case .theme: settings.theme = Self.next(settings.theme, in: desk.scene.themes, step)
    case .motion: settings.hasMotion.toggle()
    case .quiet: settings.isQuiet.toggle()
    case .addDemo: return desk.go(to: ConfirmDialog(.addDemo))
    case .removeDemo: return desk.go(to: ConfirmDialog(.removeDemo))
    case nil: return
    }
    desk.keep(settings)
  }

  private static func next<Value: Equatable>(_ value: Value, in all: [Value], _ step: Int) -> Value {
    guard !all.isEmpty else { return value }
    let index = (all.firstIndex(of: value) ?? 0) + step
    return all[(index % all.count + all.count) % all.count]
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    for (index, row) in rows(scene).enumerated() {
      draw(row, in: rect(index, scene.grid), into: &frame, scene)
    }
  }

  private func draw(_ row: Row, in rect: Rect, into frame: inout Frame, _ scene: Scene) {
    let isFocused = scene.isFocused(row.id)
    if isFocused {
      frame.plate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let (label, value, help) = texts(row, scene)
    let valueColumn = rect.column + 22
    frame.write(
      label, at: rect.origin, Style(isFocused ? .ink : .text, bold: isFocused), width: value.isEmpty ? 60 : 21)
    frame.write(
      value, at: Point(column: valueColumn, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused))
    frame.write(
      help, at: Point(column: rect.column, row: rect.row + 1), Style(.quiet), width: scene.grid.contentColumns)
  }

  private func texts(_ row: Row, _ scene: Scene) -> (label: String, value: String, help: String) {
    let words = scene.words
    switch row {
    case .language:
      return (words(.language), words(.languageName), words(.languageHelp))
    case .theme: return (words(.theme), words.theme(scene.settings.theme), words(.themeHelp))
    case .motion: return (words(.motion), words(scene.settings.hasMotion ? .on : .off), words(.motionHelp))
    case .quiet: return (words(.quiet), words(scene.settings.isQuiet ? .on : .off), words(.quietHelp))
    case .addDemo: return (words(.loadDemo), "", words(.loadDemoHelp))
    case .removeDemo: return (words(.removeDemo), "", words(.removeDemoHelp))
    }
  }
}
