import Calls
import InteractionService

/// What has to hold between the parts of a document.
struct ScheduleValidator {
  let document: ScheduleDocument
  let notes: ScheduleDiagnostics

  func check() {
    checkChannels()
    checkTwice(document.interactions, "interactions", "interaction") { $0.interaction.id }
    checkTwice(document.schedules, "schedules", "schedule of channel", member: "channel") { $0.channel }
    checkAppointmentsOnce()
    for schedule in document.schedules {
      ScheduleRules(schedule: schedule.value, pointer: .root / "schedules" / schedule.place, notes: notes).check()
    }
    checkOccurrences()
  }

  private func checkChannels() {
    checkTwice(document.channels, "channels", "channel") { $0.id }
    checkTwice(document.channels, "channels", "channel number", member: "number") { $0.number }
  }

  private func checkTwice<Value, Key: Hashable>(
    _ items: [ScheduleDocument.Located<Value>], _ list: String, _ what: String, member: String = "id",
    _ key: (Value) -> Key
  ) {
    var seen: Set<Key> = []
    for item in items where !seen.insert(key(item.value)).inserted {
      notes.refuse(.root / list / item.place / member, "\(what) “\(key(item.value))” is there twice")
    }
  }

  /// An interaction takes place on one channel, so that it has one time, and its results have one.
  private func checkAppointmentsOnce() {
    var seen: Set<String> = []
    for schedule in document.schedules {
      let list: JSONPointer = .root / "schedules" / schedule.place / "interactions"
      for planned in schedule.value.scheduledInteractions where !seen.insert(planned.value.scheduled.id).inserted {
        notes.refuse(list / planned.place / "id", "interaction “\(planned.value.scheduled.id)” is scheduled twice")
      }
    }
  }

  /// Every occurrence within a programme is kept.
  private func checkOccurrences() {
    var count = 0
    for schedule in document.schedules {
      let stops = Dictionary(schedule.value.programmes.map { ($0.value.id, $0.value.stop) }) { $1 }
      for planned in schedule.value.scheduledInteractions {
        // A guide's programme may be as long as a programme may be repeated in.
        let stop = stops[planned.value.scheduled.programme] ?? planned.value.scheduled.at + 86_400_000
        count += planned.value.occurrenceCount(until: stop)
      }
    }
    if count > ScheduleBounds.occurrenceCount {
      notes.refuse(
        .root / "schedules",
        "there are \(count) interactions, repetitions counted; \(ScheduleBounds.occurrenceCount) is the most")
    }
  }
}

/// What has to hold within one schedule.
private struct ScheduleRules {
  let schedule: ScheduleDocument.ChannelSchedule
  let pointer: JSONPointer
  let notes: ScheduleDiagnostics

  func check() {
    let lengthMS = schedule.until.milliseconds(since: schedule.from)
    if lengthMS <= 0 {
      notes.refuse(pointer / "until", "it has to be after “from”")
    } else if schedule.repeats, lengthMS < Int64(ScheduleBounds.cycleSeconds) * 1_000 {
      notes.refuse(pointer / "until", "what repeats has to last \(ScheduleBounds.cycleSeconds) seconds at least")
    }
    checkProgrammes()
    checkAppointments()
  }

  private func checkProgrammes() {
    var seen: Set<String> = []
    for programme in schedule.programmes {
      let place = pointer / "programmes" / programme.place
      let programme = programme.value
      if !seen.insert(programme.id).inserted {
        notes.refuse(place / "id", "programme “\(programme.id)” is there twice")
      }
      if programme.stop <= programme.start { notes.refuse(place / "stop", "it has to be after “start”") }
      let isInside = schedule.from <= programme.start && programme.stop <= schedule.until
      let isOnAtAll = schedule.from < programme.stop && programme.start < schedule.until
      if schedule.repeats ? !isInside : !isOnAtAll { notes.refuse(place, "it is outside the schedule, \(span)") }
    }
    checkOverlaps()
  }

  private func checkOverlaps() {
    let ordered = schedule.programmes.sorted { ($0.value.start, $0.place) < ($1.value.start, $1.place) }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) where later.value.start < earlier.value.stop {
      notes.refuse(
        pointer / "programmes" / later.place / "start",
        "programme “\(earlier.value.id)” is on until \(earlier.value.stop.rfc3339)")
    }
  }

  private func checkAppointments() {
    let programmes = Dictionary(schedule.programmes.map { ($0.value.id, $0.value) }) { $1 }
    let list = pointer / "interactions"
    for planned in schedule.scheduledInteractions {
      let place = list / planned.place
      let scheduled = planned.value.scheduled
      checkTimes(scheduled, at: place)
      // Those of a guide are known to whoever has the guide.
      guard !programmes.isEmpty else { continue }
      guard let programme = programmes[scheduled.programme] else {
        notes.refuse(place / "programme", "there is no programme “\(scheduled.programme)” in this schedule")
        continue
      }
      if scheduled.at < programme.start || programme.stop < scheduled.at {
        notes.refuse(
          place / "at", "it is outside its programme, \(programme.start.rfc3339) to \(programme.stop.rfc3339)")
      }
    }
  }

  private func checkTimes(_ scheduled: ScheduledInteraction, at place: JSONPointer) {
    if scheduled.at < schedule.from || schedule.until < scheduled.at {
      notes.refuse(place / "at", "it is outside the schedule, \(span)")
    }
    if scheduled.show < scheduled.at { notes.refuse(place / "show", "it has to be “at” or later") }
    if let resultsAt = scheduled.resultsAt, resultsAt < scheduled.end {
      notes.refuse(place / "resultsAt", "it is shown until \(scheduled.end.rfc3339); results come then or later")
    }
  }

  private var span: String { "\(schedule.from.rfc3339) to \(schedule.until.rfc3339)" }
}
