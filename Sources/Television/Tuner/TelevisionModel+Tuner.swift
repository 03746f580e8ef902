import InteractionService
import Screen

extension TelevisionModel {
  /// Has the tuner do what a page ordered.
  mutating func carryOut(_ order: TunerCommand, _ effects: inout [Effect]) {
    let now = now
    switch order {
    case .tune(let channel): operate(&effects) { $0.tune(to: channel, &$1) }
    case .refreshChannels: operate(&effects) { $1.ask(.channels, .channels) }
    case .toggle(let reminder): operate(&effects) { $0.toggle(reminder, &$1) }
    case .answer(let response, let interaction, let scheduled):
      operate(&effects) { $0.answer(response, to: interaction, scheduled, &$1) }
    case .close(let popUp): operate(&effects) { tuner, _ in tuner.close(popUp, at: now) }
    case .reopen(let missed): operate(&effects) { tuner, _ in tuner.reopen(missed, at: now) }
    }
  }

  /// Goes back to the page that is watched, or puts it on top of Home.
  mutating func watch(_ effects: inout [Effect]) {
    let index = stack.firstIndex { $0.page is WatchPage }
    stack.removeLast(stack.count - 1 - (index ?? 0))
    stack[stack.count - 1].hint = nil
    if index == nil {
      push(WatchPage(), &effects)
    } else {
      act(on: stack.count - 1, &effects) { $0.open(&$1) }
    }
  }

  // MARK: Pop-ups

  /// Keeps the pop-up where it belongs: on top of everything, or aside while something else has to be done first.
  ///
  /// It is never over a confirmation or another dialog, never over a field that takes text, and not in the first second.
  mutating func arrangePopUp(_ effects: inout [Effect]) {
    guard !stack.isEmpty else { return }
    if let place = stack.lastIndex(where: { $0.page is PopUpPage }) { asidePopUp = stack.remove(at: place) }
    let wasOpen = isPopUpOpen
    defer { isPopUpOpen = stack.last?.page is PopUpPage }
    // While it idles nobody is there to be asked; what a person wanted to be told of comes all the same.
    let isQuiet = settings.isQuiet || stack.last?.page is IdlePage
    let front = mayPopUp ? tuner.queue.front(at: tuner.time(at: now), isQuiet: isQuiet) : nil
    let openID = (asidePopUp?.page as? PopUpPage)?.popUp.id
    if let openID, !tuner.queue.items.contains(where: { $0.id == openID }) { asidePopUp = nil }
    guard let front else { return }
    if front.id == openID, var popUp = asidePopUp {
      // Deaf again for its first moments when it comes back.
      if !wasOpen { popUp.openedMS = now.uptimeMS }
      stack.append(popUp)
      asidePopUp = nil
    } else {
      asidePopUp = nil
      tuner.queue.opened(front.id)
      push(PopUpPage(front), &effects)
    }
  }

  /// Takes the pop-up aside, so that a key reaches the page below.
  mutating func setPopUpAside() {
    if stack.last?.page is PopUpPage { asidePopUp = stack.removeLast() }
  }

  private var mayPopUp: Bool {
    guard let top = stack.last else { return false }
    return !top.page.isOverlay && !top.page.takesText && !isTooSmall && now.uptimeMS >= popUpsFromMS
  }

  /// Nothing pops up in the first second.
  private var popUpsFromMS: Int64 { startedMS + 1_000 }

  /// When the first second is over, where something is waiting for that.
  var popUpWakeMS: Int64? { now.uptimeMS < popUpsFromMS && !tuner.queue.items.isEmpty ? popUpsFromMS : nil }

  // MARK: Idle

  /// After how long without a key the television shows photos by itself.
  private static let idleAfterMS: Int64 = 600_000

  /// When it will; nil while it does, and while a channel is watched, which shows photos anyway.
  var idleWakeMS: Int64? {
    isIdling || stack.last?.page is WatchPage ? nil : lastKeyMS + Self.idleAfterMS
  }

  private var isIdling: Bool { stack.contains { $0.page is IdlePage } }

  mutating func showIdle(_ effects: inout [Effect]) {
    guard let idleWakeMS, idleWakeMS <= now.uptimeMS, !stack.isEmpty else { return }
    setPopUpAside()
    push(IdlePage(), &effects)
  }
}
