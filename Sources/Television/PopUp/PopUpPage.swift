import AlbumService
import Attributes
import Calls
import InteractionService
import MallService
import Screen

/// What pops up at its appointed time: it comes from the right, says how long it stays, and is gone without a trace.
///
/// Arrows, OK, Back, digits and colours are its own while it is open; every other key does what it always does.
struct PopUpPage: InputGuardedPage {
  let popUp: PopUp
  private(set) var phase = Phase.asking
  /// The photos of the choices, by their place; of a spotlight, its own at 0.
  private(set) var photos: [Int: Photo] = [:]
  /// What a promotion shows; nil until the mall has answered.
  private(set) var products: Page<Product>?
  /// What an album or a mall said instead.
  private(set) var failure: ServiceFailure?
  private var openedMS: Int64 = 0
  /// The place of the choice that has the focus, or had it last.
  private var lastPlace = 0

  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// Nothing was answered.
    case asking
    /// The answer is on its way to the disk.
    case keeping(key: String, choice: String?)
    /// The answer is on disk, and on its way to the server or there; closes at an uptime.
    case sent(key: String, choice: String?, ResponseStatus?, closesMS: Int64)
    /// The answer could not be kept.
    case failed(ServiceFailure)
  }

  init(_ popUp: PopUp) {
    self.popUp = popUp
  }

  var name: PageName { .popup }
  var isOverlay: Bool { true }
  var guardMS: Int64 { 300 }
  func crumb(_ view: ViewContext) -> String { "" }

  /// For how long it stays after an answer.
  private static let thanksMS: Int64 = 3_000
  private static let slideMS: Int64 = 150
  private static let slideSteps: Int64 = 4

  /// Whether a key is a pop-up's own.
  static func owns(_ key: RemoteKey) -> Bool {
    switch key {
    case .arrowUp, .arrowDown, .arrowLeft, .arrowRight, .enter, .back, .red, .green, .yellow, .blue: true
    default: key.digit != nil
    }
  }

  // MARK: Time

  /// What is left of its time, milliseconds.
  func leftMS(_ view: ViewContext) -> Int64 {
    max(0, popUp.end.milliseconds(since: view.tuner.time(at: view.now)))
  }

  /// How far it still is from its place, in steps of its way in.
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

  /// The interaction it shows; nil for what is none.
  var interaction: Interaction? {
    switch popUp.subject {
    case .interaction(let interaction, _), .results(let interaction, _, _): interaction
    case .reminder: nil
    }
  }

  mutating func open(_ context: inout PageContext) {
    openedMS = context.view.now.uptimeMS
    guard let interaction else { return }
    for (place, choice) in interaction.choices.enumerated() { askPhoto(choice.attributes, place, &context) }
    switch interaction.type {
    case .spotlight: askPhoto(interaction.attributes, 0, &context)
    case .promotion where !interaction.attributes.isEmpty:
      let query = ProductQuery(attributes: interaction.attributes.attributes)
      context.ask(.products(query, PageRequest(limit: 3)), .products)
    case .poll, .quiz, .notice, .promotion: break
    }
  }

  private func askPhoto(_ attributes: AttributeList, _ place: Int, _ context: inout PageContext) {
    guard !attributes.isEmpty else { return }
    context.ask(.photos(PhotoQuery(attributes: attributes.attributes), PageRequest(limit: 1)), .choice(place))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.choice(let place), .photos(let page)): photos[place] = page.items.first
    case (.products, .products(let page)): products = page
    case (.choice, .failed(let failure)), (.products, .failed(let failure)): self.failure = failure
    case (.selection(let photo), .count(let count)): context.tell(.selected(photo: photo, count: count))
    default: break
    }
  }

  mutating func notice(_ notification: PageNotification, _ context: inout PageContext) {
    switch (notification, phase) {
    case (.air(.kept(let kept)), .keeping(let key, let choice)) where kept == key:
      phase = .sent(key: key, choice: choice, nil, closesMS: context.view.now.uptimeMS + Self.thanksMS)
    case (.air(.notKept(let lost, let failure)), .keeping(let key, _)) where lost == key: phase = .failed(failure)
    case (.air(.settled(let settled, let receipt)), .sent(let key, let choice, _, let closesMS)) where settled == key:
      phase = .sent(key: key, choice: choice, receipt, closesMS: closesMS)
    case (.bought(let product), .asking):
      if product == products?.items.first?.id { answer(.bought, choice: nil, &context) }
    default: break
    }
  }

  // MARK: Answering

  private mutating func answer(
    _ action: InteractionResponse.ResponseAction, choice: String?, _ context: inout PageContext
  ) {
    guard case .interaction(let interaction, let scheduled) = popUp.subject else { return }
    let response = InteractionResponse(
      key: context.makeKey(), interaction: interaction.id, device: context.view.device, action: action,
      at: context.view.tuner.time(at: context.view.now))
    phase = .keeping(key: response.key, choice: choice)
    context.tuner(.answer(response, interaction, scheduled))
  }

  /// Takes a choice, once: what has been answered stays answered.
  private mutating func choose(_ place: Int, _ context: inout PageContext) {
    guard let choices = interaction?.choices, choices.indices.contains(place), canChoose else { return }
    answer(.chose(choices[place].id), choice: choices[place].id, &context)
  }

  /// Whether a choice can be taken now.
  var canChoose: Bool {
    guard case .interaction(let interaction, _) = popUp.subject, !interaction.choices.isEmpty else { return false }
    switch phase {
    case .asking, .failed: return true
    case .keeping, .sent: return false
    }
  }

  // MARK: Focus and keys

  func focusMap(_ view: ViewContext) -> FocusMap {
    PopUpLayout(self, view, isAtRest: true).focusMap(self, view)
  }

  /// The photo that Red leads on from: the focused choice's, or the spotlight's.
  func photo(_ view: ViewContext) -> Photo? {
    photos[interaction?.type == .spotlight ? 0 : place(view) ?? lastPlace]
  }

  mutating func reveal(_ item: FocusItem, _ context: inout PageContext) {
    if let place = place(item.id) { lastPlace = place }
  }

  /// The place of the focused choice; nil when none is.
  private func place(_ view: ViewContext) -> Int? {
    view.place.flatMap { place($0.id) }
  }

  private func place(_ id: FocusID) -> Int? {
    id.name.hasPrefix("choice:") ? Int(id.name.dropFirst("choice:".count)) : nil
  }

  func actions(_ view: ViewContext) -> AvailableActions {
    let words = view.words
    var actions = AvailableActions(
      ok: PopUpTexts(self, words).ok(at: view.place?.id), back: words(canChoose ? .later : .close))
    if photo(view)?.model != nil {
      actions.coloured.append((.red, Action(command: .camera, label: words(.itsCamera))))
    }
    return actions
  }

  mutating func perform(_ command: Command, _ context: inout PageContext) {
    if command == .camera { return openCamera(&context) }
    guard command == .open else { return }
    switch context.view.place?.id {
    case "camera": openCamera(&context)
    case "buy": buy(&context)
    case "see": see(&context)
    case "watch": watch(&context)
    case "close", nil: context.tuner(.close(popUp))
    default: if let place = place(context.view) { choose(place, &context) }
    }
  }

  mutating func press(_ key: RemoteKey, _ context: inout PageContext) -> Bool {
    if let digit = key.digit {
      if digit > 0 {
        context.focus(FocusID("choice:\(digit - 1)"))
        choose(digit - 1, &context)
      }
      return true
    }
    guard key == .back else { return false }
    context.tuner(.close(popUp))
    return true
  }

  private mutating func openCamera(_ context: inout PageContext) {
    guard let photo = photo(context.view), let model = photo.model else { return }
    if interaction?.type == .spotlight { answer(.opened, choice: nil, &context) }
    context.tuner(.close(popUp))
    context.lookUp([Attribute(.model, model)], of: photo)
  }

  private mutating func buy(_ context: inout PageContext) {
    guard let product = products?.items.first else { return }
    context.go(to: ConfirmDialog(.buy(product, key: context.makeKey())))
  }

  /// Goes where a promotion or a spotlight leads.
  private mutating func see(_ context: inout PageContext) {
    guard let interaction else { return }
    switch interaction.type {
    case .promotion:
      guard let products, let first = products.items.first else { return }
      let several = ProductsPage(attributes: interaction.attributes.attributes, brand: nil)
      context.go(to: products.totalCount == 1 ? ProductPage(first) : several)
    case .spotlight:
      guard let photo = photos[0] else { return }
      let query = PhotoQuery(attributes: interaction.attributes.attributes)
      context.go(to: PhotoPage(photo, query: query, list: PagedList()))
    case .poll, .quiz, .notice: return
    }
    answer(.opened, choice: nil, &context)
    context.tuner(.close(popUp))
  }

  private func watch(_ context: inout PageContext) {
    guard case .reminder(_, let channel) = popUp.subject else { return }
    context.tuner(.close(popUp))
    context.tuner(.tune(channel))
    context.watch()
  }

  func draw(into frame: inout Frame, _ view: ViewContext) {
    PopUpDrawing(page: self, layout: PopUpLayout(self, view)).draw(into: &frame, view)
  }
}
