import Calls
import Device
import Screen

/// The settings page: language, theme, motion, quiet, the servers, and the demo album.
struct SettingsPage: TelevisionPage {
  /// A row of the page.
  private enum Row: String, CaseIterable {
    case language, theme, motion, quiet, albumServer, mallServer, interactionServer, signIn, people, addDemo, removeDemo

    var id: FocusID { FocusID("row:" + rawValue) }

    /// The service whose server the row sets; nil for another setting.
    var server: ServerKind? {
      switch self {
      case .albumServer: .album
      case .mallServer: .mall
      case .interactionServer: .interactions
      default: nil
      }
    }
  }

  private var scroll = Scrolling()

  var name: PageName { .settings }

  func crumb(_ view: ViewContext) -> String {
    view.words(.settings)
  }

  private func rows(_ view: ViewContext) -> [Row] {
    Row.allCases.filter { row in
      switch row {
      case .addDemo, .removeDemo: view.offersDemoAlbum
      case .signIn: view.servers.inUse.album != nil
      case .people: view.offersProfiles
      default: true
      }
    }
  }

  /// The position of the first row, the rows from one to the next, and how many fit.
  private func layout(_ view: ViewContext) -> (first: Int, pitch: Int, visible: Int) {
    let grid = view.grid
    let first = grid.bodyRow + (grid.hasHalfRows ? 1 : 0)
    // A blank row separates the rows if there is room.
    let pitch = first + 3 * rows(view).count <= grid.hintsRow ? 3 : 2
    return (first, pitch, max(1, (grid.hintsRow - first) / pitch))
  }

  private func rect(_ index: Int, _ view: ViewContext) -> Rect {
    let (grid, layout) = (view.grid, layout(view))
    return Rect(
      column: grid.left, row: layout.first + (index - scroll.top) * layout.pitch,
      columns: min(grid.contentColumns, 80), rows: 1)
  }

  private func isVisible(_ index: Int, _ view: ViewContext) -> Bool {
    (scroll.top..<scroll.top + layout(view).visible).contains(index)
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let view = context.view
    scroll.reveal(item.index, visible: layout(view).visible, total: rows(view).count)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    for (index, row) in rows(view).enumerated() {
      map.add(row.id, rect(index, view), group: "rows", index: index)
    }
    return map
  }

  private func focused(_ view: ViewContext) -> Row? {
    rows(view).first { $0.id == view.pageFocus?.id }
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok: Phrase =
      switch focused(view) {
      case .signIn: .signIn
      case .addDemo: .addDemoAlbum
      case .removeDemo: .removeDemo
      case .people: .open
      default: .change
      }
    return AvailableActions(ok: view.words(ok))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .open { change(by: 1, &context) }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard key == .arrowLeft || key == .arrowRight else { return false }
    if let row = focused(context.view), ![.addDemo, .removeDemo, .signIn, .people].contains(row), row.server == nil {
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
    case .albumServer, .mallServer, .interactionServer:
      guard let server = focused(context.view)?.server else { return }
      return context.go(to: ServerDialog(server, changing: settings.servers[server]))
    case .signIn: return context.go(to: SignInPage(of: context.view.personToSignIn))
    case .people: return context.go(to: PeoplePage())
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
    for (index, row) in rows(view).enumerated() where isVisible(index, view) {
      draw(row, in: rect(index, view), into: &frame, view)
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
      value, at: Point(column: valueColumn, row: rect.row), Style(isFocused ? .ink : .text, bold: isFocused),
      width: rect.endColumn - valueColumn)
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
    case .signIn:
      return (words(.signIn), view.profile?.name ?? "", words(view.profile == nil ? .signInHelp : .signedInNow))
    case .people:
      return (words(.people), view.profiles.map(\.name).joined(separator: words(.listSeparator)), words(.peopleHelp))
    case .albumServer: return texts(of: .album, .albumServerHelp, view)
    case .mallServer: return texts(of: .mall, .mallServerHelp, view)
    case .interactionServer: return texts(of: .interactions, .interactionServerHelp, view)
    case .addDemo: return (words(.addDemoAlbum), "", words(.addDemoHelp))
    case .removeDemo: return (words(.removeDemo), "", words(.removeDemoHelp))
    }
  }

  /// Returns the texts of a server's row. Its help says when a change takes effect, or why it does not.
  private func texts(
    of server: ServerKind, _ help: Phrase, _ view: ViewContext
  ) -> (label: String, value: String, help: String) {
    let words = view.words
    func text(_ address: ServerAddress?) -> String { address?.text ?? words(.onThisDevice) }
    let (chosen, inUse, given) = (
      view.settings.servers[server], view.servers.inUse[server], view.servers.given[server]
    )
    let note =
      if given != nil {
        words(.serverGiven, ["server": text(chosen)])
      } else if chosen != inUse {
        words(.serverAfterRestart, ["server": text(inUse)])
      } else {
        words(help)
      }
    return (words(server.phrase), text(given ?? chosen), note)
  }
}
