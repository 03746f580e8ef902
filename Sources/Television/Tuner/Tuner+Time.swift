import Attributes
import InteractionService

/// What the time brings.
extension Tuner {
  /// When it wants to be woken, uptime milliseconds; nil for never.
  func wakeMS(at now: Moment) -> Int64? {
    let time = time(at: now)
    let times = [
      book.next, queue.next(after: time), expected.filter(isOfChannel).compactMap(\.askAt).min(),
      missed.map(\.until).min(), nextReminder?.programme.start,
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
    let elsewhere = expected.filter { !isOfChannel($0) && $0.resultsAt + Self.resultsPatienceMS <= time }
    expected.removeAll { elsewhere.contains($0) }
    for index in expected.indices where isOfChannel(expected[index]) {
      guard let askAt = expected[index].askAt, askAt <= time else { continue }
      let id = expected[index].interaction.id
      desk.ask(.results(id: id), .results(id: id))
      expected[index].askAt = nil
    }
  }

  private func isOfChannel(_ expected: Expected) -> Bool { expected.channel == channel?.id }

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

  private mutating func remind(at time: Instant, _ desk: inout Desk) {
    while let reminder = nextReminder, reminder.programme.start <= time {
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
