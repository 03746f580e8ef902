import AlbumService
import Calls
import Device
import Screen

/// The people of this television, under Settings: their profiles, adding, removing and PINs, and the way to the friends of the one who is
/// watching.
struct PeoplePage: TelevisionPage {
  /// A row of the page.
  private enum Row: Hashable {
    case profile(Profile)
    case add, friends

    var id: FocusID {
      switch self {
      case .profile(let profile): FocusID("profile:" + profile.id)
      case .add: "add"
      case .friends: "friends"
      }
    }
  }

  private var scroll = Scrolling()
  /// The people who could have a profile; nil until they are known.
  private var candidates: [Person]?

  var name: PageName { .people }
  func crumb(_ view: ViewContext) -> String { view.words(.people) }

  mutating func open(_ context: inout PageContext) {
    guard context.view.isAlbumHere else { return }
    context.ask(CandidatesRequest(), slot: CallSlot(name: "candidates")) { (page: inout Self, people, _) in
      page.candidates = people
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    if case .profiles = notification { open(&context) }
  }

  // MARK: Focus

  private func rows(_ view: ViewContext) -> [Row] {
    view.profiles.map(Row.profile) + [.add]
      + (view.isPerson ? [.friends] : [])
  }

  private func list(_ view: ViewContext) -> SettingRows {
    SettingRows(view.grid, top: scroll.top, count: rows(view).count)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let list = list(view)
    for (index, row) in rows(view).enumerated() { map.add(row.id, list.rect(index), group: "rows", index: index) }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let list = list(context.view)
    scroll.reveal(item.index, visible: list.visible, total: list.count)
  }

  private func focused(_ view: ViewContext) -> Row? {
    rows(view).first { $0.id == view.pageFocus?.id }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(ok: nil)
    switch focused(view) {
    case .profile(let profile):
      actions.ok = words(.actionsOf)
      actions.coloured = [
        (.red, Action(command: .removeProfile, label: words(.removeProfile, ["name": profile.name]))),
        (.yellow, Action(command: .setPIN, label: words(profile.hasPIN ? .changePIN : .setPIN))),
      ]
      if profile.hasPIN { actions.more = [Action(command: .removePIN, label: words(.removePIN))] }
    case .add: actions.ok = words(.addPerson)
    case .friends: actions.ok = words(.open)
    case nil: break
    }
    if view.profiles.count > 1 {
      actions.coloured.append((.blue, Action(command: .switchProfile, label: words(.whoIsWatching))))
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    switch (command, focused(context.view)) {
    case (.open, .profile): context.go(to: MenuDialog(entries: menu(context.view)))
    case (.open, .add): add(&context)
    case (.open, .friends): context.go(to: FriendsPage())
    case (.removeProfile, .profile(let profile)): context.removeProfile(profile)
    case (.setPIN, .profile(let profile)): context.go(to: PINDialog(.set(profile)))
    case (.removePIN, .profile(let profile)): if profile.hasPIN { context.go(to: PINDialog(.clear(profile))) }
    case (.switchProfile, _): context.enter(nil)
    default: break
    }
  }

  private func menu(_ view: ViewContext) -> [Action] {
    let actions = actions(view)
    // The removal comes last, where it is not chosen by accident.
    let all = actions.coloured.map(\.action) + actions.more
    return all.filter { $0.command != .removeProfile } + all.filter { $0.command == .removeProfile }
  }

  private func add(_ context: inout PageContext) {
    guard context.view.isAlbumHere else { return context.signIn() }
    if let candidates, !candidates.isEmpty {
      context.go(to: CandidatesDialog(candidates))
    } else {
      context.go(to: NameDialog(.newPerson))
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let list = list(view)
    for (index, row) in rows(view).enumerated() where list.shows(index) {
      let (label, value, help) = texts(row, view)
      list.draw(label, value, help, at: index, isFocused: view.isFocused(row.id), into: &frame, view)
    }
  }

  private func texts(_ row: Row, _ view: ViewContext) -> (label: String, value: String, help: String) {
    let words = view.words
    switch row {
    case .profile(let profile):
      let isWatching = profile.id == view.profile?.id
      let marks = [isWatching ? words(.isWatching) : nil, profile.hasPIN ? words(.pin) : nil].compactMap(\.self)
      return (profile.name, marks.joined(separator: words(.listSeparator)), words(.profileHelp))
    case .add:
      return (words(.addPerson), "", words(view.profiles.isEmpty ? .addFirstPersonHelp : .addPersonHelp))
    case .friends: return (words(.friends), "", words(.friendsHelp))
    }
  }
}

/// Rows with a label, a value and a sentence below, as in the settings.
struct SettingRows {
  private let grid: PageGrid
  private let top: Int
  let count: Int

  init(_ grid: PageGrid, top: Int, count: Int) {
    (self.grid, self.top, self.count) = (grid, top, count)
  }

  private var first: Int { grid.bodyRow + (grid.hasHalfRows ? 1 : 0) }
  private var pitch: Int { grid.hasHalfRows ? 3 : 2 }
  /// The number of rows that fit.
  var visible: Int { max(1, (grid.hintsRow - first) / pitch) }

  func shows(_ index: Int) -> Bool { (top..<top + visible).contains(index) }

  func rect(_ index: Int) -> Rect {
    Rect(
      column: grid.left, row: first + (index - top) * pitch, columns: min(grid.contentColumns, 80), rows: 1)
  }

  func draw(
    _ label: String, _ value: String, _ help: String, at index: Int, isFocused: Bool, into frame: inout Frame,
    _ view: ViewContext
  ) {
    let rect = rect(index)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.fill(rect, .focus)
      frame.markFocus(rect)
    }
    let end = frame.write(value, endingAt: rect.endColumn, row: rect.row, Style(isFocused ? .ink : .body))
    frame.write(
      label, at: rect.origin, Style(isFocused ? .ink : .text, bold: isFocused), width: end - rect.column - 2)
    frame.write(
      help, at: Point(column: rect.column, row: rect.row + 1), Style(.quiet), width: grid.contentColumns)
  }
}

/// A dialog with the people of the album who have no profile on this television yet.
struct CandidatesDialog: TelevisionPage {
  private let people: [Person]
  private var scroll = Scrolling()
  private var isBusy = false
  private var failure: ServiceFailure?

  init(_ people: [Person]) {
    self.people = people
  }

  private static let newID: FocusID = "new"

  var name: PageName { .addPerson }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  private func list(_ view: ViewContext) -> ChoiceList {
    let rows = people.map { ChoiceList.Row(id: .item($0.id), label: $0.name) }
    let title = failure.map { view.words.failure($0) } ?? view.words(.addPerson)
    return ChoiceList(
      title: title, rows: rows + [ChoiceList.Row(id: Self.newID, label: view.words(.newPerson))], scroll: scroll,
      grid: view.grid)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    list(view).addFocus(to: &map)
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let list = list(context.view)
    scroll.reveal(item.index, visible: list.visibleRows, total: list.rows.count)
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    AvailableActions(ok: isBusy ? nil : view.words(.choose), back: view.words(.cancelNothingChanged))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, !isBusy, let id = context.view.pageFocus?.id else { return }
    if id == Self.newID { return context.replace(with: NameDialog(.newPerson)) }
    guard let person = id.itemID else { return }
    isBusy = true
    context.ask(AddProfileRequest(owner: .person(person))) { (_: inout Self, added, context) in
      context.goBack()
      context.added(added)
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    list(view).draw(into: &frame, view)
  }
}
