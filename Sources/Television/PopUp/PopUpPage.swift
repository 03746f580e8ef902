import AlbumService
import Attributes
import InteractionService
import MallService
import Screen

/// What pops up at its appointed time: it comes from the right, says how long it stays, and is gone without a trace.
///
/// Arrows, OK, Back, digits and colours are its own while it is open; every other key does what it always does.
struct PopUpPage: GuardedPage {
  let showing: Showing
  private(set) var phase = Phase.asking
  /// The photos of the choices, by their place; of a spotlight, its own at 0.
  private(set) var photos: [Int: Photo] = [:]
  /// What a promotion shows; nil until the mall has answered.
  private(set) var products: Page<Product>?
  /// What an album or a mall said instead.
  private(set) var failure: ServiceFailure?
  private var openedMS: Int64 = 0

  /// How far it has come.
  enum Phase: Sendable, Equatable {
    /// Nothing was answered.
    case asking
    /// The answer is on its way to the disk.
    case keeping(key: String, choice: String?)
    /// The answer is on disk, and on its way to the server or there; closes at an uptime.
    case sent(key: String, choice: String?, ResponseReceipt?, closesMS: Int64)
    /// The answer could not be kept.
    case failed(ServiceFailure)
  }

  init(_ showing: Showing) {
    self.showing = showing
  }

  var name: PageName { .popup }
  var isOverlay: Bool { true }
  var guardMS: Int64 { 300 }
  func crumb(_ scene: Scene) -> String { "" }

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
  func leftMS(_ scene: Scene) -> Int64 {
    max(0, showing.end.milliseconds(since: scene.tuner.time(at: scene.now)))
  }

  /// How far it still is from its place, in steps of its way in.
  func stepsAway(_ scene: Scene) -> Int {
    guard scene.settings.hasMotion else { return 0 }
    let passed = (scene.now.uptimeMS - openedMS) * Self.slideSteps / Self.slideMS
    return Int(max(0, Self.slideSteps - 1 - passed))
  }

  func wakeMS(_ scene: Scene) -> Int64? {
    let now = scene.now.uptimeMS
    if stepsAway(scene) > 0 {
      let step = (now - openedMS) * Self.slideSteps / Self.slideMS + 1
      return openedMS + (step * Self.slideMS + Self.slideSteps - 1) / Self.slideSteps
    }
    let nextSecondMS = now + (leftMS(scene) - 1) % 1_000 + 1
    if case .sent(_, _, _, let closesMS) = phase { return min(closesMS, nextSecondMS) }
    return leftMS(scene) > 0 ? nextSecondMS : nil
  }

  mutating func wake(_ desk: inout Desk) {
    if case .sent(_, _, _, let closesMS) = phase, closesMS <= desk.scene.now.uptimeMS { desk.tuner(.close(showing)) }
  }

  // MARK: Reading

  /// The interaction it shows; nil for what is none.
  var interaction: Interaction? {
    switch showing.subject {
    case .interaction(let interaction, _), .results(let interaction, _, _): interaction
    case .reminder: nil
    }
  }

  mutating func open(_ desk: inout Desk) {
    openedMS = desk.scene.now.uptimeMS
    guard let interaction else { return }
    for (place, choice) in interaction.choices.enumerated() { askPhoto(choice.attributes, place, &desk) }
    switch interaction.type {
    case .spotlight: askPhoto(interaction.attributes, 0, &desk)
    case .promotion where !interaction.attributes.isEmpty:
      let query = ProductQuery(attributes: interaction.attributes.attributes)
      desk.ask(.products(query, PageRequest(limit: 3)), .products)
    case .poll, .quiz, .notice, .promotion: break
    }
  }

  private func askPhoto(_ attributes: AttributeList, _ place: Int, _ desk: inout Desk) {
    guard !attributes.isEmpty else { return }
    desk.ask(.photos(PhotoQuery(attributes: attributes.attributes), PageRequest(limit: 1)), .choice(place))
  }

  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.choice(let place), .photos(let page)): photos[place] = page.items.first
    case (.products, .products(let page)): products = page
    case (.choice, .failed(let failure)), (.products, .failed(let failure)): self.failure = failure
    case (.selection(let photo), .count(let count)): desk.tell(.selected(photo: photo, count: count))
    default: break
    }
  }

  mutating func notice(_ news: News, _ desk: inout Desk) {
    switch (news, phase) {
    case (.air(.kept(let kept)), .keeping(let key, let choice)) where kept == key:
      phase = .sent(key: key, choice: choice, nil, closesMS: desk.scene.now.uptimeMS + Self.thanksMS)
    case (.air(.notKept(let lost, let failure)), .keeping(let key, _)) where lost == key: phase = .failed(failure)
    case (.air(.settled(let settled, let receipt)), .sent(let key, let choice, _, let closesMS)) where settled == key:
      phase = .sent(key: key, choice: choice, receipt, closesMS: closesMS)
    case (.bought(let product), .asking):
      if product == products?.items.first?.id { answer(.bought, choice: nil, &desk) }
    default: break
    }
  }

  // MARK: Answering

  private mutating func answer(_ deed: InteractionResponse.Deed, choice: String?, _ desk: inout Desk) {
    guard case .interaction(let interaction, let appointment) = showing.subject else { return }
    let response = InteractionResponse(
      key: desk.mintKey(), interaction: interaction.id, box: desk.scene.box, deed: deed,
      at: desk.scene.tuner.time(at: desk.scene.now))
    phase = .keeping(key: response.key, choice: choice)
    desk.tuner(.answer(response, interaction, appointment))
  }

  /// Takes a choice, once: what has been answered stays answered.
  private mutating func choose(_ place: Int, _ desk: inout Desk) {
    guard let choices = interaction?.choices, choices.indices.contains(place), canChoose else { return }
    answer(.chose(choices[place].id), choice: choices[place].id, &desk)
  }

  /// Whether a choice can be taken now.
  var canChoose: Bool {
    guard case .interaction(let interaction, _) = showing.subject, !interaction.choices.isEmpty else { return false }
    switch phase {
    case .asking, .failed: return true
    case .keeping, .sent: return false
    }
  }

  // MARK: Focus and keys

  func focusMap(_ scene: Scene) -> FocusMap {
    PopUpLayout(self, scene).focusMap(self, scene)
  }

  /// The photo that Red leads on from: the focused choice's, or the spotlight's.
  func photo(_ scene: Scene) -> Photo? {
    interaction?.type == .spotlight ? photos[0] : place(scene).flatMap { photos[$0] }
  }

  /// The place of the focused choice; nil when none is.
  private func place(_ scene: Scene) -> Int? {
    guard let name = scene.place?.id.name, name.hasPrefix("choice:") else { return nil }
    return Int(name.dropFirst("choice:".count))
  }

  func offers(_ scene: Scene) -> Offers {
    let words = scene.words
    var offers = Offers(ok: PopUpTexts(self, words).ok(at: scene.place?.id), back: words(canChoose ? .later : .close))
    if photo(scene)?.model != nil {
      offers.coloured.append((.red, Offer(command: .camera, label: words(.itsCamera))))
    }
    return offers
  }

  mutating func perform(_ command: Command, _ desk: inout Desk) {
    if command == .camera { return openCamera(&desk) }
    guard command == .open else { return }
    switch desk.scene.place?.id {
    case "camera": openCamera(&desk)
    case "buy": buy(&desk)
    case "see": see(&desk)
    case "watch": watch(&desk)
    case "close", nil: desk.tuner(.close(showing))
    default: if let place = place(desk.scene) { choose(place, &desk) }
    }
  }

  mutating func press(_ key: RemoteKey, _ desk: inout Desk) -> Bool {
    if let digit = key.digit {
      if digit > 0 {
        desk.focus(FocusID("choice:\(digit - 1)"))
        choose(digit - 1, &desk)
      }
      return true
    }
    guard key == .back else { return false }
    desk.tuner(.close(showing))
    return true
  }

  private func openCamera(_ desk: inout Desk) {
    guard let photo = photo(desk.scene), let model = photo.model else { return }
    desk.tuner(.close(showing))
    desk.lookUp([Attribute(.model, model)], of: photo)
  }

  private mutating func buy(_ desk: inout Desk) {
    guard let product = products?.items.first else { return }
    desk.go(to: ConfirmDialog(.buy(product, key: desk.mintKey())))
  }

  /// Goes where a promotion or a spotlight leads.
  private mutating func see(_ desk: inout Desk) {
    guard let interaction else { return }
    switch interaction.type {
    case .promotion:
      guard let products, let first = products.items.first else { return }
      let several = ProductsPage(attributes: interaction.attributes.attributes, brand: nil)
      desk.go(to: products.totalCount == 1 ? ProductPage(first) : several)
    case .spotlight:
      guard let photo = photos[0] else { return }
      let query = PhotoQuery(attributes: interaction.attributes.attributes)
      desk.go(to: PhotoPage(photo, query: query, list: PagedList()))
    case .poll, .quiz, .notice: return
    }
    answer(.opened, choice: nil, &desk)
    desk.tuner(.close(showing))
  }

  private func watch(_ desk: inout Desk) {
    guard case .reminder(_, let channel) = showing.subject else { return }
    desk.tuner(.close(showing))
    desk.tuner(.tune(channel))
    desk.watch()
  }

  func draw(into frame: inout Frame, _ scene: Scene) {
    PopUpDrawing(page: self, layout: PopUpLayout(self, scene)).draw(into: &frame, scene)
  }
}
