import AlbumService
import Device
import InteractionService
import Screen

/// A dialog with a programme's details, its pop-ups' times and its actions.
struct ProgrammeDialog: TelevisionPage {
  let programme: Programme
  let channel: Channel
  /// A still of the programme; nil if there is none.
  let photo: MediaItem?
  private var scroll = Scrolling()

  init(_ programme: Programme, on channel: Channel, photo: MediaItem? = nil) {
    self.programme = programme
    self.channel = channel
    self.photo = photo
  }

  var name: PageName { .programme }
  var presentation: PagePresentation { .overlay }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: What can be done

  private enum ProgrammeAction: String {
    case watch, remind, close
  }

  /// Returns the programme's action: watch if it is on, a reminder if it is to come, else nil.
  private func action(_ view: ViewContext) -> ProgrammeAction? {
    let time = view.tuner.time(at: view.now)
    return programme.isOn(at: time) ? .watch : programme.start > time ? .remind : nil
  }

  private func label(_ action: ProgrammeAction, _ view: ViewContext) -> String {
    switch action {
    case .watch: view.words(.watch)
    case .remind: view.words(view.tuner.reminds(of: programme, on: channel.id) ? .cancelReminder : .remindMe)
    case .close: view.words(.close)
    }
  }

  /// Returns when the action changes: at the programme's start or end.
  func wakeMS(_ view: ViewContext) -> Int64? {
    let time = view.tuner.time(at: view.now)
    let next = [programme.start, programme.stop].first { $0 > time }
    return next.map { view.tuner.clock.uptimeMS(of: $0, at: view.now) }
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let focused = view.pageFocus.flatMap { ProgrammeAction(rawValue: $0.id.name) }
    var actions = AvailableActions(ok: focused.map { label($0, view) }, back: view.words(.close))
    if action(view) == .remind {
      actions.coloured = [(.red, Action(command: .remind, label: label(.remind, view)))]
    }
    if layout(view).isCut { actions.notes = [("↑↓", view.words(.more))] }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    let focused = context.view.pageFocus.flatMap { ProgrammeAction(rawValue: $0.id.name) }
    switch (command, focused) {
    case (.remind, _), (.open, .remind): context.tuner(.toggle(Reminder(channel: channel.id, programme: programme)))
    case (.open, .watch):
      context.tuner(.tune(channel))
      context.watch()
    case (.open, _): context.goBack()
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    let layout = layout(context.view)
    switch key {
    case .arrowUp where scroll.top > 0:
      scroll.reveal(scroll.top - 1, visible: layout.textRows, total: layout.lines.count)
    case .arrowDown where scroll.top + layout.textRows < layout.lines.count:
      scroll.reveal(scroll.top + layout.textRows, visible: layout.textRows, total: layout.lines.count)
    case .info: context.goBack()
    default: return false
    }
    return true
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    buttons(view).addFocus(to: &map, view.grid)
    return map
  }

  private func buttons(_ view: ViewContext) -> Buttons {
    let layout = layout(view)
    let buttons = [action(view), .close].compactMap(\.self)
    return Buttons(
      buttons: buttons.map { Buttons.Button(id: FocusID($0.rawValue), label: label($0, view)) },
      row: layout.buttonRow, column: layout.dialog.inner.column)
  }

  // MARK: Layout

  private struct Layout {
    var dialog: DialogFrame
    /// The cells of the still; nil if there is none.
    var picture: Rect?
    /// The first column of the text.
    var left: Int
    var width: Int
    var lines: [String]
    var textRow: Int
    var textRows: Int
    var buttonRow: Int
    /// Whether there are more lines than fit.
    var isCut: Bool { lines.count > textRows }
  }

  private static let headRows = 4
  private static let pictureSize = Size(columns: 21, rows: 7)

  private func layout(_ view: ViewContext) -> Layout {
    let grid = view.grid
    let columns = min(66, grid.size.columns - 12)
    let hasPicture = photo != nil && columns >= 56
    let indent = hasPicture ? Self.pictureSize.columns + 3 : 0
    let lines = (programme.summary?(view.words.language.rawValue) ?? "").wrapped(toCells: columns - indent)
      .filter { !$0.isEmpty }
    let moments = times(view).isEmpty ? 0 : 2
    let foot = moments + (grid.hasHalfRows ? 4 : 2)
    let least = hasPicture ? max(0, Self.pictureSize.rows - Self.headRows - moments) : 0
    let dialog = DialogFrame(
      columns: columns, rows: Self.headRows + max(lines.count, least) + foot, grid: grid)
    let inner = dialog.inner
    let picture = Rect(
      column: inner.column, row: inner.row, columns: Self.pictureSize.columns, rows: Self.pictureSize.rows)
    return Layout(
      dialog: dialog, picture: hasPicture ? picture : nil, left: inner.column + indent,
      width: inner.columns - indent, lines: lines, textRow: inner.row + Self.headRows,
      textRows: max(1, inner.rows - Self.headRows - foot), buttonRow: inner.endRow - (grid.hasHalfRows ? 2 : 1))
  }

  /// Returns the minutes of the pop-ups to come, each once; empty if none are known.
  private func times(_ view: ViewContext) -> String {
    let time = view.tuner.time(at: view.now)
    let moments = view.tuner.scheduledInteractions(of: programme, on: channel.id).filter { $0.show > time }
    var minutes: [String] = []
    for minute in moments.map({ view.words.clock($0.show, view.now) }) where minute != minutes.last {
      minutes.append(minute)
    }
    return minutes.joined(separator: "  ")
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let layout = layout(view)
    let words = view.words
    layout.dialog.draw(into: &frame)
    if let photo, let rect = layout.picture {
      let request = ImageRequest.make(
        photo.imageSource, columns: rect.columns, rows: rect.rows, .card, over: .raised, frame.renderStyle)
      frame.drawImage(request, at: rect.origin, title: photo.title)
    }
    let day = words.longDay(programme.start, view.now)
    let times = words.times(from: programme.start, to: programme.stop, view.now)
    let head = [
      (words.label(channel), Style(.quiet, bold: true)),
      (programme.title(words.language.rawValue), Style(.text, bold: true)), (day + "  " + times, Style(.quiet)),
    ]
    for (index, (line, style)) in head.enumerated() {
      frame.write(
        line, at: Point(column: layout.left, row: layout.dialog.inner.row + index), style, width: layout.width)
    }
    drawText(layout, into: &frame, view)
    buttons(view).draw(into: &frame, view)
  }

  private func drawText(_ layout: Layout, into frame: inout Frame, _ view: ViewContext) {
    let first = min(scroll.top, max(0, layout.lines.count - layout.textRows))
    let shown = layout.lines[first..<min(layout.lines.count, first + layout.textRows)]
    for (index, line) in shown.enumerated() {
      frame.write(line, at: Point(column: layout.left, row: layout.textRow + index), Style(.body), width: layout.width)
    }
    frame.drawScrollThumb(
      column: layout.dialog.inner.endColumn + 2, rows: layout.textRow..<layout.textRow + layout.textRows, offset: first,
      visible: layout.textRows, total: layout.lines.count)
    let times = times(view)
    guard !times.isEmpty else { return }
    let row = layout.textRow + shown.count + (shown.isEmpty ? 0 : 1)
    let column = frame.write(
      view.words(.interactiveMoment), at: Point(column: layout.left, row: row), Style(.body), width: layout.width)
    frame.write(
      times, at: Point(column: column + 2, row: row), Style(.accent), width: layout.left + layout.width - column - 2)
  }
}
