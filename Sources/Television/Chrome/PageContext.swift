import Calls
import Device
import InteractionService
import Screen

/// The context in which a page or the tuner acts: it asks services, navigates and reads the clock through it.
///
/// Nothing happens at once; the television carries out the collected steps after the action has returned.
struct PageContext {
  /// The state that is visible to the page.
  let view: ViewContext
  /// The subject of the calls made here. A page that changes its subject sets it before it asks.
  var subject: PageSubject
  /// The calls to make, in order.
  var calls: [Call] = []
  /// The slots whose calls are cancelled first; a slot with an empty id matches every slot of its name.
  private(set) var cancelledSlots: [CallSlot] = []
  /// Whether the page's failed calls are to be made again now.
  private(set) var retriesNow = false
  /// The navigation steps to make, in order.
  private(set) var navigation: [NavigationStep] = []
  /// The notifications for other pages.
  private(set) var notifications: [PageNotification] = []
  /// Settings to save; nil for none.
  private(set) var settings: Settings?
  /// The item to give the focus to; nil to leave it.
  private(set) var focus: FocusID?
  /// The commands for the tuner.
  private(set) var tunerCommands: [TunerCommand] = []
  /// Whether the focus moves to the hint bar.
  private(set) var focusesHints = false
  /// Whether the key leads beyond the loaded part of a list, and must be handled when the next part has arrived.
  var awaitsMore = false
  /// A transient message for the hint bar.
  private(set) var message: String?
  /// A removal to offer to undo; nil for none.
  private(set) var undoOffer: UndoOffer?
  private(set) var keys: IdempotencyKeyGenerator

  /// A navigation step.
  enum NavigationStep {
    case push(any TelevisionPage)
    case replace(any TelevisionPage)
    case back
    /// Back to the watched channel's page in the stack; pushed on top of Home if there is none.
    case watch
    /// Back, and then a command on the page below.
    case backPerforming(Command)
    /// Changes who is watching; see ``Effect/enter(_:)``.
    case enter(String?)
    /// To the page on which a person of a server signs in.
    case signIn
    case quit
  }

  init(view: ViewContext, keys: IdempotencyKeyGenerator, subject: PageSubject = PageSubject()) {
    self.view = view
    self.keys = keys
    self.subject = subject
  }

  /// Pushes a page.
  mutating func go(to page: any TelevisionPage) {
    navigation.append(.push(page))
  }

  /// Replaces this page by another one.
  mutating func replace(with page: any TelevisionPage) {
    navigation.append(.replace(page))
  }

  /// Pops this page.
  mutating func goBack() {
    navigation.append(.back)
  }

  /// Pops this page and performs a command on the one below.
  mutating func goBack(performing command: Command) {
    navigation.append(.backPerforming(command))
  }

  /// Returns to watching.
  mutating func watch() {
    navigation.append(.watch)
  }

  /// Changes who is watching; nil for “Who is watching?”. Everything of the present person is dropped.
  mutating func enter(_ profile: String?) {
    navigation.append(.enter(profile))
  }

  /// Pushes the page on which a person of a server signs in.
  mutating func signIn() {
    navigation.append(.signIn)
  }

  /// Quits the television.
  mutating func quit() {
    navigation.append(.quit)
  }

  /// Sends the tuner a command.
  mutating func tuner(_ command: TunerCommand) {
    tunerCommands.append(command)
  }

  /// Moves the focus to the first hint.
  mutating func focusHints() {
    focusesHints = true
  }

  /// Notifies every page.
  mutating func notify(_ notification: PageNotification) {
    notifications.append(notification)
  }

  /// Changes the settings and saves them.
  mutating func save(_ settings: Settings) {
    self.settings = settings
  }

  /// Moves the focus to an item of this page.
  mutating func focus(_ id: FocusID) {
    focus = id
  }

  /// Shows a transient message in the hint bar, until the next key.
  mutating func show(message: String) {
    self.message = message
  }

  /// Offers to undo a removal.
  mutating func offerUndo(_ offer: UndoOffer) {
    undoOffer = offer
  }

  /// Cancels the call in a slot.
  mutating func cancel(_ slot: CallSlot) {
    cancelledSlots.append(slot)
  }

  /// Cancels the calls in all slots of a name.
  mutating func cancel(slotsNamed name: String) {
    cancelledSlots.append(CallSlot(name: name))
  }

  /// Returns whether the call in a slot was cancelled in this context.
  func cancels(_ slot: CallSlot) -> Bool {
    cancelledSlots.contains { $0 == slot || ($0.id.isEmpty && $0.name == slot.name) }
  }

  /// Makes the failed calls of this page again now.
  mutating func retryNow() {
    retriesNow = true
  }

  /// Returns a new idempotency key.
  mutating func makeKey() -> IdempotencyKey {
    keys.next()
  }
}

/// A generator of idempotency keys: a prefix that is unique for each start, and a number.
struct IdempotencyKeyGenerator: Sendable {
  private let prefix: String
  private var count = 0

  /// Creates a generator; a prefix that cannot begin a key is replaced by a fixed one.
  init(prefix: String) {
    self.prefix = IdempotencyKey("\(prefix)-\(Int.max)") == nil ? "key" : prefix
  }

  mutating func next() -> IdempotencyKey {
    count += 1
    guard let key = IdempotencyKey("\(prefix)-\(count)") else { preconditionFailure("the prefix was checked") }
    return key
  }
}
