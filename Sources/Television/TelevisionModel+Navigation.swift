import Calls
import Screen

extension TelevisionModel {
  /// Carries out a navigation step of the page with a number. If the step comes from a late answer, pages above that
  /// page stay.
  mutating func carryOut(_ step: PageContext.NavigationStep, of number: Int, _ effects: inout [Effect]) {
    // Who is watching changes also if the page that asked for it is closed by then.
    if case .enter(let profile) = step { return effects.append(.enter(profile)) }
    guard let entry = stack.firstIndex(where: { $0.number == number }) else { return }
    switch step {
    case .push(let page): push(page, &effects)
    case .replace(let page):
      forgetCalls(of: stack[entry], &effects)
      stack[entry] = stackEntry(page)
      act(on: entry, &effects) { $0.open(&$1) }
    case .back: remove(entry, &effects)
    case .watch: watch(&effects)
    case .backPerforming(let command):
      remove(entry, &effects)
      perform(command, on: entry - 1, &effects)
    case .enter: break
    case .signIn: push(SignInPage(of: .newPerson), &effects)
    case .quit: effects.append(.quit)
    }
  }

  mutating func push(_ page: any TelevisionPage, _ effects: inout [Effect]) {
    stack.append(stackEntry(page))
    act(on: stack.count - 1, &effects) { $0.open(&$1) }
  }

  /// Pops the topmost page, except Home.
  mutating func pop(_ effects: inout [Effect]) {
    remove(stack.count - 1, &effects)
  }

  /// Pops all pages above one.
  mutating func popAll(above entry: Int, _ effects: inout [Effect]) {
    while stack.count > entry + 1 { forgetCalls(of: stack.removeLast(), &effects) }
  }

  private mutating func remove(_ entry: Int, _ effects: inout [Effect]) {
    guard entry > 0 else { return }
    forgetCalls(of: stack.remove(at: entry), &effects)
    updateFocus(of: stack.count - 1, &effects)
  }

  /// Cancels the reads of a closed page; its writes are finished.
  mutating func forgetCalls(of entry: StackEntry, _ effects: inout [Effect]) {
    effects += pendingCalls.cancel { receiver, _ in receiver == .page(entry.number) }
  }

  // MARK: Focus

  /// Lays a page out again and keeps its focus; scrolls to the focused item if it moved.
  mutating func updateFocus(of entry: Int, moving target: FocusID? = nil, _ effects: inout [Effect]) {
    guard stack.indices.contains(entry) else { return }
    let map = stack[entry].page.focusMap(view(of: entry))
    if let target, let item = map[target] { stack[entry].focus.focus(item) }
    let before = stack[entry].focus.current
    stack[entry].focus.restore(in: map)
    guard let item = stack[entry].focus.current else { return }
    guard item != before || target != nil || map[item.id]?.rect != before?.rect else { return }
    reveal(item, on: entry, &effects)
  }

  /// Scrolls to an item, and then looks its position up again, since scrolling may have moved it.
  mutating func reveal(_ item: FocusItem, on entry: Int, _ effects: inout [Effect]) {
    let number = stack[entry].number
    var context = PageContext(view: view(of: entry), keys: keys, subject: stack[entry].page.subject)
    stack[entry].page.reveal(item, &context)
    carryOutCalls(of: context, from: .page(number), showing: stack[entry].page.subject, &effects)
    stack[entry].focus.restore(in: stack[entry].page.focusMap(view(of: entry)))
  }
}
