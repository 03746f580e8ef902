import Calls
import Device
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
  var missed: [MissedInteraction] = []
  /// What a person wants to be told of.
  var reminders: [Reminder] = []

  private(set) var clock = ServerClock()
  var book: InteractionScheduler
  var tag: String?
  private var askedMS: Int64 = 0
  var refreshAtMS: Int64?
  var retry = Retry()
  /// Answers on their way to the disk, by their keys.
  var keeping: [String: (InteractionResponse, Interaction, ScheduledInteraction?)] = [:]
  /// Polls and quizzes that were answered here and whose results are to come.
  var expected: [PendingResult] = []
  /// When the channel is remembered: it has been watched for a while then.
  var rememberAtMS: Int64?
  /// The wall clock's time less the uptime; a jump says that somebody set the clock, or that the machine slept.
  var skewMS: Int64?

  /// A poll or quiz that was answered here.
  struct PendingResult: Hashable, Sendable {
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
  struct MissedInteraction: Hashable, Sendable, Identifiable {
    var id: String { scheduled.id }
    var interaction: Interaction
    var scheduled: ScheduledInteraction
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

  init(device: String) {
    book = InteractionScheduler(device: device)
  }

  // MARK: What is on

  /// The server's time.
  func time(at now: ClockReading) -> Instant { clock.time(at: now) }

  /// What is on at a moment; nil when nothing is, or nothing is known.
  func programme(at now: ClockReading) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.last { $0.isOn(at: time) }
  }

  /// What comes after what is on; nil when nothing is known.
  func following(at now: ClockReading) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.first { $0.start > time }
  }

  /// When something will pop up next; nil when nothing is in sight.
  func nextShow(at now: ClockReading) -> Instant? {
    book.nextShow(after: time(at: now))
  }

  // MARK: Tuning

  /// The television was just switched on.
  mutating func start(_ context: inout PageContext) {
    retry.began()
    context.ask(.channels, .channels)
    context.ask(.outbox, .outbox)
    context.ask(.reminders, .reminders)
  }

  /// Tunes to a channel: everything of the channel left is dropped, and its schedule is asked for, every time.
  mutating func tune(to channel: Channel, _ context: inout PageContext) {
    if let current = self.channel, current.id != channel.id { previous = current }
    self.channel = channel
    (schedule, tag, failure) = (nil, nil, nil)
    book.leaveChannel()
    missed = []
    queue.leaveChannel()
    rememberAtMS = context.view.now.uptimeMS + Self.rememberAfterMS
    retry = Retry()
    askSchedule(&context)
    context.tell(.air(.tuned))
  }

  mutating func askSchedule(_ context: inout PageContext) {
    guard let channel else { return }
    retry.began()
    refreshAtMS = nil
    askedMS = context.view.now.uptimeMS
    context.ask(.schedule(channel: channel.id, tag: tag), .schedule(channel: channel.id))
  }

  private mutating func find(_ channels: [Channel], _ context: inout PageContext) {
    if self.channels.isEmpty { (failure, retry) = (nil, Retry()) }
    self.channels = channels
    guard channel == nil || !channels.contains(where: { $0.id == channel?.id }) else { return }
    let remembered = channels.first { $0.id == context.view.settings.channel }
    if let first = remembered ?? channels.first { tune(to: first, &context) }
  }

  // MARK: Answers

  /// An answer to something it asked.
  mutating func receive(_ reply: Reply, topic: Topic, _ context: inout PageContext) {
    switch (topic, reply) {
    case (.channels, .channels(let channels)): find(channels, &context)
    case (.channels, .failed(let failure)) where self.channels.isEmpty:
      self.failure = failure
      retry.failed(failure, at: context.view.now)
    case (.schedule(let id), .schedule(let dated)) where id == channel?.id: take(dated, &context)
    case (.schedule(let id), .failed(let failure)) where id == channel?.id:
      // What is in hand stays good: a server that is away costs nothing that was appointed before.
      self.failure = schedule == nil ? failure : nil
      retry.failed(failure, at: context.view.now)
    case (.interaction, .interaction(let interaction)): take(interaction)
    case (.interaction(let id), .failed): book.fail(id, at: time(at: context.view.now))
    case (.results(let id), .results(let results)): show(results, of: id, at: context.view.now)
    case (.results(let id), .failed): awaitResults(of: id, at: time(at: context.view.now))
    case (.keeping(let key), .kept): kept(key, &context)
    case (.keeping(let key), .failed(let failure)):
      keeping[key] = nil
      context.tell(.air(.notKept(key: key, failure)))
    case (.response(let key), .status(let status)):
      outbox.settled(status, key: key, &context)
      context.tell(.air(.settled(key: key, status)))
      // Whoever was told that it would count is told that it does not, wherever they are by now.
      if status == .tooLate { context.remark(context.view.words(.tooLate)) }
    case (.response(let key), .failed(let failure)): outbox.failed(failure, key: key, &context)
    case (.outbox, .outbox(let entries)):
      outbox.load(entries)
      outbox.deliver(&context)
    case (.reminders, .reminders(let reminders)): self.reminders = reminders
    default: break
    }
  }

  private mutating func take(_ dated: ServerStamped<ScheduleAnswer>, _ context: inout PageContext) {
    let now = context.view.now
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
    context.tell(.air(.scheduled))
  }

  private mutating func take(_ interaction: Interaction) {
    guard let entry = book.receive(interaction) else { return }
    let scheduled = entry.scheduled
    guard outbox.entries[interaction.id] == nil else { return book.finish(interaction.id) }
    queue.add(
      PopUp(
        id: scheduled.id, subject: .interaction(interaction, scheduled), show: scheduled.show,
        end: scheduled.end, order: entry.order, isUnasked: true))
  }

  private mutating func show(_ results: InteractionResults, of id: String, at now: ClockReading) {
    guard let index = expected.firstIndex(where: { $0.interaction.id == id }) else { return }
    let interaction = expected.remove(at: index).interaction
    let chosen: String? = if case .chose(let choice) = outbox.entries[id]?.response.action { choice } else { nil }
    let time = time(at: now)
    queue.add(
      PopUp(
        id: id + " results", subject: .results(interaction, results, chosen: chosen), show: time,
        end: time + Self.resultsMS))
  }
}
