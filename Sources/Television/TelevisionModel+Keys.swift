import Screen

extension TelevisionModel {
  /// What a key does: first what it means on this page, then what it always means.
  mutating func press(_ key: RemoteKey, _ effects: inout [Effect]) {
    remark = nil
    if !PopUpPage.owns(key) { setPopUpAside() }
    guard let top = stack.last else { return }
    // Nobody buys by accident: a confirmation is deaf for its first moments.
    if let guardMS = (top.page as? any InputGuardedPage)?.guardMS, now.uptimeMS - top.openedMS < guardMS { return }
    let layer = stack.count - 1
    // Standing on a hint is no step of its own: Back does what its hint says, from the hints bar as well.
    if key == .back { stack[layer].hint = nil }
    if stack[layer].hint == nil {
      var isTaken = false
      act(on: layer, &effects) { isTaken = $0.press(key, &$1) }
      if isTaken { return }
    }
    switch key {
    case .arrowUp, .arrowDown, .arrowLeft, .arrowRight:
      if let direction = key.direction { move(direction, &effects) }
    case .enter: confirm(&effects)
    case .back: goBack(&effects)
    case .home: goHome(&effects)
    case .exit: push(LeaveDialog(), &effects)
    case .red, .green, .yellow, .blue: performColour(key, &effects)
    case .find: if actions(.find) { perform(.find, &effects) }
    case .info: if actions(.information) { perform(.information, &effects) }
    case .contextMenu: openMenu(&effects)
    case .help: openHelp(&effects)
    case .guide: openGuide(&effects)
    default: break
    }
  }

  private mutating func move(_ direction: Direction, _ effects: inout [Effect]) {
    let layer = stack.count - 1
    if let hint = standingHint {
      moveAlongHints(direction, from: hint)
      return
    }
    let map = stack[layer].page.focusMap(view(of: layer))
    if stack[layer].focus.move(direction, in: map) {
      if let item = stack[layer].focus.current { reveal(item, on: layer, &effects) }
    } else if direction == .down, !map.awaitsMoreBelow, !(stack[layer].page is PopUpPage) {
      stack[layer].hint = nearestHint()
    }
  }

  private mutating func moveAlongHints(_ direction: Direction, from hint: Int) {
    // Only hints that found room can be stood on.
    let shown = HintsBar(hints, grid: PageGrid(size)).places.map(\.index)
    switch direction {
    case .left: stack[stack.count - 1].hint = shown.last { $0 < hint } ?? hint
    case .right: stack[stack.count - 1].hint = shown.first { $0 > hint } ?? hint
    case .up: stack[stack.count - 1].hint = nil
    case .down: break
    }
  }

  /// The hint that Down leads to: the one nearest below the focus, the first where nothing has the focus.
  private func nearestHint() -> Int? {
    let placed = HintsBar(hints, grid: PageGrid(size)).places
    guard let focus = stack.last?.focus.current?.rect else { return placed.first?.index }
    let centre = focus.column + focus.columns / 2
    return placed.min { abs($0.centre - centre) < abs($1.centre - centre) }?.index
  }

  private mutating func confirm(_ effects: inout [Effect]) {
    guard let hint = standingHint, hints.indices.contains(hint) else {
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
      push(LeaveDialog(), &effects)
    }
  }

  private mutating func goHome(_ effects: inout [Effect]) {
    stack.removeLast(stack.count - 1)
    stack[0].hint = nil
    act(on: 0, &effects) { page, context in page.open(&context) }
  }

  /// The guide, from everywhere but a dialog; from the guide itself, back.
  private mutating func openGuide(_ effects: inout [Effect]) {
    guard let top = stack.last, !top.page.isOverlay else { return }
    if top.page is GuidePage { pop(&effects) } else { push(GuidePage(), &effects) }
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
    act(on: stack.count - 1, &effects) { $0.perform(command, &$1) }
  }

  private mutating func openMenu(_ effects: inout [Effect]) {
    guard let top = stack.last, !top.page.isOverlay, let actions = topActions else { return }
    var entries = actions.coloured.map(\.action) + actions.more
    if let ok = actions.ok { entries.insert(Action(command: .open, label: ok), at: 0) }
    if !entries.isEmpty { push(MenuDialog(entries: entries), &effects) }
  }

  private mutating func openHelp(_ effects: inout [Effect]) {
    guard let top = stack.last, !(top.page is HelpPage), !top.page.isOverlay, let actions = topActions else { return }
    var keys: Set<RemoteKey> = [.contextMenu, .home, .guide, .help, .exit]
    keys.formUnion(top.page.helpKeys)
    if top.page.turnsPages { keys.insert(.channelDown) }
    if self.actions(.find) { keys.insert(.find) }
    if self.actions(.information) { keys.insert(.info) }
    let subject = top.page.crumb(view(of: stack.count - 1))
    push(HelpPage(page: top.page.name, subject: subject, actions: actions, keys: keys), &effects)
  }

  /// What can be done on the topmost page; Back says where it leads.
  var topActions: AvailableActions? {
    guard let top = stack.last else { return nil }
    let view = view(of: stack.count - 1)
    var actions = top.page.actions(view)
    if actions.back == nil {
      let below = stack.dropLast().last { !$0.page.isOverlay }?.page.crumb(view) ?? ""
      actions.back = below.isEmpty ? view.words(.home) : below.truncated(toCells: max(20, size.columns / 5))
    }
    return actions
  }

  /// The hint that is stood on. A page on which nothing can have the focus gives it to Back: there is always one. Where one
  /// finds no room any more, the one before it is stood on.
  var standingHint: Int? {
    guard let top = stack.last else { return nil }
    let hints = hints
    guard let hint = top.hint else { return top.focus.current == nil ? hints.indices.last : nil }
    let shown = HintsBar(hints, grid: PageGrid(size)).places.map(\.index)
    return shown.last { $0 <= hint } ?? shown.first
  }

  /// The hints bar as it is shown: where a hint is stood on, OK does that, and says so if there is room.
  var hintsWithFocus: [KeyHint] {
    var hints = hints
    guard let focused = standingHint, hints.indices.contains(focused), hints[focused].command != .open,
      let ok = hints.firstIndex(where: { $0.command == .open }), case .colour = hints[focused].mark
    else { return hints }
    let plain = hints
    hints[ok].label = hints[focused].label
    let hasRoom = HintsBar(hints, grid: PageGrid(size)).places.contains { $0.index == focused }
    return hasRoom ? hints : plain
  }

  /// The hints bar as it is now.
  var hints: [KeyHint] {
    let words = view(of: stack.count - 1).words
    return topActions.map { KeyHint.all($0, words) } ?? []
  }
}

/// A page on which keys do nothing for its first moments, so that nobody buys or votes by accident.
protocol InputGuardedPage: TelevisionPage {
  /// For how long keys do nothing, milliseconds.
  var guardMS: Int64 { get }
}
