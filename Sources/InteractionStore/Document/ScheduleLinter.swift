import Calls
import InteractionService

/// What of a document can be and is unwise.
struct ScheduleLinter {
  let document: ScheduleDocument
  let notes: ScheduleDiagnostics

  /// Boxes ask between the two times; with less between them many ask at once.
  private static let askingMS: Int64 = 15_000

  /// One showing of an interaction.
  private struct ShowingWindow {
    var start: Instant
    var end: Instant
    var id: String
    var place: Int
  }

  func look() {
    let kinds = Dictionary(document.interactions.map { ($0.value.interaction.id, $0.value.interaction.type) }) { $1 }
    for schedule in document.schedules {
      let list: JSONPointer = .root / "schedules" / schedule.place / "interactions"
      for planned in schedule.value.scheduledInteractions where !planned.value.scheduled.isCancelled {
        let scheduled = planned.value.scheduled
        lookAtAsking(scheduled, list / planned.place)
        if let kind = kinds[scheduled.id] { lookAtResults(scheduled, kind, list / planned.place) }
      }
      lookForTwoAtOnce(schedule.value, list)
    }
  }

  private func lookAtAsking(_ scheduled: ScheduledInteraction, _ pointer: JSONPointer) {
    let askingMS = scheduled.show.milliseconds(since: scheduled.at)
    guard askingMS < Self.askingMS else { return }
    notes.warn(
      pointer / "show",
      "it is asked for \(askingMS / 1_000) s ahead of its viewers; all boxes ask within that time, 15 s are kind")
  }

  private func lookAtResults(_ scheduled: ScheduledInteraction, _ kind: Interaction.Kind, _ pointer: JSONPointer) {
    let isQuestion = kind == .poll || kind == .quiz
    if isQuestion, scheduled.resultsAt == nil {
      notes.warn(pointer, "a \(kind) without “resultsAt”: nobody will learn what came of it")
    }
    if !isQuestion, scheduled.resultsAt != nil {
      notes.warn(pointer / "resultsAt", "a \(kind) has no results")
    }
  }

  /// A box shows one at a time.
  private func lookForTwoAtOnce(_ schedule: ScheduleDocument.ChannelSchedule, _ list: JSONPointer) {
    var showings = showings(of: schedule)
    showings.sort { ($0.start, $0.place) < ($1.start, $1.place) }
    if schedule.repeats, let first = showings.first {
      // The first of the next cycle.
      let shift = schedule.until.milliseconds(since: schedule.from)
      showings.append(
        ShowingWindow(start: first.start + shift, end: first.end + shift, id: first.id, place: first.place))
    }
    var latest: ShowingWindow?
    var told: Set<Int> = []
    for showing in showings {
      if let latest, showing.start < latest.end, told.insert(showing.place).inserted {
        notes.warn(
          list / showing.place / "show",
          "at \(showing.start.rfc3339) “\(latest.id)” is still shown; a box shows one at a time")
      }
      if showing.end > latest?.end ?? showing.start { latest = showing }
    }
  }

  private func showings(of schedule: ScheduleDocument.ChannelSchedule) -> [ShowingWindow] {
    let stops = Dictionary(schedule.programmes.map { ($0.value.id, $0.value.stop) }) { $1 }
    return schedule.scheduledInteractions.flatMap { planned -> [ShowingWindow] in
      let scheduled = planned.value.scheduled
      guard !scheduled.isCancelled else { return [] }
      let count = planned.value.occurrenceCount(until: stops[scheduled.programme] ?? scheduled.at)
      let period = Int64(planned.value.repeatSeconds ?? 0) * 1_000
      return (0..<count).map { occurrence in
        let shift = Int64(occurrence) * period
        return ShowingWindow(
          start: scheduled.show + shift, end: scheduled.end + shift, id: scheduled.id, place: planned.place)
      }
    }
  }
}
