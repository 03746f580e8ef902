import Calls
import Device
import Screen

/// The page that signs the television in at the album server: a code, also as a QR code, that a person approves on a phone.
struct SignInPage: TelevisionPage {
  /// The state of the sign-in.
  enum State: Hashable {
    /// The codes are being requested.
    case requesting
    /// The codes are shown until a time, in uptime milliseconds, and polls follow each other by an interval.
    case showing(SignInCodes, untilMS: Int64, intervalMS: Int64)
    /// A person has refused.
    case refused
    /// No person has decided in time. New codes are requested by a key only, so that a television without a viewer stops making requests.
    case expired
    /// A call has failed.
    case failed(ServiceFailure)
  }

  private let person: SignInPerson
  private(set) var state = State.requesting
  private var countdown = RetryCountdown()
  /// The address of the page with the code, as a QR code; nil if it is not there.
  private(set) var qrCode: QRCode?
  /// When the next poll is made, in uptime milliseconds; nil while one is running or none is needed.
  private var nextPollMS: Int64?

  /// Creates the page for a person.
  init(of person: SignInPerson = .present) {
    self.person = person
  }

  var name: PageName { .signIn }
  var preventsIdling: Bool { nextPollMS != nil }
  /// A pop-up would cover the QR code.
  var holdsPopUps: Bool { true }

  func crumb(_ view: ViewContext) -> String { view.words(.signIn) }

  // MARK: Calls

  mutating func open(_ context: inout PageContext) {
    (state, qrCode, nextPollMS) = (.requesting, nil, nil)
    context.cancel(slotsNamed: Self.slot.name)
    context.ask(SignInCodesRequest(person: person), slot: Self.slot) { (page: inout SignInPage, codes, context) in
      page.show(codes, &context)
    } failed: { page, failure, _ in
      page.fail(failure)
    }
  }

  private static let slot = CallSlot(name: "signIn")

  private mutating func show(_ codes: SignInCodes, _ context: inout PageContext) {
    let now = context.view.now.uptimeMS
    state = .showing(codes, untilMS: now.addingSaturated(codes.lifetimeMS), intervalMS: codes.intervalMS)
    nextPollMS = now.addingSaturated(codes.intervalMS)
    context.ask(QRCodeRequest(text: codes.pageWithCode), slot: CallSlot(name: Self.slot.name, id: "qr")) {
      (page: inout SignInPage, code, _) in
      page.qrCode = code
    }
    context.focus(Self.newCodeID)
  }

  private mutating func fail(_ failure: CallFailure) {
    countdown = RetryCountdown(after: failure)
    state = .failed(failure.failure)
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    if case .failed = state { return countdown.wakeMS(at: view.now) }
    return nextPollMS
  }

  mutating func wake(_ context: inout PageContext) {
    guard let due = nextPollMS, due <= context.view.now.uptimeMS, case .showing(let codes, let end, _) = state else {
      return
    }
    nextPollMS = nil
    guard context.view.now.uptimeMS < end else { return state = .expired }
    context.ask(SignInPollRequest(codes: codes, person: person), slot: Self.slot) {
      (page: inout SignInPage, decision, context) in
      page.receive(decision, about: codes, &context)
    }
  }

  private mutating func receive(_ decision: SignInDecision, about codes: SignInCodes, _ context: inout PageContext) {
    // The answer may be about codes that were shown before.
    guard case .showing(codes, let end, let intervalMS) = state else {
      if case .approved(let person) = decision { finish(person, &context) }
      return
    }
    switch decision {
    case .pending, .slowDown:
      let added = decision == .slowDown ? SignInCodes.slowDownMS : 0
      let next = intervalMS.addingSaturated(added)
      state = .showing(codes, untilMS: end, intervalMS: next)
      nextPollMS = context.view.now.uptimeMS.addingSaturated(next)
    case .approved(let person): finish(person, &context)
    case .refused: (state, nextPollMS) = (.refused, nil)
    case .expired: (state, nextPollMS) = (.expired, nil)
    }
  }

  private func finish(_ name: String?, _ context: inout PageContext) {
    guard person == .present else { return showProfile(named: name, &context) }
    let words = context.view.words
    context.show(message: name.map { words(.signedInAs, ["name": $0]) } ?? words(.signedIn))
    context.goBack()
    context.notify(.albumChanged)
  }

  /// Goes back and shows the profile that the approval has added.
  private func showProfile(named name: String?, _ context: inout PageContext) {
    context.ask(ProfilesRequest(), slot: Self.slot) { (_: inout SignInPage, profiles, context) in
      context.goBack()
      guard let profile = profiles.last(where: { $0.name == name }) else { return context.notify(.profiles(profiles)) }
      context.added(AddedProfile(profile: profile, all: profiles))
    }
  }

  // MARK: Focus

  static let newCodeID: FocusID = "newCode"

  /// The content in a state without codes; nil while codes are shown.
  private func notice(_ view: ViewContext) -> EmptyState? {
    let words = view.words
    let button = Buttons.Button(id: Self.newCodeID, label: words(.newCode))
    switch state {
    case .requesting:
      return EmptyState(picture: .emptyTiles, title: words(.signInPreparing), sentences: "", buttons: [])
    case .showing: return nil
    case .refused:
      return EmptyState(
        picture: .testBars, title: words(.signInRefused), sentences: words(.signInRefusedNote), buttons: [button])
    case .expired:
      return EmptyState(
        picture: .emptyTiles, title: words(.signInExpired), sentences: words(.signInExpiredNote), buttons: [button])
    case .failed(let failure):
      return EmptyState.failed(failure, countdown, .signInFailed, view)
    }
  }

  func focusMap(_ view: ViewContext) -> FocusMap {
    var map = FocusMap()
    (notice(view)?.buttonRow(view) ?? layout(view).buttons).addFocus(to: &map, view.grid)
    return map
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    guard let id = view.pageFocus?.id else { return AvailableActions(ok: nil) }
    return AvailableActions(ok: view.words(id == Self.newCodeID ? .newCode : .tryNow))
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .open { open(&context) }
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    if let notice = notice(view) { return notice.draw(into: &frame, view) }
    layout(view).draw(into: &frame, view)
  }
}
