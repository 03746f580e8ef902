import Calls
import Device
import InteractionService

/// What people do with what pops up, and what they want to be told of.
extension Tuner {
  /// A person answered: the answer goes to disk first, and is this box's to deliver from then on.
  mutating func answer(
    _ response: InteractionResponse, to interaction: Interaction, _ scheduled: ScheduledInteraction?,
    _ context: inout PageContext
  ) {
    keeping[response.key] = (response, interaction, scheduled)
    context.ask(.keepResponse(response), .keeping(key: response.key))
  }

  mutating func kept(_ key: String, _ context: inout PageContext) {
    guard let (response, interaction, scheduled) = keeping.removeValue(forKey: key) else { return }
    outbox.add(response)
    missed.removeAll { $0.id == interaction.id }
    if let resultsAt = scheduled?.resultsAt, let channel, case .chose = response.action {
      expected.append(PendingResult(interaction, on: channel.id, resultsAt: resultsAt))
    }
    context.tell(.air(.kept(key: key)))
    outbox.deliver(&context)
  }

  /// A pop-up was put away, answered or not.
  mutating func close(_ popUp: PopUp, at now: ClockReading) {
    queue.remove(popUp.id)
    guard case .interaction(let interaction, let scheduled) = popUp.subject else { return }
    book.finish(interaction.id)
    miss(interaction, scheduled, at: now)
  }

  mutating func miss(_ interaction: Interaction, _ scheduled: ScheduledInteraction, at now: ClockReading) {
    // Words that were on the screen were not missed.
    if interaction.type == .notice, queue.shown.contains(interaction.id) { return }
    guard outbox.entries[interaction.id] == nil, !missed.contains(where: { $0.id == interaction.id }) else { return }
    let programme = schedule?.programmes.first { $0.id == scheduled.programme }
    guard let until = programme?.stop, until > time(at: now) else { return }
    missed.insert(MissedInteraction(interaction: interaction, scheduled: scheduled, until: until), at: 0)
  }

  /// Shows again what was missed, while its programme runs.
  mutating func reopen(_ missed: MissedInteraction, at now: ClockReading) {
    let time = time(at: now)
    queue.add(
      PopUp(
        id: "again " + missed.id, subject: .interaction(missed.interaction, missed.scheduled), show: time,
        end: min(missed.until, time + Self.againMS), isUnasked: false))
  }

  /// Sets a reminder, or takes it away.
  mutating func toggle(_ reminder: Reminder, _ context: inout PageContext) {
    if reminders.contains(where: { $0.id == reminder.id }) {
      reminders.removeAll { $0.id == reminder.id }
      context.ask(.forget(reminder), .reminder)
    } else {
      reminders.append(reminder)
      reminders.sort { $0.programme.start < $1.programme.start }
      context.ask(.remind(reminder), .reminder)
    }
  }
}
