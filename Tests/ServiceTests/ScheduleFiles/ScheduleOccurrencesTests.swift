import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import Testing

/// The occurrences of an interaction within its programme, without a store.
@Suite struct ScheduleOccurrencesTests {
  private func occurrences(
    _ interaction: ScheduleDocument.RecurringInteraction, repeats: Bool = false, stop: Double = 1_800
  ) -> [OccurrenceRecord] {
    let schedule = ScheduleDocument.ChannelSchedule(
      channel: "one", serial: 1, from: .evening, until: .evening(3_600), repeats: repeats)
    return Array(schedule.occurrences(of: .init(4, interaction), in: .sample("p", 0, stop, "P")))
  }

  @Test func anInteractionOccursOnceUnlessItSaysOtherwise() {
    let found = occurrences(.sample("q", "p", at: 300, show: 320))
    #expect(found.map(\.scheduled) == [.sample("q", "p", at: 300, show: 320)])
    #expect(found.map(\.sequence) == [4] && found.map(\.programmeStart) == [.evening] && !found[0].recurs)
  }

  @Test func itRecursUntilItsProgrammeStops() {
    let found = occurrences(.sample("q", "p", at: 0, show: 15, resultsAt: 50, repeatSeconds: 600))
    #expect(found.map(\.scheduled.at.seconds) == [0, 600, 1_200, 1_800])
    #expect(found.map(\.scheduled.show.seconds) == [15, 615, 1_215, 1_815])
    #expect(found.map { $0.scheduled.resultsAt?.seconds } == [50, 650, 1_250, 1_850])
    #expect(found.allSatisfy { $0.recurs } && found.map(\.over.seconds) == [50, 650, 1_250, 1_850])
  }

  @Test func everythingInARepeatingScheduleRecurs() {
    #expect(occurrences(.sample("q", "p", at: 300), repeats: true).map(\.recurs) == [true])
  }

  @Test func theEndOfACycleIsTheStartOfTheNextOne() {
    let whole = ScheduleDocument.RecurringInteraction.sample("q", "p", at: 0, repeatSeconds: 1_800)
    #expect(occurrences(whole, repeats: true, stop: 3_600).map(\.scheduled.at.seconds) == [0, 1_800])
    #expect(occurrences(whole, repeats: false, stop: 3_600).map(\.scheduled.at.seconds) == [0, 1_800, 3_600])
    let later = ScheduleDocument.RecurringInteraction.sample("q", "p", at: 1_800, repeatSeconds: 1_800)
    #expect(occurrences(later, repeats: true, stop: 3_600).map(\.scheduled.at.seconds) == [1_800, 3_600])
  }

  @Test func aProgrammeThatStopsEarlierStillHasTheFirstOccurrence() {
    #expect(occurrences(.sample("q", "p", at: 300, repeatSeconds: 1), stop: 100).count == 1)
  }

  @Test func theReachIsThatOfTheLongestInteraction() {
    #expect(ScheduleDocument.sample().schedules[0].value.reachMS == 60_000)
    #expect(ScheduleDocument.ChannelSchedule(channel: "c", serial: 1, from: .evening, until: .evening).reachMS == 0)
  }
}
