import Calls
import InteractionService

/// A check of a document against the content of a store.
public struct ScheduleConflictCheck {
  private let document: ScheduleDocument
  private let stored: StoredScheduleState
  private let describedChannels: Set<String>
  private let describedNumbers: [Int: String]
  private let describedInteractions: Set<String>
  private let scheduledChannels: Set<String>

  /// Prepares the check of a document.
  public init(_ document: ScheduleDocument, against stored: StoredScheduleState) {
    self.document = document
    self.stored = stored
    describedChannels = document.invalidIDs.union(document.channels.map(\.value.id))
    describedNumbers = Dictionary(document.channels.map { ($0.value.number, $0.value.id) }) { first, _ in first }
    describedInteractions = document.invalidIDs.union(document.interactions.map(\.value.interaction.id))
    scheduledChannels = Set(document.schedules.map(\.value.channel))
  }

  /// Returns the conflicts; empty if the document can be imported.
  public func problems() -> [ScheduleProblem] {
    channelProblems() + document.schedules.flatMap(scheduleProblems) + occurrenceProblems()
  }

  /// Reports numbers of other imported channels, unless the document gives those a new number.
  private func channelProblems() -> [ScheduleProblem] {
    document.channels.compactMap { item in
      guard let owner = stored.channelID(number: item.value.number), owner != item.value.id,
        stored.channels[owner]?.isBundled == false, !describedChannels.contains(owner)
      else { return nil }
      return ScheduleProblem(
        "/channels/\(item.index)/number", .numberTaken(channel: owner, number: item.value.number))
    }
  }

  private func scheduleProblems(
    _ item: ScheduleDocument.Located<ScheduleDocument.ChannelSchedule>
  ) -> [ScheduleProblem] {
    let (pointer, schedule) = ("/schedules/\(item.index)", item.value)
    guard describedChannels.contains(schedule.channel) || remains(schedule.channel) else {
      return [
        ScheduleProblem(pointer + "/channel", .unknownChannel(channel: schedule.channel))
      ]
    }
    return serialProblems(schedule, pointer + "/serial")
      + schedule.scheduledInteractions.flatMap { item in
        interactionProblems(item.value.scheduled, of: schedule, "\(pointer)/interactions/\(item.index)")
      }
  }

  /// Returns whether a stored channel remains: a bundled one is removed if the document uses its number for another.
  private func remains(_ id: String) -> Bool {
    guard let channel = stored.channels[id] else { return false }
    return !channel.isBundled || describedNumbers[channel.number] == nil
  }

  private func serialProblems(
    _ schedule: ScheduleDocument.ChannelSchedule, _ pointer: String
  ) -> [ScheduleProblem] {
    switch ScheduleReplacement(schedule, over: stored.channels[schedule.channel]) {
    case .replace, .keep: []
    case .isOlder(let serial):
      [ScheduleProblem(pointer, .olderSerial(serial: serial))]
    case .needsGreaterSerial(let serial):
      [ScheduleProblem(pointer, .usedSerial(serial: serial))]
    }
  }

  private func interactionProblems(
    _ scheduled: ScheduledInteraction, of schedule: ScheduleDocument.ChannelSchedule, _ pointer: String
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    if !describedInteractions.contains(scheduled.id), !stored.interactions.contains(scheduled.id) {
      problems.append(ScheduleProblem(pointer + "/id", .unknownInteraction(interaction: scheduled.id)))
    }
    if schedule.programmes.isEmpty {
      let name = StoredScheduleState.ProgrammeName(channel: schedule.channel, programme: scheduled.programme)
      if let programme = stored.guideProgrammes[name] {
        if !programme.canHold(scheduled) {
          problems.append(ScheduleProblem(pointer + "/at", programme.outsideFault))
        }
      } else {
        problems.append(
          ScheduleProblem(pointer + "/programme", .noProgrammeOfChannel(programme: scheduled.programme)))
      }
    }
    if let other = stored.scheduledOn[scheduled.id], other != schedule.channel, !scheduledChannels.contains(other) {
      problems.append(
        ScheduleProblem(pointer + "/id", .scheduledElsewhere(interaction: scheduled.id, channel: other)))
    }
    return problems
  }

  /// Reports too many occurrences within programmes of guides, whose lengths the file does not tell.
  private func occurrenceProblems() -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    for item in document.schedules where item.value.programmes.isEmpty {
      let count = item.value.scheduledInteractions.reduce(0) { count, interaction in
        let name = StoredScheduleState.ProgrammeName(
          channel: item.value.channel, programme: interaction.value.scheduled.programme)
        guard let programme = stored.guideProgrammes[name] else { return count }
        return count.addingSaturated(interaction.value.occurrenceCount(until: programme.stop))
      }
      if count > ScheduleBounds.occurrenceCount {
        problems.append(
          ScheduleProblem(
            "/schedules/\(item.index)",
            .tooManyOccurrences(number: count, most: ScheduleBounds.occurrenceCount)))
      }
    }
    return problems
  }
}
