import Attributes
import InteractionService

/// What the box is tuned to, and all that comes of it: programmes, pop-ups, answers.
///
/// A value within the television. It asks for the schedule of a channel on every tuning, and drops everything of the channel
/// left; between the appointed times it holds no connection and wants no time.
struct Tuner: Sendable {
  /// The channels, by number; empty until they are known.
  private(set) var channels: [Channel] = []
  /// The channel tuned to; nil until there is one.
  private(set) var channel: Channel?
  /// The channel that was tuned to before.
  private(set) var previous: Channel?
  /// The schedule in hand; nil until it has come.
  private(set) var schedule: Schedule?
  /// Why there is no schedule; nil while there is one, or it is on its way.
  private(set) var failure: ServiceFailure?
  /// What is to be on the screen.
  var queue = PopUpQueue()
  /// The answers.
  var outbox = Outbox()
  /// What was missed, newest first.
  var missed: [Missed] = []
  /// What a person wants to be told of.
  var reminders: [Reminder] = []

  private(set) var clock = ServerClock()
  var book: AppointmentBook
  var tag: String?
  private var askedMS: Int64 = 0
  var refreshAtMS: Int64?
  var retry = Retry()
  /// Answers on their way to the disk, by their keys.
  var keeping: [String: (InteractionResponse, Interaction, Appointment?)] = [:]
  /// Polls and quizzes that were answered here and whose results are to come.
  var expected: [Expected] = []
  /// When the channel is remembered: it has been watched for a while then.
  var rememberAtMS: Int64?
  /// The wall clock's time less the uptime; a jump says that somebody set the clock, or that the machine slept.
  var skewMS: Int64?

  /// A poll or quiz that was answered here.
  struct Expected: Hashable, Sendable {
    var interaction: Interaction
    /// The channel it came on; nobody is told results of another.
    let channel: String
    /// When its results are there.
    let resultsAt: Instant
    /// When they are asked for next; nil while an answer is awaited.
    var askAt: Instant?

    init(_ interaction: Interaction, on channel: String, resultsAt: Instant) {
      (self.interaction, self.channel, self.resultsAt, askAt) = (interaction, channel, resultsAt, resultsAt)
    }
  }

  /// An interaction that nobody could answer in its time.
  struct Missed: Hashable, Sendable, Identifiable {
    var id: String { appointment.id }
    var interaction: Interaction
    var appointment: Appointment
    /// When its programme ends, and it is forgotten.
    var until: Instant
  }

  /// For how long results and reminders are shown.
  static let resultsMS: Int64 = 15_000
  /// For how long something is shown that was opened again.
  static let againMS: Int64 = 60_000
  private static let rememberAfterMS: Int64 = 3_000
  /// A jump of the wall clock below this is its own small corrections.
  static let leastJumpMS: Int64 = 1_500

  init(box: String) {
    book = AppointmentBook(box: box)
  }

  // MARK: What is on

  /// The server's time.
  func time(at now: Moment) -> Instant { clock.time(at: now) }

  /// What is on at a moment; nil when nothing is, or nothing is known.
  func programme(at now: Moment) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.last { $0.isOn(at: time) }
  }

  /// What comes after what is on; nil when nothing is known.
  func following(at now: Moment) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.first { $0.start > time }
  }

  /// When something will pop up next; nil when nothing is in sight.
  func nextShow(at now: Moment) -> Instant? {
    book.nextShow(after: time(at: now))
  }

  // MARK: Tuning

  /// The television was just switched on.
  mutating func start(_ desk: inout Desk) {
    retry.began()
    desk.ask(.channels, .channels)
    desk.ask(.outbox, .outbox)
    desk.ask(.reminders, .reminders)
  }

  /// Tunes to a channel: everything of the channel left is dropped, and its schedule is asked for, every time.
  mutating func tune(to channel: Channel, _ desk: inout Desk) {
    if let current = self.channel, current.id != channel.id { previous = current }
    self.channel = channel
    (schedule, tag, failure) = (nil, nil, nil)
    book.leaveChannel()
    missed = []
    queue.leaveChannel()
    rememberAtMS = desk.scene.now.uptimeMS + Self.rememberAfterMS
    retry = Retry()
    askSchedule(&desk)
    desk.tell(.air(.tuned))
  }

  mutating func askSchedule(_ desk: inout Desk) {
    guard let channel else { return }
    retry.began()
    refreshAtMS = nil
    askedMS = desk.scene.now.uptimeMS
    desk.ask(.schedule(channel: channel.id, tag: tag), .schedule(channel: channel.id))
  }

  private mutating func find(_ channels: [Channel], _ desk: inout Desk) {
    if self.channels.isEmpty { (failure, retry) = (nil, Retry()) }
    self.channels = channels
    guard channel == nil || !channels.contains(where: { $0.id == channel?.id }) else { return }
    let remembered = channels.first { $0.id == desk.scene.settings.channel }
    if let first = remembered ?? channels.first { tune(to: first, &desk) }
  }

  // MARK: Answers

  /// An answer to something it asked.
  mutating func receive(_ reply: Reply, topic: Topic, _ desk: inout Desk) {
    switch (topic, reply) {
    case (.channels, .channels(let channels)): find(channels, &desk)
    case (.channels, .failed(let failure)) where self.channels.isEmpty:
      self.failure = failure
      retry.failed(failure, at: desk.scene.now)
    case (.schedule(let id), .schedule(let dated)) where id == channel?.id: take(dated, &desk)
    case (.schedule(let id), .failed(let failure)) where id == channel?.id:
      // What is in hand stays good: a server that is away costs nothing that was appointed before.
      self.failure = schedule == nil ? failure : nil
      retry.failed(failure, at: desk.scene.now)
    case (.interaction, .interaction(let interaction)): take(interaction)
    case (.interaction(let id), .failed): book.fail(id, at: time(at: desk.scene.now))
    case (.results(let id), .results(let results)): show(results, of: id, at: desk.scene.now)
    case (.results(let id), .failed): awaitResults(of: id, at: time(at: desk.scene.now))
    case (.keeping(let key), .kept): kept(key, &desk)
    case (.keeping(let key), .failed(let failure)):
      keeping[key] = nil
      desk.tell(.air(.notKept(key: key, failure)))
    case (.response(let key), .receipt(let receipt)):
      outbox.settled(receipt, key: key, &desk)
      desk.tell(.air(.settled(key: key, receipt)))
      // Whoever was told that it would count is told that it does not, wherever they are by now.
      if receipt == .tooLate { desk.remark(desk.scene.words(.tooLate)) }
    case (.response(let key), .failed(let failure)): outbox.failed(failure, key: key, &desk)
    case (.outbox, .outbox(let entries)):
      outbox.load(entries)
      outbox.deliver(&desk)
    case (.reminders, .reminders(let reminders)): self.reminders = reminders
    default: break
    }
  }

  private mutating func take(_ dated: Dated<ScheduleAnswer>, _ desk: inout Desk) {
    let now = desk.scene.now
    clock.learn(dated.serverTime, sentMS: askedMS, receivedMS: now.uptimeMS)
    retry.succeeded()
    failure = nil
    if case .schedule(let schedule, let tag) = dated.answer {
      self.schedule = schedule
      self.tag = tag
      for id in book.take(schedule, at: time(at: now)) { queue.remove(id) }
      outbox.forget(except: Set(schedule.interactions.map(\.id)), at: time(at: now))
    }
    guard let schedule else { return }
    // Again before it ends: a minute earlier, or halfway where there is less than two.
    let leftMS = max(1_000, schedule.until.milliseconds(since: time(at: now)))
    let refreshMS = Int64(max(1, schedule.refreshAfterSeconds)) * 1_000
    refreshAtMS = now.uptimeMS + min(refreshMS, max(leftMS / 2, leftMS - 60_000))
    desk.tell(.air(.scheduled))
  }

  private mutating func take(_ interaction: Interaction) {
    guard let entry = book.receive(interaction) else { return }
    let appointment = entry.appointment
    guard outbox.entries[interaction.id] == nil else { return book.finish(interaction.id) }
    queue.add(
      Showing(
        id: appointment.id, subject: .interaction(interaction, appointment), show: appointment.show,
        end: appointment.end, order: entry.order, isUnasked: true))
  }

  private mutating func show(_ results: InteractionResults, of id: String, at now: Moment) {
    guard let index = expected.firstIndex(where: { $0.interaction.id == id }) else { return }
    let interaction = expected.remove(at: index).interaction
    let chosen: String? = if case .chose(let choice) = outbox.entries[id]?.response.deed { choice } else { nil }
    let time = time(at: now)
    queue.add(
      Showing(
        id: id + " results", subject: .results(interaction, results, chosen: chosen), show: time,
        end: time + Self.resultsMS))
  }
}
