import Calls
import InteractionService

/// A linter that warns about valid but inadvisable content of a schedule file.
struct ScheduleLinter {
  let document: ScheduleDocument
  let diagnostics: ScheduleDiagnostics

  /// The shortest time between `at` and `show` in which devices can spread their requests, in seconds.
  private static let requestSeconds: Int64 = 15

  /// One occurrence on the screen.
  private struct Appearance {
    var start: Instant
    var end: Instant
    var id: String
    var index: Int
  }

  func lint() {
    let kinds = Dictionary(document.interactions.map { ($0.value.interaction.id, $0.value.interaction.type) }) { $1 }
    for schedule in document.schedules {
      let list: JSONPointer = .root / "schedules" / schedule.index / "interactions"
      for item in schedule.value.scheduledInteractions where !item.value.scheduled.isCancelled {
        let scheduled = item.value.scheduled
        lintRequestTime(scheduled, list / item.index)
        if let kind = kinds[scheduled.id] { lintResults(scheduled, kind, list / item.index) }
      }
      lintOverlaps(schedule.value, list)
    }
  }

  private func lintRequestTime(_ scheduled: ScheduledInteraction, _ pointer: JSONPointer) {
    let seconds = scheduled.show.milliseconds(since: scheduled.at) / 1_000
    guard seconds < Self.requestSeconds else { return }
    diagnostics.warn(
      pointer / "show",
      .littleTime(seconds: seconds, least: Self.requestSeconds))
  }

  private func lintResults(_ scheduled: ScheduledInteraction, _ kind: Interaction.Kind, _ pointer: JSONPointer) {
    if kind.isQuestion, scheduled.resultsAt == nil {
      diagnostics.warn(pointer, .noResults(kind: kind.rawValue))
    }
    if !kind.isQuestion, scheduled.resultsAt != nil {
      diagnostics.warn(pointer / "resultsAt", .resultsOf(kind: kind.rawValue))
    }
  }

  /// Warns about interactions that overlap, since a device shows one at a time.
  private func lintOverlaps(_ schedule: ScheduleDocument.ChannelSchedule, _ list: JSONPointer) {
    var appearances = appearances(of: schedule)
    appearances.sort { ($0.start, $0.index) < ($1.start, $1.index) }
    if schedule.repeats, var next = appearances.first {
      let cycleMS = schedule.until.milliseconds(since: schedule.from)
      next.start = next.start + cycleMS
      next.end = next.end + cycleMS
      appearances.append(next)
    }
    var latest: Appearance?
    var reported: Set<Int> = []
    for appearance in appearances {
      if let latest, appearance.start < latest.end, reported.insert(appearance.index).inserted {
        diagnostics.warn(
          list / appearance.index / "show",
          .interactionsOverlap(time: appearance.start, interaction: latest.id))
      }
      if appearance.end > latest?.end ?? appearance.start { latest = appearance }
    }
  }

  private func appearances(of schedule: ScheduleDocument.ChannelSchedule) -> [Appearance] {
    let stops = Dictionary(schedule.programmes.map { ($0.value.id, $0.value.stop) }) { $1 }
    return schedule.scheduledInteractions.flatMap { item -> [Appearance] in
      let scheduled = item.value.scheduled
      guard !scheduled.isCancelled else { return [] }
      let count = item.value.occurrenceCount(until: stops[scheduled.programme] ?? scheduled.at)
      return (0..<count).map { occurrence in
        let offsetMS = item.value.offsetMS(ofOccurrence: occurrence)
        return Appearance(
          start: scheduled.show + offsetMS, end: scheduled.end + offsetMS, id: scheduled.id, index: item.index)
      }
    }
  }
}
