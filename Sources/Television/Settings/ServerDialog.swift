import Calls
import Device
import Screen

/// A dialog that sets the server of a service: by typing its address on a keyboard, or by choosing its characters with the remote.
struct ServerDialog: TelevisionPage {
  private let service: ServerKind
  private var typed: String
  /// Whether what was typed was refused as an address.
  private var isRefused = false

  /// - Parameter address: The address that is changed; nil for the service of this device.
  init(_ service: ServerKind, changing address: ServerAddress?) {
    self.service = service
    typed = address?.text ?? ""
  }

  var name: PageName { .server }
  var presentation: PagePresentation { .overlay }
  var takesText: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Layout

  /// The characters of addresses that the remote can choose, row by row.
  private static let characters = ["1234567890", "abcdefghij", "klmnopqrst", "uvwxyz.-:/"]
  private static let starts = ["http://", "https://"]
  private static let lengthLimit = 200
  private static let columns = 44
  /// The columns from one character to the next.
  private static let pitch = 4

  private enum Key: Hashable {
    case character(Character)
    case start(String)
    case delete

    var id: FocusID {
      switch self {
      case .character(let character): FocusID("character:\(character)")
      case .start(let text): FocusID("start:\(text)")
      case .delete: "delete"
      }
    }

    func label(_ words: Words) -> String {
      switch self {
      case .character(let character): String(character)
      case .start(let text): text
      case .delete: words(.deleteCharacter)
      }
    }
  }

  private static let useID: FocusID = "use"
  private static let ownID: FocusID = "own"

  private func frame(_ view: ViewContext) -> DialogFrame {
    DialogFrame(columns: Self.columns, rows: 11 + gap(view), grid: view.grid)
  }

  /// The blank rows between the title and the address.
  private func gap(_ view: ViewContext) -> Int { view.grid.size.rows >= 24 ? 1 : 0 }

  private func fieldRow(_ view: ViewContext) -> Int { frame(view).inner.row + 1 + gap(view) }

  private func keys(_ view: ViewContext) -> [(key: Key, rect: Rect)] {
    let (column, row) = (frame(view).inner.column, fieldRow(view) + 3)
    let characters = Self.characters.enumerated().flatMap { line, text in
      text.enumerated().map { index, character in
        (Key.character(character), Rect(column: column + index * Self.pitch, row: row + line, columns: 3, rows: 1))
      }
    }
    let words = Self.starts.map(Key.start) + [.delete]
    var start = column
    return characters
      + words.map { key in
        let width = key.label(view.words).widthCells + 2
        defer { start += width + 1 }
        return (key, Rect(column: start, row: row + Self.characters.count, columns: width, rows: 1))
      }
  }

  private func buttons(_ view: ViewContext) -> Buttons {
    let inner = frame(view).inner
    return Buttons(
      buttons: [
        Buttons.Button(id: Self.useID, label: view.words(.useServer)),
        Buttons.Button(id: Self.ownID, label: view.words(.onThisDevice)),
      ], row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    for (index, (key, rect)) in keys(view).enumerated() { map.add(key.id, rect, group: "keys", index: index) }
    buttons(view).addFocus(to: &map, view.grid)
    map.initial = Self.useID
    return map
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok: Phrase =
      switch view.pageFocus?.id {
      case Self.useID: .useServer
      case Self.ownID: .onThisDevice
      default: .enterCharacter
      }
    return AvailableActions(ok: view.words(ok), back: view.words(.cancelNothingChanged))
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let digit = key.digit else { return false }
    add(String(digit))
    return true
  }

  mutating func type(_ character: Character?, _ context: inout PageContext) {
    isRefused = false
    if let character { add(String(character)) } else if !typed.isEmpty { typed.removeLast() }
  }

  private mutating func add(_ text: String) {
    isRefused = false
    guard text.utf8.count + typed.utf8.count <= Self.lengthLimit, !text.contains(where: \.isWhitespace) else { return }
    typed += text
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, let id = context.view.pageFocus?.id else { return }
    switch id {
    case Self.useID: use(&context)
    case Self.ownID: save(nil, &context)
    default:
      switch keys(context.view).first(where: { $0.key.id == id })?.key {
      case .character(let character): add(String(character))
      // An address has one beginning, so choosing it again replaces it.
      case .start(let text): typed = text + typed.withoutStart(Self.starts)
      case .delete: type(nil, &context)
      case nil: break
      }
    }
  }

  private mutating func use(_ context: inout PageContext) {
    guard let address = ServerAddress(typed) else {
      isRefused = true
      return
    }
    save(address, &context)
  }

  private func save(_ address: ServerAddress?, _ context: inout PageContext) {
    var settings = context.view.settings
    settings.servers[service] = address
    context.save(settings)
    context.goBack()
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let dialog = self.frame(view)
    dialog.draw(into: &frame)
    let inner = dialog.inner
    frame.write(view.words(service.phrase), at: inner.origin, Style(.text, bold: true), width: inner.columns)
    drawField(into: &frame, inner, view)
    for (key, rect) in keys(view) { draw(key, in: rect, into: &frame, view) }
    buttons(view).draw(into: &frame, view)
  }

  private func drawField(into frame: inout Frame, _ inner: Rect, _ view: ViewContext) {
    let field = Rect(column: inner.column, row: fieldRow(view), columns: inner.columns, rows: 1)
    frame.fill(field, .surface)
    // Of a long address the end is shown, where it is typed.
    let text = typed.isEmpty ? view.words(.typeServer) : String(typed.suffix(field.columns - 2))
    frame.write(
      text, at: Point(column: field.column + 1, row: field.row), Style(typed.isEmpty ? .quiet : .text),
      width: field.columns - 2)
    let note = view.words(isRefused ? .noServerAddress : .serverNote).wrapped(toCells: inner.columns)
    for (index, line) in note.prefix(2).enumerated() {
      frame.write(
        line, at: Point(column: field.column, row: field.row + 1 + index), Style(isRefused ? .text : .quiet),
        width: inner.columns)
    }
  }

  private func draw(_ key: Key, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(key.id)
    if isFocused {
      frame.drawPlate(rect, .focus)
      frame.markFocus(rect.grown(columns: -1))
    }
    frame.write(
      key.label(view.words), at: Point(column: rect.column + 1, row: rect.row),
      Style(isFocused ? .ink : .body, bold: isFocused))
  }
}

extension String {
  /// Returns the text without the first of some beginnings that it has.
  fileprivate func withoutStart(_ starts: [String]) -> String {
    starts.first(where: hasPrefix).map { String(dropFirst($0.count)) } ?? self
  }
}

extension ServerKind {
  /// The service's name in the settings.
  var phrase: Phrase {
    switch self {
    case .album: .albumServer
    case .mall: .mallServer
    case .interactions: .interactionServer
    }
  }
}
