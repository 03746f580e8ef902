import Calls
import Device
import Screen

/// The set-top box as a value: events go in, effects come out, and the screen is a function of its state.
///
/// It does no I/O and reads no clock, no randomness and no environment. Pages form a stack with Home at the bottom; the
/// topmost page handles the keys. A page acts through its ``PageContext``, whose steps are carried out here and nowhere
/// else.
public struct TelevisionModel: Sendable {
  /// The settings in force.
  public internal(set) var settings: Settings
  /// The language of the screens.
  public var language: Language { settings.language ?? configuration.language }

  let configuration: TelevisionConfiguration
  var size = Size(columns: 80, rows: 24)
  var now = ClockReading(uptimeMS: 0, unixMS: 0)
  var stack: [StackEntry] = []
  var tuner: Tuner
  /// The open pop-up while it is set aside for a dialog or a text field; nil for none.
  var asidePopUp: StackEntry?
  /// Whether a pop-up was open after the last event.
  var isPopUpOpen = false
  /// When it was started, in uptime milliseconds.
  var startedMS: Int64 = 0
  /// When the last key was pressed, in uptime milliseconds.
  var lastKeyMS: Int64 = 0
  /// The removal that can be undone, and until when in uptime milliseconds; nil for none.
  var undo: (offer: UndoOffer, untilMS: Int64)?
  /// The transient message in the hint bar; nil for none.
  var message: String?
  /// The profiles of the television.
  var profiles: [Profile]
  var keys: IdempotencyKeyGenerator
  /// The pending calls of the pages and the tuner.
  var pendingCalls: PendingCalls
  /// The look-up counts that were shown after look-ups from here.
  var selectionCounts = SelectionCounts()
  private var lastEntry = 0

  /// The smallest screen size that is supported.
  public static let leastSize = Size(columns: 60, rows: 20)
  /// Whether the screen is smaller than ``leastSize``; then only a message is shown.
  var isTooSmall: Bool { size.columns < Self.leastSize.columns || size.rows < Self.leastSize.rows }

  /// A page in the stack, with its focus.
  struct StackEntry: Sendable {
    let number: Int
    var page: any TelevisionPage
    var focus = FocusState()
    /// The hint that has the focus; nil while the page itself has it.
    var hint: Int?
    var openedMS: Int64
    /// The moves beyond the loaded part of a list, to be performed when the next part arrives; oldest first.
    var awaitedMoves: [RemoteKey] = []
  }

  /// Creates a television; its first event is ``Event/resized(_:)``.
  public init(_ configuration: TelevisionConfiguration) {
    self.configuration = configuration
    settings = configuration.settings
    profiles = configuration.profiles
    tuner = Tuner(device: configuration.device)
    keys = IdempotencyKeyGenerator(prefix: configuration.keyPrefix)
    pendingCalls = PendingCalls(seed: StableHash.of("\(configuration.device)\n\(configuration.keyPrefix)"))
  }

  /// When to send ``Event/wake`` if nothing else happens, in ``ClockReading/uptimeMS``; nil for never.
  public var nextWakeMS: Int64? {
    guard !stack.isEmpty else { return nil }
    let pages = stack.indices.compactMap { stack[$0].page.wakeMS(view(of: $0)) }
    let others = [
      now.nextMinuteMS, tuner.wakeMS(at: now), pendingCalls.nextTryMS(of: isNeeded), popUpWakeMS, idleWakeMS,
      undo?.untilMS,
    ]
    return (pages + others.compactMap(\.self)).min()
  }

  /// The keymap name of the page that handles the keys now (`[pages.NAME]`); `home` before the first event.
  public var pageName: PageName {
    stack.last?.page.name ?? .home
  }

  /// Whether typed characters are accepted now.
  public var takesText: Bool {
    stack.last.map { $0.page.takesText && $0.hint == nil } ?? false
  }

  /// Handles one event and returns the effects to carry out, in order.
  public mutating func handle(_ event: Event, at now: ClockReading) -> [Effect] {
    self.now = now
    expireUndo()
    var effects: [Effect] = []
    operate(&effects) { $0.watchClock(&$1) }
    switch event {
    case .resized(let size): resize(to: size, &effects)
    case .chosen(let settings): choose(settings, &effects)
    // On a screen that is too small only Exit works, to prevent accidental purchases; it quits at once, since the
    // question would not be visible.
    case .key(let key) where isTooSmall:
      lastKeyMS = now.uptimeMS
      if key == .exit { effects.append(.quit) }
    case .typed where isTooSmall, .erased where isTooSmall: break
    case .key(let key):
      lastKeyMS = now.uptimeMS
      press(key, &effects)
    case .typed(let character): act(on: stack.count - 1, &effects) { $0.type(character, &$1) }
    case .erased: act(on: stack.count - 1, &effects) { $0.type(nil, &$1) }
    case .wake: wake(&effects)
    case .notEntered(let failure): tell(failure, &effects)
    case .pointed(let point):
      lastKeyMS = now.uptimeMS
      if !isTooSmall { press(at: point, &effects) }
    case .answered(let id, let answer):
      receive(answer, to: id, &effects)
      updateFocus(of: stack.count - 1, &effects)
      makeAwaitedMoves(&effects)
    }
    showIdle(&effects)
    arrangePopUp(&effects)
    // The tuner's state on a page may have changed with the time alone.
    updateFocus(of: stack.count - 1, &effects)
    return effects
  }

  private mutating func resize(to size: Size, _ effects: inout [Effect]) {
    self.size = size
    if stack.isEmpty {
      (startedMS, lastKeyMS) = (now.uptimeMS, now.uptimeMS)
      guard !configuration.asksWho else { return askWho(&effects) }
      push(HomePage(), &effects)
      operate(&effects) { $0.start(&$1) }
      if configuration.namesViewer, let name = configuration.profile?.name {
        message = view(of: 0).words(.nameIsWatching, ["name": name])
      }
    } else {
      for entry in stack.indices { updateFocus(of: entry, &effects) }
    }
  }

  /// Asks who is watching. Nothing else is shown or requested until that is chosen.
  private mutating func askWho(_ effects: inout [Effect]) {
    push(WhoPage(), &effects)
    if let profile = configuration.profileAsked {
      act(on: 0, &effects) { page, context in
        var who = page as? WhoPage
        who?.begin(with: profile, context.view.failureOfAsked, &context)
        if let who { page = who }
      }
    }
  }

  /// Tells the pages why a profile cannot be opened; those that do not show it themselves get a message.
  private mutating func tell(_ failure: ServiceFailure, _ effects: inout [Effect]) {
    notify([.notEntered(failure)], &effects)
    if !configuration.asksWho { message = view(of: stack.count - 1).words.failure(failure) }
  }

  private mutating func choose(_ settings: Settings, _ effects: inout [Effect]) {
    self.settings = settings
    for entry in stack.indices { updateFocus(of: entry, &effects) }
  }

  private mutating func wake(_ effects: inout [Effect]) {
    effects += pendingCalls.retry(at: now.uptimeMS, of: isNeeded)
    operate(&effects) { $0.wake(&$1) }
    for entry in stack.indices.reversed() where stack.indices.contains(entry) {
      let isDue = stack[entry].page.wakeMS(view(of: entry)).map { $0 <= now.uptimeMS } ?? false
      if isDue { act(on: entry, &effects) { $0.wake(&$1) } }
    }
  }

  /// Creates a stack entry with a unique number for a page.
  mutating func stackEntry(_ page: any TelevisionPage) -> StackEntry {
    lastEntry += 1
    return StackEntry(number: lastEntry, page: page, openedMS: now.uptimeMS)
  }
}
