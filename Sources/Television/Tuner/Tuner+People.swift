import Attributes
import InteractionService

/// What people do with what pops up, and what they want to be told of.
extension Tuner {
  /// A person answered: the answer goes to disk first, and is this box's to deliver from then on.
  mutating func answer(
    _ response: InteractionResponse, to interaction: Interaction, _ appointment: Appointment?, _ desk: inout Desk
  ) {
    keeping[response.key] = (response, interaction, appointment)
    desk.ask(.keepResponse(response), .keeping(key: response.key))
  }

  mutating func kept(_ key: String, _ desk: inout Desk) {
    guard let (response, interaction, appointment) = keeping.removeValue(forKey: key) else { return }
    outbox.add(response)
    missed.removeAll { $0.id == interaction.id }
    if let resultsAt = appointment?.resultsAt, let channel, case .chose = response.deed {
      expected.append(Expected(interaction, on: channel.id, resultsAt: resultsAt))
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

  mutating func miss(_ interaction: Interaction, _ appointment: Appointment, at now: Moment) {
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
}
