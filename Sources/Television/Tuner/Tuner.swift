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
  private(set) var outbox = Outbox()
  /// What was missed, newest first.
  private(set) var missed: [Missed] = []
  /// What a person wants to be told of.
  private(set) var reminders: [Reminder] = []

  private(set) var clock = ServerClock()
  private var book: AppointmentBook
  private var tag: String?
  private var askedMS: Int64 = 0
  private var refreshAtMS: Int64?
  private var retry = Retry()
  /// Answers on their way to the disk, by their keys.
  private var keeping: [String: (InteractionResponse, Interaction, Appointment?)] = [:]
  /// Polls and quizzes that were answered here and whose results are to come.
  private var expected: [(interaction: Interaction, appointment: Appointment)] = []
  /// When the channel is remembered: it has been watched for a while then.
  private var rememberAtMS: Int64?
  /// The wall clock's time less the uptime; a jump says that somebody set the clock, or that the machine slept.
  private var skewMS: Int64?

  /// An interaction that nobody could answer in its time.
  struct Missed: Hashable, Sendable, Identifiable {
    var id: String { appointment.id }
    var interaction: Interaction
    var appointment: Appointment
    /// When its programme ends, and it is forgotten.
    var until: Instant
  }

  /// For how long results and reminders are shown.
  private static let resultsMS: Int64 = 15_000
  /// For how long something is shown that was opened again.
  private static let againMS: Int64 = 60_000
  private static let rememberAfterMS: Int64 = 3_000
  /// A jump of the wall clock below this is its own small corrections.
  private static let leastJumpMS: Int64 = 1_500

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
    book = AppointmentBook(box: book.box)
    expected = []
    missed = []
    queue.leaveChannel()
    rememberAtMS = desk.scene.now.uptimeMS + Self.rememberAfterMS
    retry = Retry()
    askSchedule(&desk)
    desk.tell(.air(.tuned))
  }

  private mutating func askSchedule(_ desk: inout Desk) {
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
    case (.keeping(let key), .kept): kept(key, &desk)
    case (.keeping(let key), .failed(let failure)):
      keeping[key] = nil
      desk.tell(.air(.notKept(key: key, failure)))
    case (.response(let key), .receipt(let receipt)):
      outbox.settled(receipt, key: key, &desk)
      desk.tell(.air(.settled(key: key, receipt)))
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
      outbox.forget(except: Set(schedule.interactions.map(\.id)))
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

  // MARK: What people do

  /// A person answered: the answer goes to disk first, and is this box's to deliver from then on.
  mutating func answer(
    _ response: InteractionResponse, to interaction: Interaction, _ appointment: Appointment?, _ desk: inout Desk
  ) {
    keeping[response.key] = (response, interaction, appointment)
    desk.ask(.keepResponse(response), .keeping(key: response.key))
  }

  private mutating func kept(_ key: String, _ desk: inout Desk) {
    guard let (response, interaction, appointment) = keeping.removeValue(forKey: key) else { return }
    outbox.add(response)
    missed.removeAll { $0.id == interaction.id }
    if let appointment, appointment.resultsAt != nil, case .chose = response.deed {
      expected.append((interaction, appointment))
    }
    desk.tell(.air(.kept(key: key)))
    outbox.deliver(&desk)
  }

  /// A pop-up was put away, answered or not.
  mutating func close(_ showing: Showing, at now: Moment) {
    queue.remove(showing.id)
    guard case .interaction(let interaction, let appointment) = showing.subject else { return }
    book.finish(interaction.id)
    miss(interaction, appointment, at: now)
  }

  private mutating func miss(_ interaction: Interaction, _ appointment: Appointment, at now: Moment) {
    // Words that were on the screen were not missed.
    if interaction.type == .notice, queue.shown.contains(interaction.id) { return }
    guard outbox.entries[interaction.id] == nil, !missed.contains(where: { $0.id == interaction.id }) else { return }
    let programme = schedule?.programmes.first { $0.id == appointment.programme }
    guard let until = programme?.stop, until > time(at: now) else { return }
    missed.insert(Missed(interaction: interaction, appointment: appointment, until: until), at: 0)
  }

  /// Shows again what was missed, while its programme runs.
  mutating func reopen(_ missed: Missed, at now: Moment) {
    let time = time(at: now)
    queue.add(
      Showing(
        id: "again " + missed.id, subject: .interaction(missed.interaction, missed.appointment), show: time,
        end: min(missed.until, time + Self.againMS), isUnasked: false))
  }

  /// Sets a reminder, or takes it away.
  mutating func toggle(_ reminder: Reminder, _ desk: inout Desk) {
    if reminders.contains(where: { $0.id == reminder.id }) {
      reminders.removeAll { $0.id == reminder.id }
      desk.ask(.forget(reminder), .reminder)
    } else {
      reminders.append(reminder)
      reminders.sort { $0.programme.start < $1.programme.start }
      desk.ask(.remind(reminder), .reminder)
    }
  }

  // MARK: Time

  /// When it wants to be woken, uptime milliseconds; nil for never.
  func wakeMS(at now: Moment) -> Int64? {
    let time = time(at: now)
    let times = [
      book.next, queue.next(after: time), expected.compactMap(\.appointment.resultsAt).min(),
      missed.map(\.until).min(), reminders.first?.programme.start,
    ]
    let uptimes = times.compactMap(\.self).map { clock.uptimeMS(of: $0, at: now) }
    return (uptimes + [refreshAtMS, retry.nextMS, outbox.retry.nextMS, rememberAtMS].compactMap(\.self)).min()
  }

  /// Does whatever the time has come for.
  mutating func wake(_ desk: inout Desk) {
    let now = desk.scene.now
    let time = time(at: now)
    for id in book.due(at: time) { desk.ask(.interaction(id: id), .interaction(id: id)) }
    for entry in book.expire(at: time) {
      if let interaction = entry.interaction { miss(interaction, entry.appointment, at: now) }
    }
    queue.expire(at: time)
    missed.removeAll { $0.until <= time }
    askResults(at: time, &desk)
    remind(at: time, &desk)
    if outbox.retry.isDue(at: now) { outbox.deliver(&desk) }
    if let refreshAtMS, refreshAtMS <= now.uptimeMS { askSchedule(&desk) }
    if retry.isDue(at: now) { channels.isEmpty ? start(&desk) : askSchedule(&desk) }
    if let rememberAtMS, rememberAtMS <= now.uptimeMS { remember(&desk) }
  }

  private mutating func askResults(at time: Instant, _ desk: inout Desk) {
    for index in expected.indices where expected[index].appointment.resultsAt.map({ $0 <= time }) ?? false {
      let id = expected[index].interaction.id
      desk.ask(.results(id: id), .results(id: id))
      // Asked for once; a server that is away just then has no results to show.
      expected[index].appointment.resultsAt = nil
    }
  }

  private mutating func remind(at time: Instant, _ desk: inout Desk) {
    while let reminder = reminders.first, reminder.programme.start <= time {
      reminders.removeFirst()
      desk.ask(.forget(reminder), .reminder)
      guard reminder.programme.stop > time, let channel = channels.first(where: { $0.id == reminder.channel }) else {
        continue
      }
      queue.add(
        Showing(
          id: "reminder " + reminder.id, subject: .reminder(reminder, channel: channel), show: time,
          end: time + Self.resultsMS))
    }
  }

  private mutating func remember(_ desk: inout Desk) {
    rememberAtMS = nil
    var settings = desk.scene.settings
    guard let channel, settings.channel != channel.id else { return }
    settings.channel = channel.id
    desk.keep(settings)
  }

  /// Notices when the wall clock jumps against the uptime: somebody set it, or the machine slept. The schedule is asked for
  /// anew then, and with it the server's time.
  mutating func watchClock(_ desk: inout Desk) {
    let skew = desk.scene.now.unixMS - desk.scene.now.uptimeMS
    defer { skewMS = skew }
    guard let skewMS, abs(skew - skewMS) >= Self.leastJumpMS, channel != nil else { return }
    tag = nil
    askSchedule(&desk)
  }
}
