import Screen

extension TelevisionModel {
  /// Handles a key: its meaning on the topmost page first, then its usual meaning.
  mutating func press(_ key: RemoteKey, _ effects: inout [Effect]) {
    message = nil
    if awaits(key) { return }
    if stack.last?.page.keepsKey(key) == false { setPopUpAside() }
    guard let top = stack.last else { return }
    // Keys are ignored for a moment after such a page opens, to prevent accidental purchases and votes.
    if now.uptimeMS - top.openedMS < top.page.guardMS { return }
    let entry = stack.count - 1
    // A focused hint is not a navigation level: Back does what its hint says, from the hint bar as well.
    if key == .back { stack[entry].hint = nil }
    if stack[entry].hint == nil {
      var (isTaken, awaitsMore) = (false, false)
      act(on: entry, &effects) {
        isTaken = $0.press(key, &$1)
        awaitsMore = $1.awaitsMore
      }
      if awaitsMore, stack.indices.contains(entry) { stack[entry].awaitedMoves.append(key) }
      if isTaken { return }
    }
    switch key {
    case .arrowUp, .arrowDown, .arrowLeft, .arrowRight:
      if let direction = key.direction { move(direction, &effects) }
    case .enter: confirm(&effects)
    case .back: goBack(&effects)
    case .home: goHome(&effects)
    case .exit: push(QuitDialog(), &effects)
    case .red, .green, .yellow, .blue: performColour(key, &effects)
    case .find: if actions(.find) { perform(.find, &effects) }
    case .undo: if stack.last?.page.isOverlay == false, !configuration.asksWho { undoLastRemoval(&effects) }
    case .info: if actions(.information) { perform(.information, &effects) }
    case .contextMenu: openMenu(&effects)
    case .help: openHelp(&effects)
    case .guide: openGuide(&effects)
    // These mean something on some pages only.
    case .digit0, .digit1, .digit2, .digit3, .digit4, .digit5, .digit6, .digit7, .digit8, .digit9, .channelUp,
      .channelDown, .mediaLast, .mediaPlayPause, .mediaStop, .mediaRewind, .mediaFastForward:
      break
    }
  }

  private mutating func move(_ direction: Direction, _ effects: inout [Effect]) {
    let entry = stack.count - 1
    if let hint = focusedHint {
      moveAlongHints(direction, from: hint)
      return
    }
    let map = stack[entry].page.focusMap(view(of: entry))
    if stack[entry].focus.move(direction, in: map) {
      if let item = stack[entry].focus.current { reveal(item, on: entry, &effects) }
    } else if direction == .down, map.awaitsMoreBelow {
      stack[entry].awaitedMoves.append(.arrowDown)
    } else if direction == .down, stack[entry].page.presentation != .popUp {
      stack[entry].hint = nearestHint()
    }
  }

  /// Keeps a move for later if earlier ones wait for the next part of a list. Any other key discards the waiting moves.
  private mutating func awaits(_ key: RemoteKey) -> Bool {
    guard let moves = stack.last?.awaitedMoves, !moves.isEmpty else { return false }
    guard key.direction != nil || key.pageDirection != nil else {
      stack[stack.count - 1].awaitedMoves = []
      return false
    }
    if moves.count < Self.awaitedMoveLimit { stack[stack.count - 1].awaitedMoves.append(key) }
    return true
  }

  /// Performs the moves that waited for a part of a list, as far as that part is loaded now.
  mutating func makeAwaitedMoves(_ effects: inout [Effect]) {
    guard let moves = stack.last?.awaitedMoves, !moves.isEmpty else { return }
    stack[stack.count - 1].awaitedMoves = []
    for key in moves { press(key, &effects) }
  }

  /// The most moves that are kept; more than a viewer makes while a list is being read.
  private static let awaitedMoveLimit = 1_000

  private mutating func moveAlongHints(_ direction: Direction, from hint: Int) {
    // Only visible hints can have the focus.
    let shown = HintsBar(hints, grid: PageGrid(size)).positions.map(\.index)
    switch direction {
    case .left: stack[stack.count - 1].hint = shown.last { $0 < hint } ?? hint
    case .right: stack[stack.count - 1].hint = shown.first { $0 > hint } ?? hint
    case .up: stack[stack.count - 1].hint = nil
    case .down: break
    }
  }

  /// Returns the hint that Down leads to: the one nearest below the focus, or the first if no item has the focus.
  private func nearestHint() -> Int? {
    let positions = HintsBar(hints, grid: PageGrid(size)).positions
    guard let focus = stack.last?.focus.current?.rect else { return positions.first?.index }
    let centre = focus.column + focus.columns / 2
    return positions.min { abs($0.centre - centre) < abs($1.centre - centre) }?.index
  }

  private mutating func confirm(_ effects: inout [Effect]) {
    guard let hint = focusedHint, hints.indices.contains(hint) else {
      perform(.open, &effects)
      return
    }
    stack[stack.count - 1].hint = nil
    switch hints[hint].command {
    case .back: press(.back, &effects)
    case let command: perform(command, &effects)
    }
  }

  private mutating func goBack(_ effects: inout [Effect]) {
    if stack.count > 1 {
      pop(&effects)
    } else {
      push(QuitDialog(), &effects)
    }
  }

  private mutating func goHome(_ effects: inout [Effect]) {
    popAll(above: 0, &effects)
    stack[0].hint = nil
    act(on: 0, &effects) { page, context in page.open(&context) }
  }

  /// Opens the guide from any page but a dialog; on the guide, goes back.
  private mutating func openGuide(_ effects: inout [Effect]) {
    guard let top = stack.last, !top.page.isOverlay, !configuration.asksWho else { return }
    if top.page.name == .guide { pop(&effects) } else { push(GuidePage(), &effects) }
  }

  private mutating func performColour(_ key: RemoteKey, _ effects: inout [Effect]) {
    let action = topActions?.coloured.first { $0.key == key }?.action
    guard let action else { return }
    stack[stack.count - 1].hint = nil
    perform(action.command, &effects)
  }

  private func actions(_ command: Command) -> Bool {
    guard let actions = topActions else { return false }
    return actions.coloured.contains { $0.action.command == command } || actions.more.contains { $0.command == command }
  }

  mutating func perform(_ command: Command, _ effects: inout [Effect]) {
    perform(command, on: stack.count - 1, &effects)
  }

  /// Performs a command on a page; undoing and signing in concern the whole television.
  mutating func perform(_ command: Command, on entry: Int, _ effects: inout [Effect]) {
    if command == .undo { return undoLastRemoval(&effects) }
    if command == .open, stack.indices.contains(entry), stack[entry].focus.current?.id == EmptyState.signInID {
      return push(SignInPage(of: view(of: entry).personToSignIn), &effects)
    }
    act(on: entry, &effects) { $0.perform(command, &$1) }
  }

  private mutating func openMenu(_ effects: inout [Effect]) {
    guard let top = stack.last, !top.page.isOverlay, let actions = topActions else { return }
    var entries = actions.coloured.map(\.action) + actions.more
    // OK is listed unless another entry does the same.
    if let ok = actions.ok, !entries.contains(where: { $0.label == ok }) {
      entries.insert(Action(command: .open, label: ok), at: 0)
    }
    if !entries.isEmpty { push(MenuDialog(entries: entries), &effects) }
  }

  private mutating func openHelp(_ effects: inout [Effect]) {
    guard let top = stack.last, top.page.name != .help, !top.page.isOverlay, let actions = topActions else { return }
    var keys: Set<RemoteKey> = [.contextMenu, .home, .guide, .help, .exit]
    keys.formUnion(top.page.helpKeys)
    if top.page.turnsPages { keys.insert(.channelDown) }
    if self.actions(.find) { keys.insert(.find) }
    if self.actions(.information) { keys.insert(.info) }
    if self.actions(.undo) { keys.insert(.undo) }
    let subject = top.page.crumb(view(of: stack.count - 1))
    push(HelpPage(page: top.page.name, subject: subject, actions: actions, keys: keys), &effects)
  }

  /// The actions of the topmost page; Back has the title of the page it leads to.
  var topActions: AvailableActions? {
    guard let top = stack.last else { return nil }
    let view = view(of: stack.count - 1)
    var actions = top.page.actions(view)
    if view.pageFocus?.id == EmptyState.signInID { actions.ok = view.words(.signIn) }
    if !top.page.isOverlay { addUndo(to: &actions, view.words) }
    if actions.back == nil {
      let below = stack.dropLast().last { !$0.page.isOverlay }?.page.crumb(view) ?? ""
      actions.back = below.isEmpty ? view.words(.home) : below.truncated(toCells: max(20, size.columns / 5))
    }
    return actions
  }

  /// The focused hint. A page without focusable items focuses Back. If the focused hint does not fit any more, the one
  /// before it is focused.
  var focusedHint: Int? {
    guard let top = stack.last else { return nil }
    let hints = hints
    guard let hint = top.hint else { return top.focus.current == nil ? hints.indices.last : nil }
    let shown = HintsBar(hints, grid: PageGrid(size)).positions.map(\.index)
    return shown.last { $0 <= hint } ?? shown.first
  }

  /// The hints as shown: with a focused hint, OK has its label if there is room.
  var hintsWithFocus: [KeyHint] {
    var hints = hints
    guard let focused = focusedHint, hints.indices.contains(focused), hints[focused].command != .open,
      let ok = hints.firstIndex(where: { $0.command == .open }), case .colour = hints[focused].mark
    else { return hints }
    let plain = hints
    hints[ok].label = hints[focused].label
    let hasRoom = HintsBar(hints, grid: PageGrid(size)).positions.contains { $0.index == focused }
    return hasRoom ? hints : plain
  }

  /// The hints of the topmost page.
  var hints: [KeyHint] {
    let words = view(of: stack.count - 1).words
    return topActions.map { KeyHint.all($0, words) } ?? []
  }
}
