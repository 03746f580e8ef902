import Calls
import InteractionService

/// A validator of the rules between the parts of a schedule file.
struct ScheduleValidator {
  let document: ScheduleDocument
  let diagnostics: ScheduleDiagnostics

  func validate() {
    validateUnique(document.channels, "channels", "channel") { $0.id }
    validateUnique(document.channels, "channels", "channel number", member: "number") { $0.number }
    validateUnique(document.interactions, "interactions", "interaction") { $0.interaction.id }
    validateUnique(document.schedules, "schedules", "schedule of channel", member: "channel") { $0.channel }
    validateScheduledOnce()
    for schedule in document.schedules {
      ChannelScheduleValidator(
        schedule: schedule.value, pointer: .root / "schedules" / schedule.index, diagnostics: diagnostics
      ).validate()
    }
    validateOccurrenceCount()
  }

  private func validateUnique<Value, Key: Hashable>(
    _ items: [ScheduleDocument.Located<Value>], _ list: String, _ description: String, member: String = "id",
    _ key: (Value) -> Key
  ) {
    var keys: Set<Key> = []
    for item in items where !keys.insert(key(item.value)).inserted {
      diagnostics.error(.root / list / item.index / member, "\(description) “\(key(item.value))” occurs twice")
    }
  }

  /// Reports interactions that are scheduled twice: each has one channel and one time, and so have its results.
  private func validateScheduledOnce() {
    var ids: Set<String> = []
    for schedule in document.schedules {
      let list: JSONPointer = .root / "schedules" / schedule.index / "interactions"
      for item in schedule.value.scheduledInteractions where !ids.insert(item.value.scheduled.id).inserted {
        diagnostics.error(list / item.index / "id", "interaction “\(item.value.scheduled.id)” is scheduled twice")
      }
    }
  }

  /// Reports too many occurrences: every one within a cycle is stored.
  private func validateOccurrenceCount() {
    let count = document.schedules.reduce(0) { count, schedule in
      let stops = Dictionary(schedule.value.programmes.map { ($0.value.id, $0.value.stop) }) { $1 }
      return schedule.value.scheduledInteractions.reduce(count) { count, item in
        // The length of a guide's programme is checked where the guide is known.
        let stop = stops[item.value.scheduled.programme] ?? item.value.scheduled.at
        return count.addingSaturated(item.value.occurrenceCount(until: stop))
      }
    }
    if count > ScheduleBounds.occurrenceCount {
      diagnostics.error(
        .root / "schedules",
        "the interactions occur \(count) times in all; \(ScheduleBounds.occurrenceCount) is the most")
    }
  }
}

/// A validator of one schedule.
private struct ChannelScheduleValidator {
  let schedule: ScheduleDocument.ChannelSchedule
  let pointer: JSONPointer
  let diagnostics: ScheduleDiagnostics

  private var span: String { "\(schedule.from.rfc3339) to \(schedule.until.rfc3339)" }

  func validate() {
    let lengthMS = schedule.until.milliseconds(since: schedule.from)
    if lengthMS <= 0 {
      diagnostics.error(pointer / "until", "must be after “from”")
    } else if schedule.repeats, lengthMS < Int64(ScheduleBounds.cycleSeconds) * 1_000 {
      diagnostics.error(
        pointer / "until", "a schedule that repeats must last at least \(ScheduleBounds.cycleSeconds) seconds")
    }
    validateProgrammes()
    validateOverlaps()
    validateInteractions()
  }

  private func validateProgrammes() {
    var ids: Set<String> = []
    for item in schedule.programmes {
      let (place, programme) = (pointer / "programmes" / item.index, item.value)
      if !ids.insert(programme.id).inserted {
        diagnostics.error(place / "id", "programme “\(programme.id)” occurs twice")
      }
      if programme.stop <= programme.start { diagnostics.error(place / "stop", "must be after “start”") }
      let isInside = schedule.from <= programme.start && programme.stop <= schedule.until
      let overlaps = schedule.from < programme.stop && programme.start < schedule.until
      if schedule.repeats ? !isInside : !overlaps { diagnostics.error(place, "outside the schedule, \(span)") }
    }
  }

  private func validateOverlaps() {
    let sorted = schedule.programmes.sorted { ($0.value.start, $0.index) < ($1.value.start, $1.index) }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.value.start < earlier.value.stop {
      diagnostics.error(
        pointer / "programmes" / later.index / "start",
        "programme “\(earlier.value.id)” lasts until \(earlier.value.stop.rfc3339)")
    }
  }

  private func validateInteractions() {
    let programmes = Dictionary(schedule.programmes.map { ($0.value.id, $0.value) }) { $1 }
    for item in schedule.scheduledInteractions {
      let (place, scheduled) = (pointer / "interactions" / item.index, item.value.scheduled)
      validateTimes(scheduled, at: place)
      // Programmes of a guide are checked against the database.
      guard !programmes.isEmpty else { continue }
      guard let programme = programmes[scheduled.programme] else {
        diagnostics.error(place / "programme", "there is no programme “\(scheduled.programme)” in this schedule")
        continue
      }
      if !programme.canHold(scheduled) { diagnostics.error(place / "at", programme.outsideMessage) }
    }
  }

  private func validateTimes(_ scheduled: ScheduledInteraction, at place: JSONPointer) {
    if scheduled.at < schedule.from || schedule.until < scheduled.at {
      diagnostics.error(place / "at", "outside the schedule, \(span)")
    }
    if scheduled.show < scheduled.at { diagnostics.error(place / "show", "must not be before “at”") }
    if let resultsAt = scheduled.resultsAt, resultsAt < scheduled.end {
      diagnostics.error(
        place / "resultsAt", "must not be before \(scheduled.end.rfc3339), until when the interaction is shown")
    }
  }
}

extension Programme {
  /// Returns whether an interaction may belong to the programme: its predetermined time is the start, the stop, or between.
  func canHold(_ scheduled: ScheduledInteraction) -> Bool {
    start <= scheduled.at && scheduled.at <= stop
  }

  /// The message about an interaction that does not.
  var outsideMessage: String { "outside its programme, \(start.rfc3339) to \(stop.rfc3339)" }
}
