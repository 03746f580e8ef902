import Calls
import Screen

/// A folder of this machine, or the places where photos may be, from which photos are added to the album.
struct AddPhotosPage: TelevisionPage {
  /// The folder; nil for the places.
  let folder: PhotoFolder?
  private(set) var contents: PhotoFolderContents?
  private(set) var failure: ServiceFailure?
  private(set) var countdown = RetryCountdown()
  /// The paths of the files that were chosen.
  private(set) var marked: Set<String> = []
  /// The photos that are being added; nil for none.
  private(set) var state: AddingState?
  private(set) var scroll = Scrolling()
  /// The album's server, to which a phone can send photos; nil for an album on this machine, and in a folder.
  private var server: ServerAddress?

  /// A row of the list.
  enum Row {
    /// Adds the chosen files, or the whole folder.
    case add
    /// Stops the adding.
    case stop
    /// Leads to the page for a phone.
    case phone(ServerAddress)
    case folder(PhotoFolder)
    case file(PhotoFolder)

    var id: FocusID {
      switch self {
      case .add: "add"
      case .stop: "stop"
      case .phone: "phone"
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
    server = folder == nil ? context.view.servers.inUse.album : nil
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

  var isAdding: Bool { state?.isRunning ?? false }

  var rows: [Row] {
    guard let contents else { return [] }
    let hasPhotos = !contents.files.isEmpty || !contents.folders.isEmpty
    let first: [Row] = isAdding ? [.stop] : folder != nil && hasPhotos ? [.add] : []
    let phone = server.map { [Row.phone($0)] } ?? []
    return first + phone + contents.folders.map { .folder($0) } + contents.files.map { .file($0) }
  }

  /// The first row of the list; above it is the progress.
  func firstRow(_ grid: PageGrid) -> Int { grid.bodyRow + (isAdding ? 2 : 0) }
  func visibleRows(_ grid: PageGrid) -> Int { max(1, grid.hintsRow - 1 - firstRow(grid)) }

  func rect(_ index: Int, _ grid: PageGrid) -> Rect {
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
    case .folder, .phone: return AvailableActions(ok: words(.open))
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
    case .phone(let server): context.go(to: PhoneUploadPage(server))
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
}
