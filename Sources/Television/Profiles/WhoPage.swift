import Calls
import Device
import Screen

/// “Who is watching?”: the profiles of the television, large. It is the only page until one is chosen, so that nothing of a person is known
/// to the television meanwhile.
struct WhoPage: TelevisionPage {
  private var scroll = Scrolling()
  /// The profile that was chosen, and why it cannot be opened; nil for none.
  private(set) var failure: (profile: String, failure: ServiceFailure)?
  /// The profile that is being opened.
  private var opening: String?

  var name: PageName { .who }
  var presentation: PagePresentation { .fullScreen }
  func crumb(_ view: ViewContext) -> String { view.words(.whoIsWatching) }

  mutating func open(_ context: inout PageContext) {
    if let last = context.view.lastProfile { context.focus(Self.id(last)) }
  }

  /// Begins with a profile that was named at the start: asks for its PIN, or shows why it cannot be opened.
  mutating func begin(with profile: Profile, _ failure: ServiceFailure?, _ context: inout PageContext) {
    context.focus(Self.id(profile.id))
    opening = profile.id
    if let failure { self.failure = (profile.id, failure) } else { context.go(to: PINDialog(.enter(profile))) }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch notification {
    case .notEntered(let failure):
      if let opening { self.failure = (opening, failure) }
      opening = nil
    case .profiles: failure = nil
    default: break
    }
  }

  // MARK: Focus

  private static func id(_ profile: String) -> FocusID { FocusID("profile:" + profile) }

  private func layout(_ view: ViewContext) -> WhoLayout { WhoLayout(view.grid, top: scroll.top) }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    let layout = layout(view)
    for (index, profile) in view.profiles.enumerated() where layout.shows(index) {
      map.add(Self.id(profile.id), layout.rect(index), group: "row:\(index / layout.columns)", index: index)
    }
    // The row below, so that Down leads there before it is scrolled into view.
    for (index, profile) in view.profiles.enumerated() where layout.isBeside(index) {
      map.add(Self.id(profile.id), layout.rect(index), group: "row:\(index / layout.columns)", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    let layout = layout(context.view)
    scroll.reveal(
      item.index / layout.columns, visible: layout.visibleRows,
      total: (context.view.profiles.count + layout.columns - 1) / layout.columns)
  }

  private func focused(_ view: ViewContext) -> Profile? {
    view.profiles.first { Self.id($0.id) == view.pageFocus?.id }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(ok: nil, back: words(.quit))
    guard let profile = focused(view) else { return actions }
    actions.ok = words(.choose)
    let remove = Action(command: .removeProfile, label: words(.removeProfile, ["name": profile.name]))
    if failure?.profile == profile.id { actions.coloured = [(.red, remove)] } else { actions.more = [remove] }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard let profile = focused(context.view) else { return }
    switch command {
    case .open:
      failure = nil
      opening = profile.id
      if profile.hasPIN { context.go(to: PINDialog(.enter(profile))) } else { context.enter(profile.id) }
    case .removeProfile: context.removeProfile(profile)
    default: break
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let layout = layout(view)
    drawHeader(into: &frame, view)
    frame.write(
      view.words(.whoIsWatching), at: Point(column: view.grid.left, row: layout.titleRow), Style(.text, bold: true))
    if layout.hasNote {
      frame.write(
        view.words(.whoIsWatchingNote), at: Point(column: view.grid.left, row: layout.titleRow + 1), Style(.quiet),
        width: view.grid.contentColumns)
    }
    for (index, profile) in view.profiles.enumerated() where layout.shows(index) {
      draw(profile, index, in: layout.rect(index), into: &frame, view)
    }
    if let failure { draw(failure.failure, below: layout, into: &frame, view) }
  }

  private func drawHeader(into frame: inout Frame, _ view: ViewContext) {
    let grid = view.grid
    frame.write("▞", at: Point(column: grid.left, row: grid.headerRow), Style(.accent))
    frame.write("TENFOOT", at: Point(column: grid.left + 2, row: grid.headerRow), Style(.text, bold: true))
    let clock = frame.write(
      view.words.clock(view.now), endingAt: grid.right, row: grid.headerRow, Style(.text, bold: true))
    if grid.size.columns >= 100 {
      frame.write(view.words.day(view.now), endingAt: clock - 3, row: grid.headerRow, Style(.body))
    }
  }

  private func draw(_ profile: Profile, _ index: Int, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(Self.id(profile.id))
    if isFocused {
      frame.drawSlab(rect.grown(columns: 1, rows: 1), .focus)
      frame.markFocus(rect)
    }
    let tile = Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows - 1)
    ProfileTile(name: profile.name, index: index).draw(into: &frame, tile)
    let pin = profile.hasPIN ? view.words(.pin) : ""
    let end = frame.write(pin, endingAt: rect.endColumn, row: tile.endRow, Style(isFocused ? .inkQuiet : .quiet))
    frame.write(
      profile.name, at: Point(column: rect.column, row: tile.endRow), Style(isFocused ? .ink : .text, bold: isFocused),
      width: end - rect.column - (pin.isEmpty ? 0 : 1))
  }

  private func draw(_ failure: ServiceFailure, below layout: WhoLayout, into frame: inout Frame, _ view: ViewContext) {
    let lines = view.words.failure(failure).wrappedSentences(
      toCells: min(96, view.grid.contentColumns - 2), lines: layout.failureRows)
    guard !lines.isEmpty else { return }
    frame.write("!", at: Point(column: view.grid.left, row: layout.failureRow), Style(.alert, bold: true))
    for (index, line) in lines.enumerated() {
      frame.write(line, at: Point(column: view.grid.left + 2, row: layout.failureRow + index), Style(.body))
    }
  }
}

/// The layout of “Who is watching?”: rows of tiles with a caption each.
struct WhoLayout {
  let grid: PageGrid
  /// The first visible row of tiles.
  let top: Int

  init(_ grid: PageGrid, top: Int) {
    (self.grid, self.top) = (grid, top)
  }

  /// The rows below the tiles that are kept for the reason why a profile cannot be opened.
  var failureRows: Int { grid.hasHalfRows ? 4 : 3 }
  var failureRow: Int { grid.hintsRow - 1 - failureRows }
  var titleRow: Int { grid.bodyRow + (grid.hasHalfRows ? 1 : 0) }
  /// Whether there is room for a sentence under the title.
  var hasNote: Bool { grid.size.rows >= 24 }
  private var firstRow: Int { titleRow + (hasNote ? 2 : 1) + (grid.hasHalfRows ? 2 : 1) }
  /// The rows of a tile with its caption.
  private var tileRows: Int {
    let room = failureRow - 1 - firstRow
    return max(4, min(grid.rail.picture.rows + (grid.hasHalfRows ? 4 : 2), room))
  }
  private var pitch: Int { tileRows + 2 }
  var columns: Int { grid.rail.columns }
  var visibleRows: Int { max(1, (failureRow - firstRow + 1) / pitch) }

  func shows(_ index: Int) -> Bool { (top..<top + visibleRows).contains(index / columns) }

  /// Returns whether a tile is in the row above or below the visible ones.
  func isBeside(_ index: Int) -> Bool { index / columns == top - 1 || index / columns == top + visibleRows }

  func rect(_ index: Int) -> Rect {
    Rect(
      column: grid.rail.column(index % columns), row: firstRow + (index / columns - top) * pitch,
      columns: grid.rail.picture.columns, rows: tileRows)
  }
}

/// A coloured tile with the initial of a name, which stands for a person.
struct ProfileTile {
  let name: String
  /// The place of the person among others, from which the colour follows.
  let index: Int

  private static let colours: [Token] = [.blue, .accent, .green, .red, .yellow]

  private var initial: String { name.first.map { String($0).uppercased() } ?? "?" }

  func draw(into frame: inout Frame, _ rect: Rect) {
    if frame.renderStyle.hasTones {
      frame.fill(rect, Self.colours[index % Self.colours.count])
    } else {
      frame.fill(rect, .surface)
      frame.drawOutline(rect)
    }
    // The letter stands on a plate of the background, since not every colour contrasts with letters.
    let width = initial.widthCells + 6
    let plate = Rect(
      column: rect.column + (rect.columns - width) / 2, row: rect.row + max(0, (rect.rows - 3) / 2), columns: width,
      rows: min(3, rect.rows))
    frame.fill(plate, .ground)
    frame.write(
      initial, at: Point(column: plate.column + 3, row: plate.row + plate.rows / 2), Style(.text, bold: true))
  }
}
