import InteractionService
import Screen

extension TelevisionModel {
  /// Carries out a page's command to the tuner.
  mutating func carryOut(_ command: TunerCommand, _ effects: inout [Effect]) {
    let now = now
    switch command {
    case .tune(let channel): operate(&effects) { $0.tune(to: channel, &$1) }
    case .refreshChannels: operate(&effects) { $0.askChannels(&$1) }
    case .toggle(let reminder): operate(&effects) { $0.toggle(reminder, &$1) }
    case .answer(let key, let response, let interaction, let scheduled):
      operate(&effects) { $0.answer(key, response, to: interaction, scheduled, &$1) }
    case .close(let popUp): operate(&effects) { tuner, _ in tuner.close(popUp, at: now) }
    case .showAgain(let missed): operate(&effects) { tuner, _ in tuner.showAgain(missed, at: now) }
    }
  }

  /// Returns to the watched channel's page, or pushes it on top of Home.
  mutating func watch(_ effects: inout [Effect]) {
    let index = stack.firstIndex { $0.page.name == .watch }
    popAll(above: index ?? 0, &effects)
    stack[stack.count - 1].hint = nil
    if index == nil {
      push(WatchPage(), &effects)
    } else {
      act(on: stack.count - 1, &effects) { $0.open(&$1) }
    }
  }

  // MARK: Pop-ups

  /// Shows the pop-up on top of all pages, or sets it aside while a dialog or a text field is open, and in the first
  /// second. One that the viewer did not request waits until keys have rested, unless a channel is watched.
  mutating func arrangePopUp(_ effects: inout [Effect]) {
    guard !stack.isEmpty else { return }
    if let index = stack.lastIndex(where: { $0.page.presentation == .popUp }) { asidePopUp = stack.remove(at: index) }
    let wasOpen = isPopUpOpen
    defer { isPopUpOpen = stack.last?.page.presentation == .popUp }
    // The idle screen shows only pop-ups that the viewer requested.
    let isQuiet = settings.isQuiet || stack.last?.page.presentation == .idle
    let front = mayPopUp ? tuner.queue.front(at: tuner.time(at: now), isQuiet: isQuiet) : nil
    let openID = asidePopUp?.page.subject.id
    if let openID, !tuner.queue.items.contains(where: { $0.id == openID }) { dismissAsidePopUp(&effects) }
    guard let front, !front.isAutomatic || front.id == openID || now.uptimeMS >= quietFromMS else { return }
    if front.id == openID, var popUp = asidePopUp {
      // Keys are ignored for a moment again when it comes back.
      if !wasOpen { popUp.openedMS = now.uptimeMS }
      stack.append(popUp)
      asidePopUp = nil
    } else {
      dismissAsidePopUp(&effects)
      tuner.queue.opened(front.id)
      push(PopUpPage(front), &effects)
    }
  }

  /// Sets the pop-up aside, so that a key reaches the page below.
  mutating func setPopUpAside() {
    if stack.last?.page.presentation == .popUp { asidePopUp = stack.removeLast() }
  }

  private mutating func dismissAsidePopUp(_ effects: inout [Effect]) {
    if let popUp = asidePopUp { forgetCalls(of: popUp, &effects) }
    asidePopUp = nil
  }

  private var mayPopUp: Bool {
    guard let top = stack.last else { return false }
    return !top.page.isOverlay && !top.page.holdsPopUps && !isTooSmall && now.uptimeMS >= popUpsFromMS
  }

  /// The end of the first second, in which no pop-up is shown.
  private var popUpsFromMS: Int64 { startedMS + 1_000 }

  /// The time without a key after which a pop-up that was not requested takes the keys, in milliseconds. While a channel is watched, it
  /// does so at once. Otherwise it would take a key that was meant for the page.
  private static let quietMS: Int64 = 5_000

  /// The time from which a pop-up that was not requested may be shown, as long as no key is pressed, in uptime milliseconds.
  private var quietFromMS: Int64 { stack.last?.page.name == .watch ? 0 : lastKeyMS + Self.quietMS }

  /// When a waiting pop-up may be shown, if that is later than now; nil for never.
  var popUpWakeMS: Int64? {
    let firstMS = max(popUpsFromMS, quietFromMS)
    return now.uptimeMS < firstMS && !tuner.queue.items.isEmpty ? firstMS : nil
  }

  // MARK: Idle

  /// The time without a key until the idle screen, in milliseconds.
  private static let idleAfterMS: Int64 = 600_000

  /// When the idle screen is shown next, in uptime milliseconds; nil while it is shown or a channel is watched.
  var idleWakeMS: Int64? {
    isIdling || configuration.asksWho || stack.last?.page.preventsIdling == true ? nil : lastKeyMS + Self.idleAfterMS
  }

  private var isIdling: Bool { stack.contains { $0.page.presentation == .idle } }

  mutating func showIdle(_ effects: inout [Effect]) {
    guard let idleWakeMS, idleWakeMS <= now.uptimeMS, !stack.isEmpty else { return }
    setPopUpAside()
    push(IdlePage(), &effects)
  }
}
