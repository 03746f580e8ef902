import Device
import Screen

/// The set-top box as a value: events go in, effects come out, and what it shows follows from its state.
///
/// No I/O, no clock, no randomness, no environment. Pages lie in a stack, Home at its bottom; the topmost takes the
/// keys. A page acts through its `PageContext`; what it left there is carried out here, and nowhere else.
public struct TelevisionModel: Sendable {
  /// What a person has chosen.
  public internal(set) var settings: Settings
  /// The language it speaks now.
  public var language: Language { settings.language ?? configuration.language }

  let configuration: TelevisionConfiguration
  var size = Size(columns: 80, rows: 24)
  var now = ClockReading(uptimeMS: 0, unixMS: 0)
  var stack: [StackEntry] = []
  var tuner: Tuner
  /// The pop-up that is open, while something else has to be done first and it stands aside.
  var asidePopUp: StackEntry?
  /// Whether a pop-up was open when the last event had been taken in.
  var isPopUpOpen = false
  /// When it was switched on, uptime milliseconds.
  var startedMS: Int64 = 0
  /// When the last key was pressed, uptime milliseconds.
  var lastKeyMS: Int64 = 0
  var remark: String?
  var keys: IdempotencyKeyGenerator
  private var lastRequest = 0
  /// What was asked and not answered yet, and for whom.
  private(set) var asked: [RequestID: (layer: Int, topic: Topic)] = [:]
  private var lastLayer = Self.tunerLayer
  /// The number that stands for the tuner among those who ask.
  private static let tunerLayer = 0

  /// The smallest screen it can be used on.
  public static let leastSize = Size(columns: 60, rows: 20)
  /// Whether the window is too small to show anything but that.
  var isTooSmall: Bool { size.columns < Self.leastSize.columns || size.rows < Self.leastSize.rows }

  /// A page in the stack, with its focus.
  struct StackEntry: Sendable {
    let number: Int
    var page: any TelevisionPage
    var focus = FocusState()
    /// The hint that is stood on; nil while the focus is on the page itself.
    var hint: Int?
    var openedMS: Int64
  }

  /// A television just switched on; its first event is ``Event/resized(_:)``.
  public init(_ configuration: TelevisionConfiguration) {
    self.configuration = configuration
    settings = configuration.settings
    tuner = Tuner(device: configuration.device)
    keys = IdempotencyKeyGenerator(prefix: configuration.keyPrefix)
  }

  /// When to wake it if nothing else happens, in ``ClockReading/uptimeMS``; nil for never.
  public var nextWakeMS: Int64? {
    guard !stack.isEmpty else { return nil }
    let pages = stack.indices.compactMap { stack[$0].page.wakeMS(view(of: $0)) }
    let others = [now.nextMinuteMS, tuner.wakeMS(at: now), popUpWakeMS, idleWakeMS]
    return (pages + others.compactMap(\.self)).min()
  }

  /// What keymaps call the page that takes the keys just now (`[pages.NAME]`); `home` before it is switched on.
  public var pageName: PageName {
    stack.last?.page.name ?? .home
  }

  /// Whether typed characters count just now.
  public var takesText: Bool {
    stack.last.map { $0.page.takesText && $0.hint == nil } ?? false
  }

  /// Takes in one event and says what is to be done.
  public mutating func handle(_ event: Event, at now: ClockReading) -> [Effect] {
    self.now = now
    var effects: [Effect] = []
    operate(&effects) { $0.watchClock(&$1) }
    switch event {
    case .resized(let size): resize(to: size, &effects)
    case .chosen(let settings):
      self.settings = settings
      for layer in stack.indices { settleFocus(of: layer, &effects) }
    // Nobody buys what cannot be seen: only leaving works, at once, since nothing could be asked.
    case .key(let key) where isTooSmall:
      lastKeyMS = now.uptimeMS
      if key == .exit { effects.append(.leave) }
    case .typed where isTooSmall, .erased where isTooSmall: break
    case .key(let key):
      lastKeyMS = now.uptimeMS
      press(key, &effects)
    case .typed(let character): act(on: stack.count - 1, &effects) { $0.type(character, &$1) }
    case .erased: act(on: stack.count - 1, &effects) { $0.type(nil, &$1) }
    case .wake:
      operate(&effects) { $0.wake(&$1) }
      for layer in stack.indices.reversed() where stack.indices.contains(layer) {
        let due = stack[layer].page.wakeMS(view(of: layer)).map { $0 <= now.uptimeMS } ?? false
        if due { act(on: layer, &effects) { $0.wake(&$1) } }
      }
    case .reply(let id, let reply): receive(reply, to: id, &effects)
    }
    showIdle(&effects)
    arrangePopUp(&effects)
    // What a page shows of the tuner may have changed with the time alone.
    settleFocus(of: stack.count - 1, &effects)
    return effects
  }

  private mutating func resize(to size: Size, _ effects: inout [Effect]) {
    self.size = size
    if stack.isEmpty {
      (startedMS, lastKeyMS) = (now.uptimeMS, now.uptimeMS)
      push(HomePage(), &effects)
      operate(&effects) { $0.start(&$1) }
    } else {
      for layer in stack.indices { settleFocus(of: layer, &effects) }
    }
  }

  private mutating func receive(_ reply: Reply, to id: RequestID, _ effects: inout [Effect]) {
    guard let (number, topic) = asked.removeValue(forKey: id) else { return }
    if number == Self.tunerLayer { return operate(&effects) { $0.receive(reply, topic: topic, &$1) } }
    // A pop-up that stands aside takes its answers all the same.
    if let popUp = asidePopUp, popUp.number == number {
      stack.append(popUp)
      asidePopUp = nil
    }
    guard let layer = stack.firstIndex(where: { $0.number == number }) else { return }
    act(on: layer, &effects) { $0.receive(reply, topic: topic, &$1) }
  }

  // MARK: Acting

  /// What a layer's page sees of the world.
  func view(of layer: Int) -> ViewContext {
    let place = stack.indices.contains(layer) ? stack[layer].focus.current : nil
    let hasFocus = layer == stack.count - 1 && stack.last?.hint == nil
    return ViewContext(
      grid: PageGrid(size),
      words: Words(language: language, wording: configuration.wording[language] ?? Wording(sentences: [:])),
      settings: settings, themes: configuration.themes, offersDemoAlbum: configuration.offersDemoAlbum,
      keyboard: configuration.keyboard, tuner: tuner, device: configuration.device, now: now,
      focus: hasFocus ? place : nil, place: place,
      isOnHints: layer == stack.count - 1 && stack.last?.hint != nil)
  }

  /// Lets a page act, and carries out what it left on its desk.
  mutating func act(
    on layer: Int, _ effects: inout [Effect], _ body: (inout any TelevisionPage, inout PageContext) -> Void
  ) {
    guard stack.indices.contains(layer) else { return }
    let number = stack[layer].number
    var context = PageContext(view: view(of: layer), keys: keys)
    body(&stack[layer].page, &context)
    takeUp(context, from: number, &effects)
    settleFocus(of: layer, moving: context.focus, &effects)
    if context.standsOnHints { stack[layer].hint = hints.isEmpty ? nil : 0 }
    tell(context.notification, &effects)
    for move in context.moves { carryOut(move, of: number, &effects) }
  }

  /// Lets the tuner act, and carries out what it left on its desk.
  mutating func operate(_ effects: inout [Effect], _ body: (inout Tuner, inout PageContext) -> Void) {
    var context = PageContext(view: view(of: stack.count - 1), keys: keys)
    body(&tuner, &context)
    takeUp(context, from: Self.tunerLayer, &effects)
    tell(context.notification, &effects)
  }

  private mutating func takeUp(_ context: PageContext, from number: Int, _ effects: inout [Effect]) {
    keys = context.mint
    if let text = context.remark { remark = text }
    ask(context.questions, from: number, &effects)
    if let settings = context.settings {
      self.settings = settings
      effects.append(.save(settings))
    }
    for order in context.orders { carryOut(order, &effects) }
  }

  private mutating func ask(
    _ questions: [(request: Request, topic: Topic)], from number: Int, _ effects: inout [Effect]
  ) {
    for (request, topic) in questions {
      lastRequest += 1
      asked[lastRequest] = (number, topic)
      effects.append(.ask(lastRequest, request))
    }
  }

  private mutating func tell(_ notification: [PageNotification], _ effects: inout [Effect]) {
    guard !notification.isEmpty else { return }
    // A pop-up that stands aside hears what happens as well.
    let aside = asidePopUp
    asidePopUp = nil
    if let aside { stack.insert(aside, at: 0) }
    for notification in notification {
      for layer in stack.indices { act(on: layer, &effects) { $0.notice(notification, &$1) } }
    }
    if let aside, stack.first?.number == aside.number { asidePopUp = stack.removeFirst() }
  }

  /// Takes a step of the page with this number. Its answer may have come late, when another page lies on it: that one stays.
  private mutating func carryOut(_ move: PageContext.Move, of number: Int, _ effects: inout [Effect]) {
    guard let layer = stack.firstIndex(where: { $0.number == number }) else { return }
    switch move {
    case .go(let page): push(page, &effects)
    case .replace(let page):
      stack[layer] = self.layer(page)
      act(on: layer, &effects) { $0.open(&$1) }
    case .back: remove(layer, &effects)
    case .watch: watch(&effects)
    case .backPerforming(let command):
      remove(layer, &effects)
      act(on: layer - 1, &effects) { $0.perform(command, &$1) }
    case .leave: effects.append(.leave)
    }
  }

  mutating func push(_ page: any TelevisionPage, _ effects: inout [Effect]) {
    stack.append(layer(page))
    act(on: stack.count - 1, &effects) { $0.open(&$1) }
  }

  /// A layer of its own for a page.
  mutating func layer(_ page: any TelevisionPage) -> StackEntry {
    lastLayer += 1
    return StackEntry(number: lastLayer, page: page, openedMS: now.uptimeMS)
  }

  /// Takes the topmost page away; Home stays.
  mutating func pop(_ effects: inout [Effect]) {
    remove(stack.count - 1, &effects)
  }

  private mutating func remove(_ layer: Int, _ effects: inout [Effect]) {
    guard layer > 0 else { return }
    stack.remove(at: layer)
    settleFocus(of: stack.count - 1, &effects)
  }

  /// Lays a page out anew and holds on to its focus; brings the focus into view where it moved.
  mutating func settleFocus(of layer: Int, moving target: FocusID? = nil, _ effects: inout [Effect]) {
    guard stack.indices.contains(layer) else { return }
    let map = stack[layer].page.focusMap(view(of: layer))
    if let target, let item = map[target] { stack[layer].focus.take(item) }
    let before = stack[layer].focus.current
    stack[layer].focus.settle(in: map)
    guard let item = stack[layer].focus.current else { return }
    guard item != before || target != nil || map[item.id]?.rect != before?.rect else { return }
    reveal(item, on: layer, &effects)
  }

  /// Brings an item into view, which may move everything, so that its place is looked up again.
  mutating func reveal(_ item: FocusItem, on layer: Int, _ effects: inout [Effect]) {
    var context = PageContext(view: view(of: layer), keys: keys)
    stack[layer].page.reveal(item, &context)
    ask(context.questions, from: stack[layer].number, &effects)
    stack[layer].focus.settle(in: stack[layer].page.focusMap(view(of: layer)))
  }
}
