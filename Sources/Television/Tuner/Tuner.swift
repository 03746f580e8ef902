import Calls
import Device
import InteractionService

/// The tuned channel with its programmes, pop-ups and answers.
///
/// A value within the television. It requests a channel's schedule on every tuning, and drops everything of the
/// previous channel; between appointed times it needs no connection and no timer.
struct Tuner: CallReceiver {
  /// The channels, by number; empty until they are known.
  private(set) var channels: [Channel] = []
  /// The tuned channel; nil for none.
  private(set) var channel: Channel?
  /// The previously tuned channel; nil for none.
  private(set) var previous: Channel?
  /// The channel's schedule; nil until it has arrived.
  private(set) var schedule: Schedule?
  /// The failure of the schedule's request; nil while there is a schedule or it is pending.
  private(set) var failure: ServiceFailure?
  /// The pop-ups to show.
  var queue = PopUpQueue()
  /// The answers.
  var outbox = Outbox()
  /// The missed interactions, newest first.
  var missed: [MissedInteraction] = []
  /// The reminders, soonest first.
  var reminders: [Reminder] = []

  private(set) var clock = ServerClock()
  var scheduler: InteractionScheduler
  var tag: String?
  private var askedMS: Int64 = 0
  var refreshAtMS: Int64?
  /// Polls and quizzes answered on this device whose results are awaited.
  var expected: [PendingResult] = []
  /// When the channel is saved as the last one watched, in uptime milliseconds; nil for never.
  var saveChannelAtMS: Int64?
  /// The wall clock's time minus the uptime, in milliseconds; a jump means that the clock was set or the machine slept.
  var skewMS: Int64?

  /// A poll or quiz answered on this device.
  struct PendingResult: Hashable, Sendable {
    var interaction: Interaction
    /// The channel of the interaction; its results are shown only there.
    let channel: String
    /// When the results are available.
    let resultsAt: Instant
    /// When the results are requested next; nil while an answer is pending.
    var askAt: Instant?

    init(_ interaction: Interaction, on channel: String, resultsAt: Instant) {
      (self.interaction, self.channel, self.resultsAt, askAt) = (interaction, channel, resultsAt, resultsAt)
    }
  }

  /// An interaction that was not answered in its time.
  struct MissedInteraction: Hashable, Sendable, Identifiable {
    var id: String { scheduled.id }
    var interaction: Interaction
    var scheduled: ScheduledInteraction
    /// When its programme ends; it is removed then.
    var until: Instant
  }

  /// How long results and reminders are shown, in milliseconds.
  static let resultsMS: Int64 = 15_000
  /// How long a missed interaction is shown again, in milliseconds.
  static let againMS: Int64 = 60_000
  private static let saveChannelAfterMS: Int64 = 3_000
  /// The smallest jump of the wall clock that is not one of its own corrections, in milliseconds.
  static let leastJumpMS: Int64 = 1_500

  init(device: String) {
    scheduler = InteractionScheduler(device: device)
  }

  // MARK: What is on

  /// Returns the server's time.
  func time(at now: ClockReading) -> Instant { clock.time(at: now) }

  /// Returns the programme on now; nil if there is none or none is known.
  func programme(at now: ClockReading) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.last { $0.isOn(at: time) }
  }

  /// Returns the programme after the current one; nil if none is known.
  func following(at now: ClockReading) -> Programme? {
    let time = time(at: now)
    return schedule?.programmes.first { $0.start > time }
  }

  /// Returns when the next pop-up will be shown; nil if none is known.
  func nextShow(at now: ClockReading) -> Instant? {
    scheduler.nextShow(after: time(at: now))
  }

  // MARK: Tuning

  /// Requests channels, stored responses and reminders at the start.
  mutating func start(_ context: inout PageContext) {
    askChannels(&context)
    context.ask(OutboxRequest()) { (tuner: inout Tuner, entries, context) in
      tuner.outbox.load(entries)
      tuner.outbox.deliver(&context)
    }
    context.ask(RemindersRequest()) { (tuner: inout Tuner, reminders, _) in tuner.reminders = reminders }
  }

  /// Requests the list of channels.
  func askChannels(_ context: inout PageContext) {
    context.ask(ChannelsRequest(), slot: CallSlot(name: "channels")) { (tuner: inout Tuner, channels, context) in
      tuner.receive(channels, &context)
    } failed: { tuner, failure, _ in
      if tuner.channels.isEmpty { tuner.failure = failure.failure }
    }
  }

  private mutating func receive(_ channels: [Channel], _ context: inout PageContext) {
    if self.channels.isEmpty { failure = nil }
    self.channels = channels
    guard channel == nil || !channels.contains(where: { $0.id == channel?.id }) else { return }
    let remembered = channels.first { $0.id == context.view.settings.channel }
    if let first = remembered ?? channels.first { tune(to: first, &context) }
  }

  /// Tunes to a channel: cancels everything pending for the previous one, and requests the schedule, every time.
  mutating func tune(to channel: Channel, _ context: inout PageContext) {
    if let current = self.channel, current.id != channel.id { previous = current }
    self.channel = channel
    (schedule, tag, failure) = (nil, nil, nil)
    leaveChannel(&context)
    saveChannelAtMS = context.view.now.uptimeMS + Self.saveChannelAfterMS
    askSchedule(&context)
    context.notify(.tuner(.tuned))
  }

  private mutating func leaveChannel(_ context: inout PageContext) {
    scheduler.leaveChannel()
    context.cancel(slotsNamed: CallSlot.interactionName)
    context.cancel(slotsNamed: CallSlot.resultsName)
    // Pending requests for results are made again when their channel is tuned.
    for index in expected.indices { expected[index].askAt = expected[index].resultsAt }
    missed = []
    queue.leaveChannel()
  }

  /// Requests the schedule of the tuned channel; the call before is cancelled.
  mutating func askSchedule(_ context: inout PageContext) {
    guard let channel else { return }
    refreshAtMS = nil
    askedMS = context.view.now.uptimeMS
    let request = ScheduleRequest(channel: channel.id, tag: tag)
    context.ask(request, slot: CallSlot(name: "schedule")) { (tuner: inout Tuner, answer, context) in
      tuner.receive(answer, &context)
    } failed: { tuner, failure, context in
      // The schedule held stays valid: an unreachable server does not affect what was announced.
      tuner.failure = tuner.schedule == nil ? failure.failure : nil
      tuner.askedMS = failure.nextTryMS ?? tuner.askedMS
    }
  }

  private mutating func receive(_ stamped: ServerStamped<ScheduleAnswer>, _ context: inout PageContext) {
    let now = context.view.now
    clock.learn(stamped.serverTime, sentMS: askedMS, receivedMS: now.uptimeMS)
    failure = nil
    if case .schedule(let schedule, let tag) = stamped.answer {
      self.schedule = schedule
      self.tag = tag
      for id in scheduler.update(schedule, at: time(at: now)) {
        queue.remove(id)
        context.cancel(.interaction(id))
      }
      outbox.removeOld(except: Set(schedule.interactions.map(\.id)), at: time(at: now))
    }
    guard let schedule else { return }
    refreshAtMS = now.uptimeMS + refreshDelayMS(schedule, at: now)
    context.notify(.tuner(.scheduled))
  }

  /// Returns the time until the schedule is requested again, in milliseconds: a minute before it ends, or halfway if
  /// less than two minutes are left.
  private func refreshDelayMS(_ schedule: Schedule, at now: ClockReading) -> Int64 {
    let leftMS = max(1_000, schedule.until.milliseconds(since: time(at: now)))
    let refreshMS = Int64(min(max(1, schedule.refreshAfterSeconds), 86_400)) * 1_000
    return min(refreshMS, max(leftMS / 2, leftMS - 60_000))
  }

  // MARK: Interactions

  /// Queues an interaction that has arrived, unless it is not expected any more or was answered.
  mutating func enqueue(_ interaction: Interaction) {
    guard let entry = scheduler.receive(interaction) else { return }
    let scheduled = entry.scheduled
    guard outbox.entries[interaction.id] == nil else { return scheduler.complete(interaction.id) }
    queue.add(
      PopUp(
        id: scheduled.id, subject: .interaction(interaction, scheduled), show: scheduled.show,
        end: scheduled.end, scheduleIndex: entry.scheduleIndex, isAutomatic: true))
  }

  /// Shows the results of an interaction that was answered on this device.
  mutating func show(_ results: InteractionResults, of id: String, at now: ClockReading) {
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
