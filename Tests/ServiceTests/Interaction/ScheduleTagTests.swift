import Calls
import InteractionFixtures
import InteractionService
import MediaFuzz
import TestSupport
import Testing

/// Tags of schedules, which come back from outside.
@Suite struct ScheduleTagTests {
  private let channel = ChannelRecord(
    key: 1, channel: Channel(id: "one", number: 1, name: "One"), revision: 7, refreshAfterSeconds: 3_600)
  private let tag = ScheduleTag(revision: 7, from: .evening, until: .evening(43_200))

  @Test func aTagIsReadBack() {
    #expect(ScheduleTag(tag.text) == tag)
  }

  @Test func aScheduleIsCurrentUntilItIsTimeToAskAgain() {
    #expect(tag.isCurrent(for: channel, at: .evening) && tag.isCurrent(for: channel, at: .evening(3_599.999)))
    #expect(!tag.isCurrent(for: channel, at: .evening(3_600)) && !tag.isCurrent(for: channel, at: .evening(-0.001)))
  }

  @Test func aShortScheduleIsCurrentUntilItsEnd() {
    let short = ScheduleTag(revision: 7, from: .evening, until: .evening(60))
    #expect(short.isCurrent(for: channel, at: .evening(59.999)) && !short.isCurrent(for: channel, at: .evening(60)))
  }

  @Test func aChangedChannelMakesEveryTagOutdated() {
    var changed = channel
    changed.revision = 8
    #expect(!tag.isCurrent(for: changed, at: .evening))
  }

  @Test(arguments: [
    "7.-9223372036854775808.9223372036854775807", "7.9223372036854775807.-9223372036854775808",
    "7.-9223372036854775808.-9223372036854775807", "7.9223372036854775806.9223372036854775807",
    "7.1795291200000.9223372036854775807", "7.-9223372036854775808.1795291260000",
    "7.1795291200000.1795291200000", "7.1795291200000.1795334400001",
    "-9223372036854775808.1795291200000.1795334400000",
  ])
  func aForgedTagIsNeverCurrentAndDoesNotTrap(_ text: String) throws {
    let forged = try #require(ScheduleTag(text))
    #expect(!forged.isCurrent(for: channel, at: .evening))
    // At the limits of time some are right.
    for time in [Int64.min, .max] { _ = forged.isCurrent(for: channel, at: Instant(unixMS: time)) }
  }

  @Test(arguments: [
    "", ".", "..", "7", "7.1", "7.1.2.3", "+7.1.2", "07.1.2", "7.1.2 ", "7.-0.2", "7.1.9223372036854775808", "7.1.١",
    "7.1.0x2", String(repeating: "7", count: 1_000_000),
  ])
  func otherTextsAreNoTags(_ text: String) {
    #expect(ScheduleTag(text) == nil)
  }

  @Test func whateverIsReadIsWrittenAlike() {
    var random = SeededGenerator(seed: 0x7A6)
    for _ in 0..<10_000 {
      let text = FuzzedText.mutated(tag.text, with: FuzzedText.extremeNumbers + [".", "-", "+"], using: &random)
      guard let read = ScheduleTag(text) else { continue }
      #expect(read.text == text)
      _ = read.isCurrent(for: channel, at: .evening)
    }
  }
}
