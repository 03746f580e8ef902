import Calls
import Device
import InteractionService

/// Timers.
extension Tuner {
  /// Returns when the tuner needs ``wake(_:)`` next, in uptime milliseconds; nil for never.
  func wakeMS(at now: ClockReading) -> Int64? {
    let time = time(at: now)
    let times = [
      scheduler.next, queue.next(after: time), expected.filter(isOfChannel).compactMap(\.askAt).min(),
      missed.map(\.until).min(), nextReminder?.programme.start, outbox.nextDelivery,
    ]
    let uptimes = times.compactMap(\.self).map { clock.uptimeMS(of: $0, at: now) }
    return (uptimes + [refreshAtMS, saveChannelAtMS].compactMap(\.self)).min()
  }

  /// Does everything that is due.
  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now
    let time = time(at: now)
    for id in scheduler.removeDue(at: time) { askInteraction(id, &context) }
    for entry in scheduler.removeExpired(at: time) {
      context.cancel(.interaction(entry.scheduled.id))
      if let interaction = entry.interaction { recordMissed(interaction, entry.scheduled, at: now) }
    }
    queue.expire(at: time)
    missed.removeAll { $0.until <= time }
    askResults(at: time, &context)
    remind(at: time, &context)
    if let due = outbox.nextDelivery, due <= time { outbox.deliver(&context) }
    if let refreshAtMS, refreshAtMS <= now.uptimeMS { askSchedule(&context) }
    if let saveChannelAtMS, saveChannelAtMS <= now.uptimeMS { saveChannel(&context) }
  }

  private mutating func askResults(at time: Instant, _ context: inout PageContext) {
    let elsewhere = expected.filter { !isOfChannel($0) && $0.resultsAt + Self.resultsPatienceMS <= time }
    expected.removeAll { elsewhere.contains($0) }
    for index in expected.indices where isOfChannel(expected[index]) {
      guard let askAt = expected[index].askAt, askAt <= time else { continue }
      let id = expected[index].interaction.id
      context.ask(ResultsRequest(id: id), slot: .results(id)) { (tuner: inout Tuner, results, context) in
        tuner.show(results, of: id, at: context.view.now)
      } failed: { tuner, failure, _ in
        if failure.nextTryMS == nil { tuner.expected.removeAll { $0.interaction.id == id } }
      }
      expected[index].askAt = nil
    }
  }

  private func isOfChannel(_ expected: PendingResult) -> Bool { expected.channel == channel?.id }

  private mutating func askInteraction(_ id: String, _ context: inout PageContext) {
    context.ask(InteractionRequest(id: id), slot: .interaction(id)) { (tuner: inout Tuner, interaction, _) in
      tuner.enqueue(interaction)
    }
  }

  private static let resultsPatienceMS: Int64 = 60_000

  /// The next reminder; nil until the channels are known, so that a reminder due at a start is not lost.
  private var nextReminder: Reminder? { channels.isEmpty ? nil : reminders.first }

  private mutating func remind(at time: Instant, _ context: inout PageContext) {
    while let reminder = nextReminder, reminder.programme.start <= time {
      reminders.removeFirst()
      context.send(RemoveReminderRequest(reminder: reminder))
      guard reminder.programme.stop > time, let channel = channels.first(where: { $0.id == reminder.channel }) else {
        continue
      }
      queue.add(
        PopUp(
          id: "reminder " + reminder.id, subject: .reminder(reminder, channel: channel), show: time,
          end: time + Self.resultsMS))
    }
  }

  private mutating func saveChannel(_ context: inout PageContext) {
    saveChannelAtMS = nil
    var settings = context.view.settings
    guard let channel, settings.channel != channel.id else { return }
    settings.channel = channel.id
    context.save(settings)
  }

  /// Detects a jump of the wall clock against the uptime: it was set, or the machine slept. The schedule, and with it
  /// the server's time, is then requested again.
  mutating func watchClock(_ context: inout PageContext) {
    let skew = context.view.now.unixMS - context.view.now.uptimeMS
    defer { skewMS = skew }
    guard let skewMS, abs(skew - skewMS) >= Self.leastJumpMS, channel != nil else { return }
    tag = nil
    askSchedule(&context)
  }
}

extension CallSlot {
  static let interactionName = "interaction"
  static let resultsName = "results"

  /// Returns the slot of an interaction's call.
  static func interaction(_ id: String) -> CallSlot { CallSlot(name: interactionName, id: id) }

  /// Returns the slot of the call for an interaction's results.
  fileprivate static func results(_ id: String) -> CallSlot { CallSlot(name: resultsName, id: id) }
}
