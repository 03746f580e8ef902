import AlbumService
import Attributes
import Calls
import InteractionService
import MallService
import Screen

/// A pop-up at its appointed time: it slides in from the right, shows its remaining time, and closes by itself.
///
/// While it is open, it handles the arrows, OK, Back, digits and coloured keys; all other keys work as usual.
struct PopUpPage: TelevisionPage {
  let popUp: PopUp
  private(set) var phase = Phase.asking
  /// The photos of the choices, by index; a spotlight's own photo is at 0.
  private(set) var photos: [Int: MediaItem] = [:]
  /// The products of a promotion; nil until the mall has answered.
  private(set) var products: Page<Product>?
  /// The failure of the album or the mall; nil for none.
  private(set) var failure: ServiceFailure?
  /// The failure to deliver the answer, if it needs action; nil for none.
  private(set) var refusal: ServiceFailure?
  private var openedMS: Int64 = 0
  /// The index of the choice that has the focus, or had it last.
  private var lastChoiceIndex = 0

  /// The progress of an answer.
  enum Phase: Sendable, Equatable {
    /// No answer was given.
    case asking
    /// The answer is being saved on disk.
    case saving(key: IdempotencyKey, choice: String?)
    /// The answer is on disk, and being delivered or delivered; the pop-up closes at `closesMS`, in uptime
    /// milliseconds.
    case sent(key: IdempotencyKey, choice: String?, ResponseStatus?, closesMS: Int64)
    /// The answer could not be saved.
    case failed(ServiceFailure)
  }

  init(_ popUp: PopUp) {
    self.popUp = popUp
  }

  var name: PageName { .popup }
  var presentation: PagePresentation { .popUp }
  var subject: PageSubject { PageSubject(id: popUp.id) }
  var guardMS: Int64 { 300 }
  func crumb(_ view: ViewContext) -> String { "" }

  /// How long the pop-up stays open after an answer, in milliseconds.
  private static let closeDelayMS: Int64 = 3_000
  /// How long the pop-up stays open after the answer was refused, in milliseconds.
  private static let refusalDelayMS: Int64 = 8_000
  private static let slideMS: Int64 = 150
  private static let slideSteps: Int64 = 4

  func keepsKey(_ key: RemoteKey) -> Bool {
    switch key {
    case .arrowUp, .arrowDown, .arrowLeft, .arrowRight, .enter, .back, .red, .green, .yellow, .blue: true
    default: key.digit != nil
    }
  }

  // MARK: Time

  /// Returns the remaining time, in milliseconds.
  func leftMS(_ view: ViewContext) -> Int64 {
    max(0, popUp.end.milliseconds(since: view.tuner.time(at: view.now)))
  }

  /// Returns the steps left until the pop-up is in its final position.
  func stepsAway(_ view: ViewContext) -> Int {
    guard view.settings.hasMotion else { return 0 }
    let passed = (view.now.uptimeMS - openedMS) * Self.slideSteps / Self.slideMS
    return Int(max(0, Self.slideSteps - 1 - passed))
  }

  func wakeMS(_ view: ViewContext) -> Int64? {
    let now = view.now.uptimeMS
    if stepsAway(view) > 0 {
      let step = (now - openedMS) * Self.slideSteps / Self.slideMS + 1
      return openedMS + (step * Self.slideMS + Self.slideSteps - 1) / Self.slideSteps
    }
    let nextSecondMS = now + (leftMS(view) - 1) % 1_000 + 1
    if case .sent(_, _, _, let closesMS) = phase { return min(closesMS, nextSecondMS) }
    return leftMS(view) > 0 ? nextSecondMS : nil
  }

  mutating func wake(_ context: inout PageContext) {
    if case .sent(_, _, _, let closesMS) = phase, closesMS <= context.view.now.uptimeMS { context.tuner(.close(popUp)) }
  }

  // MARK: Reading

  /// The interaction shown; nil for a reminder.
  var interaction: Interaction? {
    switch popUp.subject {
    case .interaction(let interaction, _), .results(let interaction, _, _): interaction
    case .reminder: nil
    }
  }

  mutating func open(_ context: inout PageContext) {
    openedMS = context.view.now.uptimeMS
    guard let interaction else { return }
    for (index, choice) in interaction.choices.enumerated() { requestPhoto(choice.attributes, index, &context) }
    switch interaction.type {
    case .spotlight: requestPhoto(interaction.attributes, 0, &context)
    case .promotion where !interaction.attributes.isEmpty:
      let query = ProductQuery(attributes: interaction.attributes.attributes)
      context.ask(ProductsRequest(query, PageRequest(limit: 3))) { (page: inout Self, answer, _) in
        (page.products, page.failure) = (answer, nil)
      } failed: { page, failure, _ in
        page.failure = failure.failure
      }
    case .poll, .quiz, .notice, .promotion: break
    }
  }

  private func requestPhoto(_ attributes: AttributeList, _ index: Int, _ context: inout PageContext) {
    guard !attributes.isEmpty else { return }
    let query = MediaQuery(attributes: attributes.attributes)
    context.ask(ItemsRequest(query, PageRequest(limit: 1))) { (page: inout Self, answer, _) in
      page.photos[index] = answer.items.first
    } failed: { page, failure, _ in
      page.failure = failure.failure
    }
  }

  mutating func receive(_ notification: PageNotification, _ context: inout PageContext) {
    switch (notification, phase) {
    case (.tuner(.answerSaved(let saved)), .saving(let key, let choice)) where saved == key:
      phase = .sent(key: key, choice: choice, nil, closesMS: context.view.now.uptimeMS + Self.closeDelayMS)
    case (.tuner(.answerNotSaved(let lost, let failure)), .saving(let key, _)) where lost == key:
      phase = .failed(failure)
    case (.tuner(.answerDelivered(let delivered, let status)), .sent(let key, let choice, _, let closesMS))
    where delivered == key:
      phase = .sent(key: key, choice: choice, status, closesMS: closesMS)
    case (.tuner(.answerRefused(let refused, let failure)), .sent(let key, let choice, nil, _)) where refused == key:
      refusal = failure
      phase = .sent(key: key, choice: choice, nil, closesMS: context.view.now.uptimeMS + Self.refusalDelayMS)
    case (.bought(let product), .asking):
      if product == products?.items.first?.id { answer(.bought, choice: nil, &context) }
    default: break
    }
  }

  // MARK: Answering

  /// Answers with an action; the answer is saved before it is confirmed.
  mutating func answer(
    _ action: InteractionResponse.Action, choice: String?, _ context: inout PageContext
  ) {
    guard case .interaction(let interaction, let scheduled) = popUp.subject else { return }
    let response = InteractionResponse(
      interaction: interaction.id, action: action, at: context.view.tuner.time(at: context.view.now))
    let key = context.makeKey()
    phase = .saving(key: key, choice: choice)
    context.tuner(.answer(key, response, interaction, scheduled))
  }

  /// Answers with a choice, once: an answer cannot be changed.
  mutating func choose(_ index: Int, _ context: inout PageContext) {
    guard let choices = interaction?.choices, choices.indices.contains(index), canChoose else { return }
    answer(.chose(choices[index].id), choice: choices[index].id, &context)
  }

  /// Whether a choice can be answered now.
  var canChoose: Bool {
    guard case .interaction(let interaction, _) = popUp.subject, !interaction.choices.isEmpty else { return false }
    switch phase {
    case .asking, .failed: return true
    case .saving, .sent: return false
    }
  }

  // MARK: Focus

  func focusMap(_ view: ViewContext) -> FocusMap {
    PopUpLayout(self, view, isAtRest: true).focusMap(self, view)
  }

  /// Returns the photo whose camera the red key looks up: the focused choice's, or the spotlight's.
  func photo(_ view: ViewContext) -> MediaItem? {
    photos[interaction?.type == .spotlight ? 0 : choiceIndex(view) ?? lastChoiceIndex]
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    if let index = choiceIndex(item.id) { lastChoiceIndex = index }
  }

  /// Returns the index of the focused choice; nil if no choice has the focus.
  func choiceIndex(_ view: ViewContext) -> Int? {
    view.pageFocus.flatMap { choiceIndex($0.id) }
  }

  private func choiceIndex(_ id: FocusID) -> Int? {
    id.name.hasPrefix("choice:") ? Int(id.name.dropFirst("choice:".count)) : nil
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    PopUpDrawing(page: self, layout: PopUpLayout(self, view)).draw(into: &frame, view)
  }
}
