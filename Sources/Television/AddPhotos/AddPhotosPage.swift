import Calls
import Screen

/// A folder of this machine, or the places where photos may be, from which photos are added to the album.
struct AddPhotosPage: TelevisionPage {
  /// The folder; nil for the places.
  let folder: PhotoFolder?
  private var contents: PhotoFolderContents?
  private var failure: ServiceFailure?
  private var countdown = RetryCountdown()
  /// The paths of the files that were chosen.
  private var marked: Set<String> = []
  /// The photos that are being added; nil for none.
  private var state: AddingState?
  private var scroll = Scrolling()

  /// A row of the list.
  private enum Row {
    /// Adds the chosen files, or the whole folder.
    case add
    /// Stops the adding.
    case stop
    case folder(PhotoFolder)
    case file(PhotoFolder)

    var id: FocusID {
      switch self {
      case .add: "add"
      case .stop: "stop"
      case .folder(let folder), .file(let folder): .item(folder.path)
      }
    }
  }

  init(_ folder: PhotoFolder? = nil) {
    self.folder = folder
  }

  var name: PageName { .addPhotos }

  func crumb(_ view: ViewContext) -> String {
    folder.map { Self.label(of: $0, view) } ?? view.words(.addPhotos)
  }

  func headline(_ view: ViewContext) -> String {
    guard folder != nil, let files = contents?.files, !files.isEmpty else { return "" }
    return view.words.count(.photos, files.count)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    countdown.wakeMS(at: view.now)
  }

  // MARK: Reading

  mutating func open(_ context: inout PageContext) {
    (failure, countdown) = (nil, RetryCountdown())
    if let folder {
      context.ask(PhotoFolderRequest(path: folder.path), slot: CallSlot(name: "folder")) {
        (page: inout Self, answer, _) in
        page.show(answer)
      } failed: { page, failure, _ in
        page.fail(failure)
      }
    } else {
      context.ask(PhotoPlacesRequest(), slot: CallSlot(name: "folder")) {
        (page: inout Self, answer, _) in
        page.show(PhotoFolderContents(folders: answer))
      } failed: { page, failure, _ in
        page.fail(failure)
      }
    }
    context.ask(AddingStateRequest(), slot: CallSlot(name: "state")) {
      (page: inout Self, answer, _) in
      page.state = answer
    }
  }

  private mutating func show(_ contents: PhotoFolderContents) {
    (self.contents, failure, countdown) = (contents, nil, RetryCountdown())
  }

  private mutating func fail(_ failure: CallFailure) {
    self.failure = failure.failure
    countdown = RetryCountdown(after: failure)
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    if case .adding(let state) = notification { self.state = state }
  }

  // MARK: Focus

  private var isAdding: Bool { state?.isRunning ?? false }

  private var rows: [Row] {
    guard let contents else { return [] }
    let hasPhotos = !contents.files.isEmpty || !contents.folders.isEmpty
    let first: [Row] = isAdding ? [.stop] : folder != nil && hasPhotos ? [.add] : []
    return first + contents.folders.map { .folder($0) } + contents.files.map { .file($0) }
  }

  /// The first row of the list; above it is the progress.
  private func firstRow(_ grid: PageGrid) -> Int { grid.bodyRow + (isAdding ? 2 : 0) }
  private func visibleRows(_ grid: PageGrid) -> Int { max(1, grid.hintsRow - 1 - firstRow(grid)) }

  private func rect(_ index: Int, _ grid: PageGrid) -> Rect {
    Rect(
      column: grid.left, row: firstRow(grid) + index - scroll.top, columns: grid.contentColumns,
      rows: 1)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    if let notice = notice(view) {
      notice.buttonRow(view).addFocus(to: &map, view.grid)
      return map
    }
    let rows = rows
    for index in max(
      0, scroll.top - 1)..<max(0, min(rows.count, scroll.top + visibleRows(view.grid) + 1))
    {
      map.add(rows[index].id, rect(index, view.grid), group: "list", index: index)
    }
    return map
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    guard notice(context.view) == nil else { return }
    scroll.reveal(item.index, visible: visibleRows(context.view.grid), total: rows.count)
  }

  private func focused(_ view: ViewContext) -> Row? {
    view.pageFocus.flatMap { focus in rows.first { $0.id == focus.id } }
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    guard notice(view) == nil else {
      return AvailableActions(ok: view.pageFocus?.id == "retry" ? words(.tryNow) : nil)
    }
    switch focused(view) {
    case .add: return AvailableActions(ok: addLabel(words))
    case .stop: return AvailableActions(ok: words(.stopAdding))
    case .folder: return AvailableActions(ok: words(.open))
    case .file(let file):
      return AvailableActions(ok: words(marked.contains(file.path) ? .deselectValue : .selectValue))
    case nil: return AvailableActions(ok: nil)
    }
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open else { return }
    if context.view.pageFocus?.id == "retry" { return open(&context) }
    switch focused(context.view) {
    case .add: add(&context)
    case .stop: context.send(StopAddingRequest())
    case .folder(let folder): context.go(to: AddPhotosPage(folder))
    case .file(let file):
      if marked.remove(file.path) == nil { marked.insert(file.path) }
    case nil: break
    }
  }

  private func add(_ context: inout PageContext) {
    guard let folder else { return }
    let paths = marked.isEmpty ? [folder.path] : marked.sorted()
    let request = StartAddingRequest(paths: paths, name: Self.label(of: folder, context.view))
    context.send(request) { state, context in
      context.notify(.adding(state))
    } failed: { failure, context in
      context.show(message: context.view.words.failure(failure.failure))
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let direction = key.pageDirection, notice(context.view) == nil,
      let place = context.view.pageFocus
    else {
      return false
    }
    let visible = visibleRows(context.view.grid)
    let index = min(max(place.index + direction * visible, 0), rows.count - 1)
    scroll.reveal(index, visible: visible, total: rows.count)
    context.focus(rows[index].id)
    return true
  }

  var turnsPages: Bool { true }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    let grid = view.grid
    if let state, isAdding {
      frame.write(
        Self.progress(state, view), at: Point(column: grid.left, row: grid.bodyRow),
        Style(.accent, bold: true),
        width: grid.contentColumns)
    }
    let rows = rows
    for index in scroll.top..<max(scroll.top, min(rows.count, scroll.top + visibleRows(grid))) {
      draw(rows[index], in: rect(index, grid), into: &frame, view)
    }
    frame.drawScrollThumb(
      column: grid.size.columns - 2, rows: firstRow(grid)..<(grid.hintsRow - 1), offset: scroll.top,
      visible: visibleRows(grid), total: rows.count)
  }

  private func draw(_ row: Row, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(row.id)
    if isFocused {
      frame.drawPlate(rect.grown(columns: 1), .focus)
      frame.markFocus(rect)
    }
    let (label, value, isBold) = texts(of: row, view)
    let end = frame.write(
      value, endingAt: rect.endColumn, row: rect.row, Style(isFocused ? .inkQuiet : .quiet))
    frame.write(
      label, at: rect.origin, Style(isFocused ? .ink : .body, bold: isBold || isFocused),
      width: end - rect.column - 1)
  }

  private func texts(of row: Row, _ view: ViewContext) -> (
    label: String, value: String, isBold: Bool
  ) {
    let words = view.words
    switch row {
    case .add: return (addLabel(words), "", true)
    case .stop: return (words(.stopAdding), "", true)
    case .folder(let folder):
      let count = folder.photoCount.flatMap { $0 > 0 ? words.count(.photos, $0) : nil } ?? ""
      return (Self.label(of: folder, view) + (folder.kind == .named ? "/" : ""), count, false)
    case .file(let file):
      return (file.name, marked.contains(file.path) ? words(.selected) : "", false)
    }
  }

  private func addLabel(_ words: Words) -> String {
    marked.isEmpty ? words(.addFolder) : words.count(.addMarked, marked.count)
  }

  private static func label(of folder: PhotoFolder, _ view: ViewContext) -> String {
    switch folder.kind {
    case .pictures: view.words(.picturesFolder)
    case .home: view.words(.homeFolder)
    case .named: folder.name
    }
  }

  /// Returns the progress in one line.
  private static func progress(_ state: AddingState, _ view: ViewContext) -> String {
    if state.isWaiting { return view.words(.addingWaits, ["name": state.name]) }
    guard state.foundCount > 0 else { return view.words(.addingSearches, ["name": state.name]) }
    return view.words(
      .addingFrom,
      [
        "name": state.name, "done": view.words.number(state.doneCount),
        "total": view.words.number(state.foundCount),
      ])
  }

  private func notice(_ view: ViewContext) -> EmptyState? {
    if let failure { return .failed(failure, countdown, .folderFailed, view) }
    guard contents != nil else {
      return EmptyState(picture: .emptyTiles, title: view.words(.loading), sentences: "")
    }
    guard rows.isEmpty else { return nil }
    return EmptyState(
      picture: .emptyTiles, title: view.words(.noPhotosInFolder),
      sentences: view.words(.noPhotosInFolderHelp))
  }
}
