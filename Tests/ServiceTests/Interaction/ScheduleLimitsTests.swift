import Calls
import InteractionFixtures
import InteractionService
import Testing

/// The limits of a schedule, without a store.
@Suite struct ScheduleLimitsTests {
  private func end(_ seconds: [Double], limit: Int) -> Double? {
    ScheduleLimits.end(of: seconds.map(Instant.evening), limit: limit)?.seconds
  }

  @Test func aListWithinTheLimitIsNotCut() {
    #expect(end([], limit: 1) == nil && end([1], limit: 1) == nil && end([1, 2, 2], limit: 3) == nil)
  }

  @Test func aLongListEndsBeforeTheFirstMomentThatDoesNotFit() {
    #expect(end([1, 2, 3], limit: 2) == 3)
    #expect(end([1, 2, 2, 2], limit: 3) == 2)
  }

  @Test func aListOfOneMomentGetsBeyondIt() {
    #expect(end([1, 1, 1], limit: 2) == 1.001)
    #expect(end([1, 1, 5], limit: 1) == 1.001)
  }

  @Test func aLimitOfNothingDoesNotTrap() {
    #expect(end([1, 2], limit: 0) == nil && end([1, 2], limit: .min) == nil)
  }

  @Test func devicesAskAgainBeforeTheScheduleEnds() {
    func refresh(_ preferred: Int, _ seconds: Double) -> Int {
      ScheduleLimits.refreshAfterSeconds(preferred: preferred, from: .evening, until: .evening(seconds))
    }
    #expect(refresh(3_600, 7_200) == 3_600 && refresh(3_600, 600.9) == 600)
    #expect(refresh(3_600, 0) == 1 && refresh(0, 99) == 1 && refresh(.min, -5) == 1)
    #expect(
      ScheduleLimits.refreshAfterSeconds(preferred: .max, from: Instant(unixMS: .min), until: Instant(unixMS: .max)) > 0
    )
  }

  @Test func anInteractionMattersWhileItIsShownOrAwaitsResults() {
    #expect(ScheduleLimits.reachMS(of: .sample(at: 0, show: 15)) == 35_000)
    #expect(ScheduleLimits.reachMS(of: .sample(at: 0, resultsAt: 60)) == 60_000)
    #expect(ScheduleLimits.reachMS(of: .sample(at: 0, resultsAt: 99_999)) == ScheduleLimits.resultsReachMS)
  }
}
