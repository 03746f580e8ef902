import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import Testing

/// Reading spans of time of any length, with bounded work.
@Suite struct ScheduleListingTests {
  private let store = MemoryInteractionStore { .evening }

  private func listing(_ channel: String, from: Instant, to: Instant) throws -> (ScheduleListing, fetches: Int) {
    let (listing, fetchCount) = try store.countingFetches { try $0.listing(channel: channel, from: from, to: to) }
    return (listing, fetchCount)
  }

  @Test func tenThousandYearsAreCutAtTheLimits() throws {
    _ = try store.addSchedules(.sample(repeats: true))
    let times = OccurrenceID.times
    let (listing, fetches) = try listing("one", from: times.lowerBound, to: times.upperBound)
    let schedule = listing.schedule
    #expect(listing.isCut && fetches < 2_000)
    #expect(schedule.interactions.count == ScheduleLimits.interactionCount)
    #expect(schedule.programmes.count <= ScheduleLimits.programmeCount)
    #expect(schedule.interactions.allSatisfy { $0.at < schedule.until })
    #expect(schedule.programmes.allSatisfy { $0.start < schedule.until })
    #expect(Set(listing.interactions.keys) == Set(schedule.interactions.map(\.id)))
    // The next part begins where this one ends, without a gap.
    let next = try self.listing("one", from: schedule.until, to: times.upperBound).0.schedule
    let last = try #require(schedule.interactions.last)
    let expected = try self.listing("one", from: last.at, to: last.at + 7_200_000).0.schedule.interactions
    let continued = (schedule.interactions.suffix(1) + next.interactions).prefix(expected.count)
    #expect(continued.map(\.id) == expected.map(\.id))
  }

  @Test func programmesAloneAreCutToo() throws {
    _ = try store.addSchedules(
      .sample(repeats: true).changingSchedule { $0.scheduledInteractions = [] })
    let (listing, _) = try listing("one", from: .evening, to: OccurrenceID.times.upperBound)
    #expect(listing.isCut && listing.schedule.programmes.count == ScheduleLimits.programmeCount)
    #expect(listing.schedule.until == .evening(Double(ScheduleLimits.programmeCount) * 1_800))
  }

  @Test func anEmptyCycleIsReadOnce() throws {
    _ = try store.addSchedules(
      ScheduleDocument.sample(repeats: true).changingSchedule { schedule in
        schedule.programmes = []
        schedule.scheduledInteractions = []
      })
    let times = OccurrenceID.times
    let (listing, fetches) = try listing("one", from: times.lowerBound, to: times.upperBound)
    #expect(!listing.isCut && listing.schedule.programmes.isEmpty && fetches < 10)
    #expect(listing.schedule.until == times.upperBound)
  }

  @Test func aShortSpanIsWhole() throws {
    _ = try store.addSchedules(.sample())
    let (listing, _) = try listing("one", from: .evening, to: .evening(1_800))
    #expect(!listing.isCut && listing.schedule.until == .evening(1_800))
    // Both ends are included: two interactions take place at the end.
    #expect(listing.schedule.interactions.map(\.id) == ["poll", "quiz", "promotion"])
    #expect(listing.interactions["quiz"] == .sample(.quiz))
  }

  @Test func extremeSpansDoNotTrap() throws {
    _ = try store.addSchedules(.sample(repeats: true))
    let extremes = [Int64.min, -1, 0, .max].map(Instant.init(unixMS:)) + [.evening]
    for from in extremes {
      for to in extremes {
        let (listing, _) = try listing("one", from: from, to: to)
        #expect(listing.schedule.interactions.count <= ScheduleLimits.interactionCount)
        let (programmes, _) = try store.countingFetches {
          try $0.programmes(channel: "one", from: from, to: to, limit: .max)
        }
        #expect(programmes.count <= ScheduleLimits.programmeCount)
      }
    }
  }

  @Test(arguments: [0, -1, Int.min])
  func aLimitOfNoProgrammesGivesNone(_ limit: Int) throws {
    _ = try store.addSchedules(.sample())
    let (programmes, _) = try store.countingFetches {
      try $0.programmes(channel: "one", from: .evening, to: .evening(9), limit: limit)
    }
    #expect(programmes.isEmpty)
  }

  @Test func aLongWaitBeforeAnAppearanceDoesNotMultiplyTheWork() throws {
    // Shown a year after its time, in a cycle of a minute: half a million repetitions are within reach.
    _ = try store.addSchedules(
      ScheduleDocument.sample(repeats: true).changingSchedule { schedule in
        schedule.until = .evening(60)
        schedule.programmes = [.init(0, .sample("p", 0, 60, "Minute"))]
        schedule.scheduledInteractions = [.init(0, .sample("notice", "p", at: 0, show: 31_536_000))]
      })
    let (answer, fetches) = try store.countingFetches { try $0.schedule(channel: "one", ifNot: nil) }
    guard case .schedule(let schedule, _) = answer.answer else {
      Issue.record("no schedule")
      return
    }
    #expect(schedule.interactions.count > ScheduleLimits.pendingCount && fetches < 3_000)
  }
}
