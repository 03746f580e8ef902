import Calls
import Screen

extension TelevisionModel {
  /// Returns the state that is visible to the page of a stack entry.
  func view(of entry: Int) -> ViewContext {
    let pageFocus = stack.indices.contains(entry) ? stack[entry].focus.current : nil
    let hasFocus = entry == stack.count - 1 && stack.last?.hint == nil
    return ViewContext(
      grid: PageGrid(size),
      words: Words(language: language, wording: configuration.wording[language] ?? Wording(sentences: [:])),
      settings: settings, themes: configuration.themes, offersDemoAlbum: configuration.offersDemoAlbum,
      offersAddingPhotos: configuration.offersAddingPhotos,
      servers: (configuration.servers, configuration.givenServers), profiles: profiles,
      profile: profiles.first { $0.id == configuration.profile?.id } ?? configuration.profile,
      lastProfile: configuration.lastProfile, offersProfiles: configuration.offersProfiles,
      isPerson: configuration.isPerson, failureOfAsked: configuration.profileFailure, keyboard: configuration.keyboard,
      tuner: tuner,
      now: now, focus: hasFocus ? pageFocus : nil, pageFocus: pageFocus,
      isOnHints: entry == stack.count - 1 && stack.last?.hint != nil)
  }

  /// Runs an action of a page and carries out the steps left in its context.
  mutating func act(
    on entry: Int, _ effects: inout [Effect], _ body: (inout any TelevisionPage, inout PageContext) -> Void
  ) {
    guard stack.indices.contains(entry) else { return }
    let number = stack[entry].number
    var context = PageContext(view: view(of: entry), keys: keys, subject: stack[entry].page.subject)
    body(&stack[entry].page, &context)
    carryOut(context, from: .page(number), showing: stack[entry].page.subject, &effects)
    updateFocus(of: entry, moving: context.focus, &effects)
    if context.focusesHints { stack[entry].hint = hints.isEmpty ? nil : 0 }
    notify(context.notifications, &effects)
    for step in context.navigation { carryOut(step, of: number, &effects) }
  }

  /// Runs an action of the tuner and carries out the steps left in its context.
  mutating func operate(_ effects: inout [Effect], _ body: (inout Tuner, inout PageContext) -> Void) {
    var context = PageContext(view: view(of: stack.count - 1), keys: keys)
    body(&tuner, &context)
    carryOut(context, from: .tuner, showing: PageSubject(), &effects)
    notify(context.notifications, &effects)
  }

  private mutating func carryOut(
    _ context: PageContext, from receiver: PendingCalls.Receiver, showing subject: PageSubject,
    _ effects: inout [Effect]
  ) {
    keys = context.keys
    if let text = context.message { message = text }
    if let offer = context.undoOffer { offerUndo(offer) }
    carryOutCalls(of: context, from: receiver, showing: subject, &effects)
    if let settings = context.settings {
      self.settings = settings
      effects.append(.save(settings))
    }
    for command in context.tunerCommands { carryOut(command, &effects) }
  }

  /// Whether a key was pressed so recently that the viewer is waiting for the answers to new requests.
  private var isViewerWaiting: Bool {
    // The start counts as a key elsewhere; after a power cut many televisions start together.
    lastKeyMS > startedMS && now.uptimeMS - lastKeyMS <= Self.waitingMS
  }

  private static let waitingMS: Int64 = 10_000

  /// Makes the calls of a context. Calls about a subject that is no longer shown are cancelled or not made.
  mutating func carryOutCalls(
    of context: PageContext, from receiver: PendingCalls.Receiver, showing subject: PageSubject,
    _ effects: inout [Effect]
  ) {
    effects += pendingCalls.cancel { asker, call in
      guard asker == receiver else { return false }
      return call.subject.map { $0 != subject } ?? false || call.slot.map(context.cancels) ?? false
    }
    for call in context.calls where call.isWrite || call.subject == nil || call.subject == subject {
      effects += pendingCalls.add(call, from: receiver, isAwaited: receiver != .tuner && isViewerWaiting)
    }
    if context.retriesNow { effects += pendingCalls.retryNow(receiver) }
  }

  /// Returns whether a receiver's failed calls are retried now: those of the tuner, and of pages that can be seen. The others wait until
  /// their page is uncovered.
  func isNeeded(_ receiver: PendingCalls.Receiver) -> Bool {
    guard case .page(let number) = receiver else { return true }
    let base = stack.lastIndex { !$0.page.isOverlay } ?? 0
    return stack[base...].contains { $0.number == number }
  }

  // MARK: Answers

  /// Delivers the answer to a request, unless its receiver is closed or shows another subject.
  mutating func receive(_ answer: ServiceAnswer, to id: RequestID, _ effects: inout [Effect]) {
    guard var delivery = pendingCalls.receive(answer, to: id, at: now.uptimeMS) else { return }
    delivery.outcome = selectionCounts.raised(delivery.outcome)
    switch delivery.receiver {
    case .tuner:
      operate(&effects) { tuner, context in
        var receiver: any CallReceiver = tuner
        delivery.call.deliver(&receiver, delivery.outcome, &context)
        if let changed = receiver as? Tuner { tuner = changed }
      }
    case .page(let number): deliver(delivery, to: number, &effects)
    }
  }

  private mutating func deliver(_ delivery: PendingCalls.Delivery, to number: Int, _ effects: inout [Effect]) {
    // A pop-up that is set aside receives its answers as well.
    if let popUp = asidePopUp, popUp.number == number {
      stack.append(popUp)
      asidePopUp = nil
    }
    guard let entry = stack.firstIndex(where: { $0.number == number }) else { return showLoss(of: delivery) }
    let call = delivery.call
    guard call.isWrite || call.subject == nil || call.subject == stack[entry].page.subject else { return }
    act(on: entry, &effects) { page, context in
      var receiver: any CallReceiver = page
      delivery.call.deliver(&receiver, delivery.outcome, &context)
      if let changed = receiver as? any TelevisionPage { page = changed }
    }
  }

  /// Shows a message for a failed write whose page is closed, so that the failure is not lost.
  private mutating func showLoss(of delivery: PendingCalls.Delivery) {
    guard delivery.call.isWrite, case .failure(let failure) = delivery.outcome,
      failure.nextTryMS == nil
    else { return }
    message = view(of: stack.count - 1).words.failure(failure.failure)
  }

  // MARK: Notifications

  mutating func notify(_ notifications: [PageNotification], _ effects: inout [Effect]) {
    guard !notifications.isEmpty else { return }
    // A pop-up that is set aside is notified as well.
    let aside = asidePopUp
    asidePopUp = nil
    if let aside { stack.insert(aside, at: 0) }
    for notification in notifications {
      selectionCounts.note(notification)
      switch notification {
      case .restored, .albumChanged: undo = nil
      case .profiles(let profiles): self.profiles = profiles
      default: break
      }
      // A page may leave the stack on a notification.
      for number in stack.map(\.number) {
        guard let entry = stack.firstIndex(where: { $0.number == number }) else { continue }
        act(on: entry, &effects) { $0.receive(notification, &$1) }
      }
    }
    if let aside, stack.first?.number == aside.number { asidePopUp = stack.removeFirst() }
  }
}
