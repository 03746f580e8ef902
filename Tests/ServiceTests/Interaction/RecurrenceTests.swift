import Calls
import InteractionFixtures
import InteractionService
import Testing

/// Repetitions of a schedule, without a store.
@Suite struct RecurrenceTests {
  private let hourly = Recurrence(cycleFrom: .evening, until: .evening(3_600))

  @Test func aScheduleThatDoesNotRepeatHasOneOffset() {
    #expect(Array(Recurrence.once.offsetsMS(from: .evening(-9_999), to: .evening(9_999))) == [0])
    #expect(Recurrence.once.storedTimes(of: .evening(5)) == [.evening(5)])
    #expect(!Recurrence.once.repeats && hourly.repeats)
  }

  @Test func aCycleWithoutLengthDoesNotRepeat() {
    #expect(!Recurrence(cycleFrom: .evening, until: .evening).repeats)
    #expect(!Recurrence(cycleFrom: .evening, until: .evening(-1)).repeats)
  }

  @Test(arguments: [
    (0.0, 3_599.0, [-1, 0]), (0, 3_600, [-1, 0, 1]), (1, 3_601, [-1, 0, 1]), (-1, 0, [-2, -1, 0]),
    (7_200, 7_200, [1, 2]), (-7_200, -3_601, [-3, -2]),
  ])
  func offsetsAreThoseOfAllRepetitionsInTheSpan(_ from: Double, _ to: Double, _ hours: [Int64]) {
    let offsets = hourly.offsetsMS(from: .evening(from), to: .evening(to))
    #expect(Array(offsets) == hours.map { $0 * 3_600_000 })
    #expect(Array(offsets.reversed()) == hours.reversed().map { $0 * 3_600_000 })
  }

  @Test func offsetsOfTenThousandYearsAreComputedOnDemand() {
    let everyMinute = Recurrence(cycleFrom: .evening, until: .evening(60))
    let times = OccurrenceID.times
    let offsets = everyMinute.offsetsMS(from: times.lowerBound, to: times.upperBound)
    #expect(offsets.count > 5_000_000_000)
    let firsts = Array(offsets.prefix(3))
    #expect(zip(firsts, firsts.dropFirst()).allSatisfy { $1 - $0 == 60_000 })
    let lasts = Array(offsets.reversed().prefix(3))
    #expect(zip(lasts, lasts.dropFirst()).allSatisfy { $0 - $1 == 60_000 })
  }

  @Test func extremeTimesDoNotTrap() {
    let extremes = [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max].map(Instant.init(unixMS:))
    for start in extremes {
      for end in extremes {
        let recurrence = Recurrence(cycleFrom: start, until: end)
        for time in extremes {
          #expect(!recurrence.storedTimes(of: time).isEmpty)
          let offsets = recurrence.offsetsMS(from: time, to: .evening)
          let ends = [offsets.first, offsets.last].compactMap(\.self)
          #expect(ends == ends.sorted())
        }
      }
    }
  }

  @Test(
    arguments: [
      (0, [0, 3_600]), (3_600, [0, 3_600]), (-3_600, [0, 3_600]), (60, [60]), (-60, [3_540]),
    ] as [(Double, [Double])])
  func aTimeCorrespondsToStoredTimes(_ time: Double, _ stored: [Double]) {
    #expect(hourly.storedTimes(of: .evening(time)).map(\.seconds) == stored)
  }

  @Test func storedTimesAndOffsetsAgree() {
    for second in stride(from: -20_000.0, through: 20_000, by: 700) {
      let time = Instant.evening(second)
      let offsets = hourly.offsetsMS(from: time, to: time)
      for stored in hourly.storedTimes(of: time) {
        #expect(offsets.contains(time.milliseconds(since: stored)))
      }
    }
  }
}
