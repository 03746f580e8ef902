import Calls
import Device
import Screen

/// A dialog that asks for the PIN of a profile, or for a new one: by the digits of the remote, or with the arrows and OK.
struct PINDialog: TelevisionPage {
  /// What the PIN is for.
  enum Purpose: Hashable, Sendable {
    /// To choose the profile.
    case enter(Profile)
    /// To set a PIN.
    case set(Profile)
    /// To remove the PIN.
    case clear(Profile)
    /// To remove the profile.
    case remove(Profile)

    var profile: Profile {
      switch self {
      case .enter(let profile), .set(let profile), .clear(let profile), .remove(let profile): profile
      }
    }
  }

  /// What is asked for at the moment.
  private enum Stage: Hashable {
    case current, new
    case again(PIN)
  }

  let purpose: Purpose
  private var stage: Stage
  private var digits = ""
  private var isBusy = false
  /// A sentence about the last try; nil for none.
  private var failure: ServiceFailure?
  private var isDifferent = false
  /// Until when no guess is accepted, in uptime milliseconds; nil for no wait.
  private var waitUntilMS: Int64?

  init(_ purpose: Purpose) {
    self.purpose = purpose
    if case .set(let profile) = purpose, !profile.hasPIN { stage = .new } else { stage = .current }
  }

  var name: PageName { .pin }
  var presentation: PagePresentation { .overlay }
  var helpKeys: Set<RemoteKey> { [.digit1] }
  func crumb(_ view: ViewContext) -> String { "" }

  func wakeMS(_ view: ViewContext) -> Int64? {
    guard let waitUntilMS, waitUntilMS > view.now.uptimeMS else { return nil }
    return view.now.uptimeMS + (waitUntilMS - view.now.uptimeMS - 1) % 1_000 + 1
  }

  mutating func wake(_ context: inout PageContext) {
    if let waitUntilMS, waitUntilMS <= context.view.now.uptimeMS { (self.waitUntilMS, failure) = (nil, nil) }
  }

  // MARK: Layout

  private static let keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
  private static let doneID: FocusID = "done"
  private static let deleteID: FocusID = "delete"
  private static let columns = 44

  private func dialog(_ view: ViewContext) -> DialogFrame {
    DialogFrame(columns: Self.columns, rows: 11, grid: view.grid)
  }

  private func fieldRow(_ view: ViewContext) -> Int { dialog(view).inner.row + 2 }

  private func keyRect(_ index: Int, _ view: ViewContext) -> Rect {
    Rect(column: dialog(view).inner.column + index * 4, row: fieldRow(view) + 5, columns: 3, rows: 1)
  }

  private func buttons(_ view: ViewContext) -> Buttons {
    let inner = dialog(view).inner
    return Buttons(
      buttons: [
        Buttons.Button(id: Self.doneID, label: view.words(.done)),
        Buttons.Button(id: Self.deleteID, label: view.words(.deleteCharacter)),
      ], row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    for (index, key) in Self.keys.enumerated() {
      map.add(FocusID("digit:" + key), keyRect(index, view), group: "keys", index: index)
    }
    buttons(view).addFocus(to: &map, view.grid)
    map.initial = Self.doneID
    return map
  }

  // MARK: Acting

  func actions(_ view: ViewContext) -> AvailableActions {
    let ok: Phrase =
      switch view.pageFocus?.id {
      case Self.doneID: .done
      case Self.deleteID: .deleteCharacter
      default: .enterDigit
      }
    var actions = AvailableActions(ok: isBusy ? nil : view.words(ok), back: view.words(.cancelNothingChanged))
    actions.notes = [("0-9", view.words(.pin))]
    return actions
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    guard let digit = key.digit else { return false }
    add(String(digit))
    return true
  }

  private mutating func add(_ digit: String) {
    guard !isBusy, digits.count < PIN.lengths.upperBound else { return }
    isDifferent = false
    if waitUntilMS == nil { failure = nil }
    digits += digit
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, !isBusy, let id = context.view.pageFocus?.id else { return }
    switch id {
    case Self.doneID: submit(&context)
    case Self.deleteID: digits = String(digits.dropLast())
    default: if let key = Self.keys.first(where: { FocusID("digit:" + $0) == id }) { add(key) }
    }
  }

  private mutating func submit(_ context: inout PageContext) {
    if let waitUntilMS, waitUntilMS > context.view.now.uptimeMS { return }
    let pin: PIN
    do throws(ServiceFailure) {
      pin = try PIN(digits)
    } catch {
      return failure = error
    }
    digits = ""
    switch stage {
    case .current: check(pin, &context)
    case .new: stage = .again(pin)
    case .again(let first):
      if first == pin { set(pin, &context) } else { (stage, isDifferent) = (.new, true) }
    }
  }

  private mutating func check(_ pin: PIN, _ context: inout PageContext) {
    isBusy = true
    let request = CheckPINRequest(id: purpose.profile.id, pin: pin, at: Instant(unixMS: context.view.now.unixMS))
    context.ask(request) { (page: inout Self, _, context) in
      page.isBusy = false
      page.succeed(&context)
    } failed: { page, failure, context in
      page.fail(failure.failure, &context)
    }
  }

  private mutating func fail(_ failure: ServiceFailure, _ context: inout PageContext) {
    (isBusy, self.failure) = (false, failure)
    waitUntilMS = failure.retryAfterMS.map { context.view.now.uptimeMS + $0 }
  }

  private mutating func succeed(_ context: inout PageContext) {
    switch purpose {
    case .enter(let profile):
      context.goBack()
      context.enter(profile.id)
    case .set: stage = .new
    case .clear: set(nil, &context)
    case .remove(let profile): context.replace(with: QuestionDialog(.removeProfile(profile)))
    }
  }

  private mutating func set(_ pin: PIN?, _ context: inout PageContext) {
    isBusy = true
    let name = purpose.profile.name
    context.ask(SetPINRequest(id: purpose.profile.id, pin: pin)) { (_: inout Self, profiles, context) in
      context.goBack()
      context.notify(.profiles(profiles))
      context.show(message: context.view.words(pin == nil ? .pinRemoved : .pinSet, ["name": name]))
    } failed: { page, failure, context in
      page.fail(failure.failure, &context)
    }
  }

  // MARK: Drawing

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let dialog = dialog(view)
    dialog.draw(into: &frame)
    let (inner, words) = (dialog.inner, view.words)
    frame.write(question(words), at: inner.origin, Style(.text, bold: true), width: inner.columns)
    let field = Rect(column: inner.column, row: fieldRow(view), columns: inner.columns, rows: 1)
    frame.fill(field, .surface)
    let dots = String(repeating: "● ", count: digits.count)
    frame.write(
      digits.isEmpty ? words(.typePIN) : dots, at: Point(column: field.column + 1, row: field.row),
      Style(digits.isEmpty ? .quiet : .text), width: field.columns - 2)
    for (index, line) in note(view).wrapped(toCells: inner.columns).prefix(3).enumerated() {
      frame.write(line, at: Point(column: field.column, row: field.row + 1 + index), Style(.body), width: inner.columns)
    }
    for (index, key) in Self.keys.enumerated() { draw(key, in: keyRect(index, view), into: &frame, view) }
    buttons(view).draw(into: &frame, view)
  }

  private func question(_ words: Words) -> String {
    let phrase: Phrase =
      switch stage {
      case .current: .pinOf
      case .new: .newPINOf
      case .again: .pinAgain
      }
    return words(phrase, ["name": purpose.profile.name])
  }

  private func note(_ view: ViewContext) -> String {
    if let waitUntilMS, waitUntilMS > view.now.uptimeMS {
      return view.words.count(.pinWait, Int((waitUntilMS - view.now.uptimeMS + 999) / 1_000))
    }
    if isDifferent { return view.words(.pinsDiffer) }
    return failure.map { view.words.failure($0) } ?? view.words(stage == .current ? .forgottenPIN : .pinNote)
  }

  private func draw(_ key: String, in rect: Rect, into frame: inout Frame, _ view: ViewContext) {
    let isFocused = view.isFocused(FocusID("digit:" + key))
    if isFocused {
      frame.drawPlate(rect, .focus)
      frame.markFocus(rect.grown(columns: -1))
    }
    frame.write(
      key, at: Point(column: rect.column + 1, row: rect.row), Style(isFocused ? .ink : .body, bold: isFocused))
  }
}
