import AlbumService
import Calls
import Device
import Screen

/// A confirmation before a change about people: removing a profile from the television, ending a friendship, blocking and unblocking.
struct QuestionDialog: TelevisionPage {
  /// The change to confirm.
  enum Change: Hashable, Sendable {
    /// Removes a profile from this television.
    case removeProfile(Profile)
    /// Ends the friendship with a person.
    case endFriendship(Person)
    /// Blocks a person.
    case block(Person)
    /// Unblocks a person.
    case unblock(Person)
  }

  let change: Change
  private var isBusy = false
  private var failure: ServiceFailure?

  init(_ change: Change) {
    self.change = change
  }

  var name: PageName { .question }
  var presentation: PagePresentation { .overlay }
  var guardMS: Int64 { 300 }
  func crumb(_ view: ViewContext) -> String { "" }

  private func title(_ words: Words) -> String {
    switch change {
    case .removeProfile(let profile): words(.removeProfileQuestion, ["name": profile.name])
    case .endFriendship(let person): words(.endFriendshipQuestion, ["name": person.name])
    case .block(let person): words(.blockQuestion, ["name": person.name])
    case .unblock(let person): words(.unblockQuestion, ["name": person.name])
    }
  }

  private func note(_ words: Words) -> String {
    if let failure { return words.failure(failure) }
    let phrase: Phrase =
      switch change {
      case .removeProfile: .removeProfileNote
      case .endFriendship: .endFriendshipNote
      case .block: .blockNote
      case .unblock: .unblockNote
      }
    return words(phrase)
  }

  private var accept: Phrase {
    switch change {
    case .removeProfile: .removeButton
    case .endFriendship: .endFriendshipButton
    case .block: .blockButton
    case .unblock: .unblock
    }
  }

  private func lines(_ view: ViewContext) -> [String] {
    Array(note(view.words).wrapped(toCells: Self.columns).prefix(5))
  }

  private static let columns = 52

  private func dialog(_ view: ViewContext) -> DialogFrame {
    DialogFrame(columns: Self.columns, rows: lines(view).count + titleLines(view).count + 4, grid: view.grid)
  }

  private func titleLines(_ view: ViewContext) -> [String] { title(view.words).wrapped(toCells: Self.columns) }

  private func buttons(_ view: ViewContext) -> Buttons {
    let inner = dialog(view).inner
    let choices = [
      Buttons.Button(id: "accept", label: view.words(accept)), Buttons.Button(id: "cancel", label: view.words(.cancel)),
    ]
    return Buttons(
      buttons: isBusy ? Array(choices.prefix(1)) : choices, row: inner.endRow - 1, column: inner.column, quiet: .edge)
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    buttons(view).addFocus(to: &map, view.grid)
    map.initial = "cancel"
    return map
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let label = view.words(view.pageFocus?.id == "accept" ? accept : .cancel)
    return AvailableActions(ok: isBusy ? nil : label, back: view.words(.cancelNothingChanged))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    guard command == .open, !isBusy else { return }
    guard context.view.pageFocus?.id == "accept" else { return context.goBack() }
    isBusy = true
    switch change {
    case .removeProfile(let profile): remove(profile, &context)
    case .endFriendship(let person): befriend(person, .end, &context)
    case .block(let person): befriend(person, .block, &context)
    case .unblock(let person): befriend(person, .unblock, &context)
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    // A change in progress cannot be cancelled, and its outcome has to be seen.
    isBusy && (key == .back || key == .home || key == .exit)
  }

  private func remove(_ profile: Profile, _ context: inout PageContext) {
    let isCurrent = context.view.profile?.id == profile.id
    context.ask(RemoveProfileRequest(id: profile.id)) { (_: inout Self, profiles, context) in
      context.goBack()
      context.notify(.profiles(profiles))
      // Without this profile, the television is another person's, or the machine's.
      if isCurrent || (context.view.profile == nil && profiles.count < 2) { context.enter(nil) }
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  private func befriend(_ person: Person, _ change: Friendship.Change, _ context: inout PageContext) {
    let request = ChangeFriendshipRequest(person: person.id, change: change, key: context.makeKey())
    context.ask(request) { (_: inout Self, all, context) in
      context.goBack()
      context.notify(.acquaintances(all))
      // What the two see of each other has changed.
      context.notify(.albumChanged)
    } failed: { page, failure, _ in
      (page.isBusy, page.failure) = (false, failure.failure)
    }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    let dialog = dialog(view)
    dialog.draw(into: &frame)
    let inner = dialog.inner
    for (index, line) in titleLines(view).enumerated() {
      frame.write(line, at: Point(column: inner.column, row: inner.row + index), Style(.text, bold: true))
    }
    for (index, line) in lines(view).enumerated() {
      frame.write(
        line, at: Point(column: inner.column, row: inner.row + titleLines(view).count + 1 + index), Style(.body))
    }
    buttons(view).draw(into: &frame, view)
  }
}
