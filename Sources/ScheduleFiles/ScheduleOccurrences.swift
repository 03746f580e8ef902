import Calls
import InteractionService

extension ScheduleDocument.RecurringInteraction {
  /// The period, in milliseconds; 0 for an interaction that occurs once.
  private var periodMS: Int64 { Int64(repeatSeconds ?? 0).multipliedSaturated(by: 1_000) }

  /// Returns how often the interaction occurs in a programme that ends at a time, at least once.
  func occurrenceCount(until stop: Instant) -> Int {
    guard periodMS > 0 else { return 1 }
    return Int(clamping: max(0, stop.milliseconds(since: scheduled.at)) / periodMS).addingSaturated(1)
  }

  /// Returns the offset of an occurrence from the first one, in milliseconds.
  func offsetMS(ofOccurrence index: Int) -> Int64 {
    Int64(index).multipliedSaturated(by: periodMS)
  }
}

extension ScheduleDocument.ChannelSchedule {
  /// Returns all occurrences of an interaction within the schedule, or within its cycle, in time order.
  ///
  /// - Parameter programme: The programme of the interaction, in which it recurs.
  public func occurrences(
    of located: ScheduleDocument.Located<ScheduleDocument.RecurringInteraction>, in programme: Programme
  ) -> some Sequence<OccurrenceRecord> {
    let (recurring, first) = (located.value, located.value.scheduled)
    let recurs = repeats || recurring.repeatSeconds != nil
    return (0..<recurring.occurrenceCount(until: programme.stop)).lazy
      .map { recurring.offsetMS(ofOccurrence: $0) }
      .filter { !isFirstOfNextCycle(first, offsetMS: $0) }
      .map { offsetMS in
        var scheduled = first
        scheduled.at = first.at + offsetMS
        scheduled.show = first.show + offsetMS
        scheduled.resultsAt = first.resultsAt.map { $0 + offsetMS }
        return OccurrenceRecord(
          scheduled: scheduled, programmeStart: programme.start, sequence: located.index, recurs: recurs)
      }
  }

  /// Returns whether an occurrence belongs to the next cycle. The end of a cycle is the start of the next one: an interaction
  /// that recurs at both must occur once.
  private func isFirstOfNextCycle(_ first: ScheduledInteraction, offsetMS: Int64) -> Bool {
    repeats && offsetMS > 0 && first.at == from && first.at + offsetMS == until
  }

  /// For how long after its predetermined time an interaction belongs into schedules, at most; in milliseconds.
  public var reachMS: Int64 {
    scheduledInteractions.map { ScheduleLimits.reachMS(of: $0.value.scheduled) }.max() ?? 0
  }
}
