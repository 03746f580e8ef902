import AlbumService
import Attributes
import InteractionService
import Screen

/// A programme's details: all that is said of it, when something pops up in it, and what can be done.
struct ProgrammeDialog: TelevisionPage {
  let programme: Programme
  let channel: Channel
  /// A still of it; nil where there is none.
  let photo: Photo?
  private var scroll = Scrolling()

  init(_ programme: Programme, on channel: Channel, photo: Photo? = nil) {
    self.programme = programme
    self.channel = channel
    self.photo = photo
  }

  var name: PageName { .programme }
  var isOverlay: Bool { true }
  func crumb(_ scene: Scene) -> String { "" }

  // MARK: What can be done

  private enum Deed: String {
    case watch, remind, close
  }

  /// When it is on now it is watched, when it is to come it is waited for.
  private func deed(_ scene: Scene) -> Deed? {
    let time = scene.tuner.time(at: scene.now)
    return programme.isOn(at: time) ? .watch : programme.start > time ? .remind : nil
  }

  private func label(_ deed: Deed, _ scene: Scene) -> String {
    switch deed {
    case .watch: scene.words(.watch)
    case .remind: scene.words(scene.tuner.reminds(of: programme, on: channel.id) ? .forgetReminder : .remindMe)
    case .close: scene.words(.close)
    }
  }

  /// When the offer changes: it begins, or it ends.
  func wakeMS(_ scene: Scene) -> Int64? {
    let time = scene.tuner.time(at: scene.now)
    let next = [programme.start, programme.stop].first { $0 > time }
    return next.map { scene.tuner.clock.uptimeMS(of: $0, at: scene.now) }
  }

  func offers(_ scene: Scene) -> Offers {
    let focused = scene.place.flatMap { Deed(rawValue: $0.id.name) }
    var offers = Offers(ok: focused.map { label($0, scene) }, back: scene.words(.close))
    if deed(scene) == .remind {
      offers.coloured = [(.red, Offer(command: .remind, label: label(.remind, scene)))]
    }
    if layout(scene).isCut { offers.notes = [("↑↓", scene.words(.more))] }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    let focused = desk.scene.place.flatMap { Deed(rawValue: $0.id.name) }
    switch (command, focused) {
    case (.remind, _), (.open, .remind): desk.tuner(.toggle(Reminder(channel: channel.id, programme: programme)))
    case (.open, .watch):
      desk.tuner(.tune(channel))
      desk.watch()
    case (.open, _): desk.goBack()
    default: break
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    let layout = layout(desk.scene)
    switch key {
    case .arrowUp where scroll.top > 0:
      scroll.reveal(scroll.top - 1, visible: layout.textRows, total: layout.lines.count)
    case .arrowDown where scroll.top + layout.textRows < layout.lines.count:
      scroll.reveal(scroll.top + layout.textRows, visible: layout.textRows, total: layout.lines.count)
    case .info: desk.goBack()
    default: return false
    }
    return true
  }

  func focusMap(_ scene: Scene) -> FocusMap {
    var map = FocusMap()
    buttons(scene).addFocus(to: &map, scene.grid)
    return map
  }

  private func buttons(_ scene: Scene) -> Buttons {
    let layout = layout(scene)
    let deeds = [deed(scene), .close].compactMap(\.self)
    return Buttons(
      buttons: deeds.map { Buttons.Button(id: FocusID($0.rawValue), label: label($0, scene)) },
      row: layout.buttonRow, column: layout.dialog.inner.column)
  }

  // MARK: Layout

  private struct Layout {
    var dialog: DialogFrame
    /// Cells of the still; nil where there is none.
    var picture: Rect?
    /// The first column of the words.
    var left: Int
    var width: Int
    var lines: [String]
    var textRow: Int
    var textRows: Int
    var buttonRow: Int
    /// Whether there are more lines than show.
    var isCut: Bool { lines.count > textRows }
  }

  private static let headRows = 4
  private static let pictureSize = Size(columns: 21, rows: 7)

  private func layout(_ scene: Scene) -> Layout {
    let grid = scene.grid
    let columns = min(66, grid.size.columns - 12)
    let hasPicture = photo != nil && columns >= 56
    let indent = hasPicture ? Self.pictureSize.columns + 3 : 0
    let lines = (programme.summary?(scene.words.language.rawValue) ?? "").wrapped(toCells: columns - indent)
      .filter { !$0.isEmpty }
    let moments = times(scene).isEmpty ? 0 : 2
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

  /// When something pops up in it, as far as that is to come; empty where nothing is known.
  private func times(_ scene: Scene) -> String {
    let time = scene.tuner.time(at: scene.now)
    let moments = scene.tuner.appointments(of: programme, on: channel.id).filter { $0.show > time }
    return moments.map { scene.words.clock($0.show, scene.now) }.joined(separator: "  ")
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ scene: Scene) {
    let layout = layout(scene)
    let words = scene.words
    layout.dialog.draw(into: &frame)
    if let photo, let rect = layout.picture {
      let order = PictureOrder.make(
        photo.pictureSource, columns: rect.columns, rows: rect.rows, .card, over: .raised, frame.look)
      frame.picture(order, at: rect.origin, title: photo.title)
    }
    let day = words.longDay(programme.start, scene.now)
    let times = words.times(from: programme.start, to: programme.stop, scene.now)
    let head = [
      (words.label(channel), Style(.quiet, bold: true)),
      (programme.title(words.language.rawValue), Style(.text, bold: true)), (day + "  " + times, Style(.quiet)),
    ]
    for (index, (line, style)) in head.enumerated() {
      frame.write(
        line, at: Point(column: layout.left, row: layout.dialog.inner.row + index), style, width: layout.width)
    }
    drawText(layout, into: &frame, scene)
    buttons(scene).draw(into: &frame, scene)
  }

  private func drawText(_ layout: Layout, into frame: inout Frame, _ scene: Scene) {
    let first = min(scroll.top, max(0, layout.lines.count - layout.textRows))
    let shown = layout.lines[first..<min(layout.lines.count, first + layout.textRows)]
    for (index, line) in shown.enumerated() {
      frame.write(line, at: Point(column: layout.left, row: layout.textRow + index), Style(.body), width: layout.width)
    }
    frame.scrollThumb(
      column: layout.dialog.inner.endColumn + 2, rows: layout.textRow..<layout.textRow + layout.textRows, offset: first,
      visible: layout.textRows, total: layout.lines.count)
    let times = times(scene)
    guard !times.isEmpty else { return }
    let row = layout.textRow + shown.count + (shown.isEmpty ? 0 : 1)
    let column = frame.write(
      scene.words(.interactiveMoment), at: Point(column: layout.left, row: row), Style(.body), width: layout.width)
    frame.write(
      times, at: Point(column: column + 2, row: row), Style(.accent), width: layout.left + layout.width - column - 2)
  }
}
