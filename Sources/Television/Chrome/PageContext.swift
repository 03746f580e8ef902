import Device
import InteractionService
import Screen

/// Through what a page acts: it asks, goes on, goes back, and learns the time here.
struct PageContext {
  /// What the page sees of the world.
  let view: ViewContext
  /// What was asked, in order.
  private(set) var questions: [(request: Request, topic: Topic)] = []
  /// Where to go afterwards.
  private(set) var moves: [Move] = []
  /// What other pages are to know.
  private(set) var notification: [PageNotification] = []
  /// Settings to keep.
  private(set) var settings: Settings?
  /// What has the focus next, where the page chose it.
  private(set) var focus: FocusID?
  /// What the tuner is to do.
  private(set) var orders: [TunerCommand] = []
  /// Whether the hints are to be stood on.
  private(set) var standsOnHints = false
  /// A word to the person, shown for a while at the hints.
  private(set) var remark: String?
  private var keys: IdempotencyKeyGenerator

  /// A step through the pages.
  enum Move {
    case go(any TelevisionPage)
    case replace(any TelevisionPage)
    case back
    /// Back to the channel that is watched, wherever that page lies; on top of Home where there is none.
    case watch
    /// Back, and then do this on the page below.
    case backPerforming(Command)
    case leave
  }

  init(view: ViewContext, keys: IdempotencyKeyGenerator) {
    self.view = view
    self.keys = keys
  }

  var mint: IdempotencyKeyGenerator { keys }

  /// Asks a service; the answer comes back under the topic.
  mutating func ask(_ request: Request, _ topic: Topic) {
    questions.append((request, topic))
  }

  /// Puts a page on top.
  mutating func go(to page: any TelevisionPage) {
    moves.append(.go(page))
  }

  /// Puts a page in the place of this one.
  mutating func replace(with page: any TelevisionPage) {
    moves.append(.replace(page))
  }

  /// Takes this page away.
  mutating func goBack() {
    moves.append(.back)
  }

  /// Takes this page away and does something on the one below.
  mutating func goBack(performing command: Command) {
    moves.append(.backPerforming(command))
  }

  /// Goes back to watching.
  mutating func watch() {
    moves.append(.watch)
  }

  /// Has the tuner do something.
  mutating func tuner(_ order: TunerCommand) {
    orders.append(order)
  }

  /// Gives the focus to the first hint.
  mutating func standOnHints() {
    standsOnHints = true
  }

  /// Ends the television.
  mutating func leave() {
    moves.append(.leave)
  }

  /// Tells every page what happened.
  mutating func tell(_ notification: PageNotification) {
    self.notification.append(notification)
  }

  /// Keeps other settings.
  mutating func keep(_ settings: Settings) {
    self.settings = settings
  }

  /// Gives the focus to something of this page.
  mutating func focus(_ id: FocusID) {
    focus = id
  }

  /// Says a word at the hints until the next key.
  mutating func remark(_ text: String) {
    remark = text
  }

  /// A new idempotency key.
  mutating func makeKey() -> String {
    keys.mint()
  }
}

/// Makes idempotency keys: a prefix that is unique for each start, and a number.
struct IdempotencyKeyGenerator: Sendable {
  let prefix: String
  private var count = 0

  init(prefix: String) {
    self.prefix = prefix
  }

  mutating func mint() -> String {
    count += 1
    return "\(prefix)-\(count)"
  }
}

/// What a page sees of the world when it draws or acts.
struct ViewContext: Sendable {
  /// Where things stand.
  let grid: PageGrid
  /// The words.
  let words: Words
  /// What a person has chosen.
  let settings: Settings
  /// The themes there are.
  let themes: [String]
  /// Whether the demo album can be added and taken out here.
  let offersDemoAlbum: Bool
  /// Where the keys of the remote are on the keyboard.
  let keyboard: Keyboard
  /// What the box is tuned to.
  let tuner: Tuner
  /// Tells this box from others.
  let device: String
  /// The moment.
  let now: ClockReading
  /// What has the focus on this page; nil when another page or the hints bar has it.
  var focus: FocusItem?
  /// The same, also while the hints bar has it.
  var place: FocusItem?
  /// Whether a hint of this page is stood on.
  var isOnHints = false

  /// Whether something has the focus.
  func isFocused(_ id: FocusID) -> Bool {
    focus?.id == id
  }
}

/// What a page has the tuner do.
enum TunerCommand: Sendable {
  /// Tune to a channel.
  case tune(Channel)
  /// Look which channels there are.
  case refreshChannels
  /// Set a reminder, or take it away.
  case toggle(Reminder)
  /// Keep an answer on disk, and deliver it then.
  case answer(InteractionResponse, Interaction, ScheduledInteraction?)
  /// A pop-up was put away.
  case close(PopUp)
  /// Open something again that was missed.
  case reopen(Tuner.MissedInteraction)
}
