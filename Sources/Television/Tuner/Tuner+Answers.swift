import Calls
import Device
import InteractionService

/// The viewer's actions: answers, closed pop-ups and reminders.
extension Tuner {
  /// Saves an answer on disk; from then on it is delivered until the server has it.
  mutating func answer(
    _ key: IdempotencyKey, _ response: InteractionResponse, to interaction: Interaction,
    _ scheduled: ScheduledInteraction?,
    _ context: inout PageContext
  ) {
    context.ask(KeepResponseRequest(response: response, key: key)) { (tuner: inout Tuner, _, context) in
      tuner.recordAnswer(key, response, to: interaction, scheduled, &context)
    } failed: { _, failure, context in
      context.notify(.tuner(.answerNotSaved(key: key, failure.failure)))
    }
  }

  private mutating func recordAnswer(
    _ key: IdempotencyKey, _ response: InteractionResponse, to interaction: Interaction,
    _ scheduled: ScheduledInteraction?, _ context: inout PageContext
  ) {
    outbox.add(response, key: key)
    missed.removeAll { $0.id == interaction.id }
    if let resultsAt = scheduled?.resultsAt, let channel, case .chose = response.action {
      expected.append(PendingResult(interaction, on: channel.id, resultsAt: resultsAt))
    }
    context.notify(.tuner(.answerSaved(key: key)))
    outbox.deliver(&context)
  }

  /// Records the outcome of a response, on disk as well, and notifies the viewer if it does not count.
  mutating func delivered(_ status: ResponseStatus, key: IdempotencyKey, _ context: inout PageContext) {
    outbox.complete(status, key: key, &context)
    context.notify(.tuner(.answerDelivered(key: key, status)))
    // The pop-up said that the answer was saved, so a message on any page reports that it does not count.
    switch status {
    case .counted: break
    case .answeredBefore: context.show(message: context.view.words(.answeredBefore))
    case .tooLate: context.show(message: context.view.words(.tooLate))
    }
  }

  /// Removes a pop-up that was closed, answered or not.
  mutating func close(_ popUp: PopUp, at now: ClockReading) {
    queue.remove(popUp.id)
    guard case .interaction(let interaction, let scheduled) = popUp.subject else { return }
    scheduler.complete(interaction.id)
    recordMissed(interaction, scheduled, at: now)
  }

  mutating func recordMissed(_ interaction: Interaction, _ scheduled: ScheduledInteraction, at now: ClockReading) {
    // A notice that was on the screen is not missed.
    if interaction.type == .notice, queue.shown.contains(interaction.id) { return }
    guard outbox.entries[interaction.id] == nil, !missed.contains(where: { $0.id == interaction.id }) else { return }
    let programme = schedule?.programmes.first { $0.id == scheduled.programme }
    guard let until = programme?.stop, until > time(at: now) else { return }
    missed.insert(MissedInteraction(interaction: interaction, scheduled: scheduled, until: until), at: 0)
  }

  /// Shows a missed interaction again, while its programme runs.
  mutating func showAgain(_ missed: MissedInteraction, at now: ClockReading) {
    let time = time(at: now)
    queue.add(
      PopUp(
        id: "again " + missed.id, subject: .interaction(missed.interaction, missed.scheduled), show: time,
        end: min(missed.until, time + Self.againMS), isAutomatic: false))
  }

  /// Sets a reminder, or cancels it.
  mutating func toggle(_ reminder: Reminder, _ context: inout PageContext) {
    if reminders.contains(where: { $0.id == reminder.id }) {
      reminders.removeAll { $0.id == reminder.id }
      context.send(RemoveReminderRequest(reminder: reminder))
    } else {
      reminders.append(reminder)
      reminders.sort { $0.programme.start < $1.programme.start }
      context.send(AddReminderRequest(reminder: reminder))
    }
  }
}
