import Calls
import InteractionService

/// A validator of the rules between the parts of a schedule file.
struct ScheduleValidator {
  let document: ScheduleDocument
  let diagnostics: ScheduleDiagnostics

  func validate() {
    validateUnique(document.channels, "channels", ScheduleFault.channelTwice) { $0.id }
    validateUnique(document.channels, "channels", ScheduleFault.channelNumberTwice, member: "number") { $0.number }
    validateUnique(document.interactions, "interactions", ScheduleFault.interactionTwice) { $0.interaction.id }
    validateUnique(document.schedules, "schedules", ScheduleFault.scheduleTwice, member: "channel") { $0.channel }
    validateScheduledOnce()
    for schedule in document.schedules {
      ChannelScheduleValidator(
        schedule: schedule.value, pointer: .root / "schedules" / schedule.index, diagnostics: diagnostics
      ).validate()
    }
    validateOccurrenceCount()
  }

  private func validateUnique<Value, Key: Hashable>(
    _ items: [ScheduleDocument.Located<Value>], _ list: String, _ fault: (Key) -> ScheduleFault,
    member: String = "id",
    _ key: (Value) -> Key
  ) {
    var keys: Set<Key> = []
    for item in items where !keys.insert(key(item.value)).inserted {
      diagnostics.error(.root / list / item.index / member, fault(key(item.value)))
    }
  }

  /// Reports interactions that are scheduled twice: each has one channel and one time, and so have its results.
  private func validateScheduledOnce() {
    var ids: Set<String> = []
    for schedule in document.schedules {
      let list: JSONPointer = .root / "schedules" / schedule.index / "interactions"
      for item in schedule.value.scheduledInteractions where !ids.insert(item.value.scheduled.id).inserted {
        diagnostics.error(list / item.index / "id", .scheduledTwice(interaction: item.value.scheduled.id))
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
        .tooManyOccurrences(number: count, most: ScheduleBounds.occurrenceCount))
    }
  }
}

/// A validator of one schedule.
private struct ChannelScheduleValidator {
  let schedule: ScheduleDocument.ChannelSchedule
  let pointer: JSONPointer
  let diagnostics: ScheduleDiagnostics

  private var outside: ScheduleFault { .outsideSchedule(from: schedule.from, until: schedule.until) }

  func validate() {
    let lengthMS = schedule.until.milliseconds(since: schedule.from)
    if lengthMS <= 0 {
      diagnostics.error(pointer / "until", .untilBeforeFrom)
    } else if schedule.repeats, lengthMS < Int64(ScheduleBounds.cycleSeconds) * 1_000 {
      diagnostics.error(pointer / "until", .cycleTooShort(seconds: ScheduleBounds.cycleSeconds))
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
        diagnostics.error(place / "id", .programmeTwice(programme: programme.id))
      }
      if programme.stop <= programme.start { diagnostics.error(place / "stop", .stopBeforeStart) }
      let isInside = schedule.from <= programme.start && programme.stop <= schedule.until
      let overlaps = schedule.from < programme.stop && programme.start < schedule.until
      if schedule.repeats ? !isInside : !overlaps { diagnostics.error(place, outside) }
    }
  }

  private func validateOverlaps() {
    let sorted = schedule.programmes.sorted { ($0.value.start, $0.index) < ($1.value.start, $1.index) }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.value.start < earlier.value.stop {
      diagnostics.error(
        pointer / "programmes" / later.index / "start",
        .programmesOverlap(programme: earlier.value.id, stop: earlier.value.stop))
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
        diagnostics.error(place / "programme", .noProgrammeInSchedule(programme: scheduled.programme))
        continue
      }
      if !programme.canHold(scheduled) { diagnostics.error(place / "at", programme.outsideFault) }
    }
  }

  private func validateTimes(_ scheduled: ScheduledInteraction, at place: JSONPointer) {
    if scheduled.at < schedule.from || schedule.until < scheduled.at {
      diagnostics.error(place / "at", outside)
    }
    if scheduled.show < scheduled.at { diagnostics.error(place / "show", .showBeforeAt) }
    if let resultsAt = scheduled.resultsAt, resultsAt < scheduled.end {
      diagnostics.error(place / "resultsAt", .resultsTooEarly(end: scheduled.end))
    }
  }
}

extension Programme {
  /// Returns whether an interaction may belong to the programme: its predetermined time is the start, the stop, or between.
  func canHold(_ scheduled: ScheduledInteraction) -> Bool {
    start <= scheduled.at && scheduled.at <= stop
  }

  /// The fault of an interaction that may not.
  var outsideFault: ScheduleFault { .outsideProgramme(start: start, stop: stop) }
}
