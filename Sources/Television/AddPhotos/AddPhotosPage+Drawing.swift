import Calls
import Screen

extension AddPhotosPage {
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
    case .phone: return (words(.fromPhone), "", true)
    case .folder(let folder):
      let count = folder.photoCount.flatMap { $0 > 0 ? words.count(.photos, $0) : nil } ?? ""
      return (Self.label(of: folder, view) + (folder.kind == .named ? "/" : ""), count, false)
    case .file(let file):
      return (file.name, marked.contains(file.path) ? words(.selected) : "", false)
    }
  }

  func addLabel(_ words: Words) -> String {
    marked.isEmpty ? words(.addFolder) : words.count(.addMarked, marked.count)
  }

  static func label(of folder: PhotoFolder, _ view: ViewContext) -> String {
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

  func notice(_ view: ViewContext) -> EmptyState? {
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
