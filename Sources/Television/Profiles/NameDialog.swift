import AlbumService
import Calls
import Screen

/// A dialog that takes a person's name: typed on a keyboard, or composed of letters with the remote.
struct NameDialog: TelevisionPage {
  /// What the name is for.
  enum Purpose: Hashable, Sendable {
    /// A new person of the album, with a profile on this television.
    case newPerson
    /// The person to ask to be a friend.
    case friend
  }

  let purpose: Purpose
  private var typed = ""
  private var isBusy = false
  private var failure: ServiceFailure?

  init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  var name: PageName { .name }
  var presentation: PagePresentation { .overlay }
  var takesText: Bool { true }
  func crumb(_ view: ViewContext) -> String { "" }

  // MARK: Layout

  private static let letters = ["abcdefghij", "klmnopqrst", "uvwxyz-'. ", "1234567890"]
  private static let doneID: FocusID = "done"
  private static let deleteID: FocusID = "delete"
  private static let columns = 44
  /// The columns from one letter to the next.
  private static let pitch = 4

  private func dialog(_ view: ViewContext) -> DialogFrame {
    DialogFrame(columns: Self.columns, rows: 11 + gap(view), grid: view.grid)
  }

  /// The blank rows between the title and the name.
  private func gap(_ view: ViewContext) -> Int { view.grid.size.rows >= 24 ? 1 : 0 }

  private func fieldRow(_ view: ViewContext) -> Int { dialog(view).inner.row + 1 + gap(view) }

  private func keys(_ view: ViewContext) -> [(letter: Character, rect: Rect)] {
    let column = dialog(view).inner.column
    return Self.letters.enumerated().flatMap { line, text in
      text.enumerated().map { index, letter in
        (
          letter,
          Rect(column: column + index * Self.pitch, row: fieldRow(view) + 4 + line, columns: 3, rows: 1)
        )
      }
    }
  }

  private static func id(_ letter: Character) -> FocusID { FocusID("letter:\(letter)") }

  private func buttons(_ view: ViewContext) -> Buttons {
    let inner = dialog(view).inner
    return Buttons(
      buttons: [
        Buttons.Button(id: Self.doneID, label: view.words(doneLabel)),
        Buttons.Button(id: Self.deleteID, label: view.words(.deleteCharacter)),
      ], row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  private var doneLabel: Phrase { purpose == .newPerson ? .addPerson : .sendRequest }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    for (index, (letter, rect)) in keys(view).enumerated() {
      map.add(Self.id(letter), rect, group: "letters", index: index)
    }
    buttons(view).addFocus(to: &map, view.grid)
    map.initial = Self.doneID
    return map
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok: Phrase =
      switch view.pageFocus?.id {
      case Self.doneID: doneLabel
      case Self.deleteID: .deleteCharacter
      default: .enterCharacter
      }
    return AvailableActions(ok: isBusy ? nil : view.words(ok), back: view.words(.cancelNothingChanged))
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let digit = key.digit else { return false }
    add(String(digit))
    return true
  }

  mutating func type(_ character: Character?, _ context: inout PageContext) {
    guard !isBusy else { return }
    failure = nil
    if let character { add(String(character)) } else { typed = String(typed.dropLast()) }
  }

  private mutating func add(_ text: String) {
    guard !isBusy, typed.unicodeScalars.count + text.unicodeScalars.count <= PersonName.limit else { return }
    failure = nil
    typed += text
  }

  /// Adds a letter of the grid, which has small letters only: as a capital at the beginning of a word.
  private mutating func addLetter(_ letter: Character) {
    let begins = typed.last.map { $0.isWhitespace || $0 == "-" } ?? true
    add(begins ? letter.uppercased() : String(letter))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, !isBusy, let id = context.view.pageFocus?.id else { return }
    switch id {
    case Self.doneID: submit(&context)
    case Self.deleteID: type(nil, &context)
    default: if let key = keys(context.view).first(where: { Self.id($0.letter) == id }) { addLetter(key.letter) }
    }
  }

  private mutating func submit(_ context: inout PageContext) {
    let name: String
    do throws(ServiceFailure) {
      name = try PersonName.validated(typed)
    } catch {
      return failure = error
    }
    isBusy = true
    switch purpose {
    case .newPerson: addPerson(name, &context)
    case .friend: askFriend(name, &context)
    }
  }

  private func addPerson(_ name: String, _ context: inout PageContext) {
    context.ask(AddProfileRequest(owner: .new(name))) { (_: inout Self, added, context) in
      context.goBack()
      context.added(added)
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  private func askFriend(_ name: String, _ context: inout PageContext) {
    context.ask(AskFriendRequest(name: name, key: context.makeKey())) { (_: inout Self, all, context) in
      context.goBack()
      context.notify(.acquaintances(all))
      context.show(message: context.view.words(.requestSent))
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let dialog = dialog(view)
    dialog.draw(into: &frame)
    let (inner, words) = (dialog.inner, view.words)
    frame.write(
      words(purpose == .newPerson ? .newPerson : .askFriend), at: inner.origin, Style(.text, bold: true),
      width: inner.columns)
    let field = Rect(column: inner.column, row: fieldRow(view), columns: inner.columns, rows: 1)
    frame.fill(field, .surface)
    frame.write(
      typed.isEmpty ? words(.typeName) : typed, at: Point(column: field.column + 1, row: field.row),
      Style(typed.isEmpty ? .quiet : .text), width: field.columns - 2)
    let note = failure.map { words.failure($0) } ?? words(purpose == .newPerson ? .newPersonNote : .askFriendNote)
    for (index, line) in note.wrapped(toCells: inner.columns).prefix(3).enumerated() {
      frame.write(
        line, at: Point(column: field.column, row: field.row + 1 + index), Style(failure == nil ? .quiet : .text),
        width: inner.columns)
    }
    for (letter, rect) in keys(view) { draw(letter, in: rect, into: &frame, view) }
    buttons(view).draw(into: &frame, view)
  }

  private func draw(_ letter: Character, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(Self.id(letter))
    if isFocused {
      frame.drawPlate(rect, .focus)
      frame.markFocus(rect.grown(columns: -1))
    }
    // A blank is shown as a line.
    frame.write(
      letter == " " ? "_" : String(letter), at: Point(column: rect.column + 1, row: rect.row),
      Style(isFocused ? .ink : .body, bold: isFocused))
  }
}
