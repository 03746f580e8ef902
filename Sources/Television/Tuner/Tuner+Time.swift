import Calls
import Device
import InteractionService

/// What the time brings.
extension Tuner {
  /// When it wants to be woken, uptime milliseconds; nil for never.
  func wakeMS(at now: ClockReading) -> Int64? {
    let time = time(at: now)
    let times = [
      book.next, queue.next(after: time), expected.filter(isOfChannel).compactMap(\.askAt).min(),
      missed.map(\.until).min(), nextReminder?.programme.start,
    ]
    let uptimes = times.compactMap(\.self).map { clock.uptimeMS(of: $0, at: now) }
    return (uptimes + [refreshAtMS, retry.nextMS, outbox.retry.nextMS, rememberAtMS].compactMap(\.self)).min()
  }

  /// Does whatever the time has come for.
  mutating func wake(_ context: inout PageContext) {
    let now = context.view.now
    let time = time(at: now)
    for id in book.due(at: time) { context.ask(.interaction(id: id), .interaction(id: id)) }
    for entry in book.expire(at: time) {
      if let interaction = entry.interaction { miss(interaction, entry.scheduled, at: now) }
    }
    queue.expire(at: time)
    missed.removeAll { $0.until <= time }
    askResults(at: time, &context)
    remind(at: time, &context)
    if outbox.retry.isDue(at: now) { outbox.deliver(&context) }
    if let refreshAtMS, refreshAtMS <= now.uptimeMS { askSchedule(&context) }
    if retry.isDue(at: now) { channels.isEmpty ? start(&context) : askSchedule(&context) }
    if let rememberAtMS, rememberAtMS <= now.uptimeMS { remember(&context) }
  }

  private mutating func askResults(at time: Instant, _ context: inout PageContext) {
    let elsewhere = expected.filter { !isOfChannel($0) && $0.resultsAt + Self.resultsPatienceMS <= time }
    expected.removeAll { elsewhere.contains($0) }
    for index in expected.indices where isOfChannel(expected[index]) {
      guard let askAt = expected[index].askAt, askAt <= time else { continue }
      let id = expected[index].interaction.id
      context.ask(.results(id: id), .results(id: id))
      expected[index].askAt = nil
    }
  }

  private func isOfChannel(_ expected: PendingResult) -> Bool { expected.channel == channel?.id }

  /// Results that a server did not give are asked for again for a while: it may be away for a moment, or a little late
  /// itself. After that nobody remembers the question.
  mutating func awaitResults(of id: String, at time: Instant) {
    guard let index = expected.firstIndex(where: { $0.interaction.id == id }) else { return }
    if time.milliseconds(since: expected[index].resultsAt) < Self.resultsPatienceMS {
      expected[index].askAt = time + Self.resultsAgainMS
    } else {
      expected.remove(at: index)
    }
  }

  private static let resultsAgainMS: Int64 = 5_000
  private static let resultsPatienceMS: Int64 = 60_000

  /// The reminder that comes next; none before the channels are known, or one that is due at a start would be lost.
  private var nextReminder: Reminder? { channels.isEmpty ? nil : reminders.first }

  private mutating func remind(at time: Instant, _ context: inout PageContext) {
    while let reminder = nextReminder, reminder.programme.start <= time {
      reminders.removeFirst()
      context.ask(.forget(reminder), .reminder)
      guard reminder.programme.stop > time, let channel = channels.first(where: { $0.id == reminder.channel }) else {
        continue
      }
      queue.add(
        PopUp(
          id: "reminder " + reminder.id, subject: .reminder(reminder, channel: channel), show: time,
          end: time + Self.resultsMS))
    }
  }

  private mutating func remember(_ context: inout PageContext) {
    rememberAtMS = nil
    var settings = context.view.settings
    guard let channel, settings.channel != channel.id else { return }
    settings.channel = channel.id
    context.keep(settings)
  }

  /// Notices when the wall clock jumps against the uptime: somebody set it, or the machine slept. The schedule is asked for
  /// anew then, and with it the server's time.
  mutating func watchClock(_ context: inout PageContext) {
    let skew = context.view.now.unixMS - context.view.now.uptimeMS
    defer { skewMS = skew }
    guard let skewMS, abs(skew - skewMS) >= Self.leastJumpMS, channel != nil else { return }
    tag = nil
    askSchedule(&context)
  }
}
