import Calls
import Device
import InteractionService

extension Words {
  /// Returns the full day of a time: `Saturday 21 November`, `11月21日 星期六`.
  func longDay(_ instant: Instant, _ now: ClockReading) -> String {
    let local = LocalTime(instant, in: now.zone)
    return self(
      .longDay,
      [
        "weekday": word(local.weekday, of: .longWeekdays), "day": String(local.date.day),
        "month": word(local.date.month - 1, of: .months), "monthNumber": String(local.date.month),
      ])
  }

  /// Returns a span of time: `20:00–20:45`.
  func times(from start: Instant, to stop: Instant, _ now: ClockReading) -> String {
    clock(start, now) + "–" + clock(stop, now)
  }

  /// Returns a channel's number and name as a label: `2  FAR AWAY`.
  func label(_ channel: Channel) -> String {
    "\(channel.number)  " + label(channel.name(language.rawValue))
  }

  /// Returns one of the words of a phrase, which are separated by blanks.
  private func word(_ index: Int, of phrase: Phrase) -> String {
    let words = self(phrase).split(separator: " ")
    return words.indices.contains(index) ? String(words[index]) : ""
  }
}

extension Tuner {
  /// Returns whether a reminder is set for a programme.
  func reminds(of programme: Programme, on channel: String) -> Bool {
    let id = Reminder(channel: channel, programme: programme).id
    return reminders.contains { $0.id == id }
  }

  /// Returns the scheduled interactions of a programme: only of the tuned channel, and only their times are known.
  func scheduledInteractions(of programme: Programme, on channel: String) -> [ScheduledInteraction] {
    guard channel == self.channel?.id, let schedule else { return [] }
    return schedule.interactions.filter { $0.programme == programme.id && !$0.isCancelled }
      .sorted { $0.show < $1.show }
  }
}
