import Attributes
import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import Testing

/// Digests of schedules, which decide whether a repeated import changes anything.
@Suite struct ScheduleDigestTests {
  private let schedule = ScheduleDocument.sample(repeats: true).schedules[0].value

  private func changed(_ change: (inout ScheduleDocument.ChannelSchedule) -> Void) -> ScheduleDigest {
    var schedule = schedule
    change(&schedule)
    return ScheduleDigest(schedule)
  }

  private func showing(_ pictures: ProgrammePictures?) -> ScheduleDigest {
    changed { $0.programmes[0].value.shows = pictures }
  }

  @Test func equalSchedulesHaveEqualDigests() {
    #expect(changed { _ in } == ScheduleDigest(schedule))
    // Neither the channel nor the serial is content.
    #expect(
      changed {
        $0.serial = 99
        $0.channel = "two"
      } == ScheduleDigest(schedule))
  }

  @Test func everyChangeChangesTheDigest() {
    let digests = [
      ScheduleDigest(schedule), changed { $0.from = .evening(1) }, changed { $0.until = .evening(7_200) },
      changed { $0.refreshAfterSeconds = 1 }, changed { $0.repeats = false }, changed { $0.programmes.removeLast() },
      changed { $0.programmes[0].value.id = "p" }, changed { $0.programmes[0].value.stop = .evening(1) },
      changed { $0.programmes[0].value.title = "Other" }, changed { $0.programmes[0].value.summary = nil },
      changed { $0.programmes[0].value.shows = nil }, changed { $0.scheduledInteractions.removeFirst() },
      changed { $0.scheduledInteractions[0].value.repeatSeconds = 1 },
      changed { $0.scheduledInteractions[0].value.scheduled.serial = 2 },
      changed { $0.scheduledInteractions[0].value.scheduled.isCancelled = true },
      changed { $0.scheduledInteractions[0].value.scheduled.resultsAt = nil },
    ]
    #expect(Set(digests).count == digests.count)
  }

  @Test func textsDoNotRunIntoEachOther() {
    // The first format had the same bytes for these two.
    let attribute = showing(ProgrammePictures(attributes: [Attribute(.brand, "Canon")]))
    let album = showing(ProgrammePictures(album: LocalText(["brand": "Canon"])))
    #expect(attribute != album)
    #expect(showing(ProgrammePictures(album: LocalText([:]))) != showing(ProgrammePictures()))
    #expect(
      changed { $0.programmes[0].value.title = LocalText(["en": "ab"]) }
        != changed { $0.programmes[0].value.title = LocalText(["ena": "b"]) })
    #expect(
      changed { $0.programmes[0].value.title = LocalText(["en": "a", "fr": "b"]) }
        != changed { $0.programmes[0].value.title = LocalText(["en": "a\u{FF}fr\u{FF}b"]) })
  }

  @Test func absentValuesAreNotTheirFormerStandIns() {
    #expect(showing(ProgrammePictures(secondsEach: 0)) != showing(ProgrammePictures()))
    #expect(
      changed { $0.scheduledInteractions[0].value.scheduled.resultsAt = Instant(unixMS: -1) }
        != changed { $0.scheduledInteractions[0].value.scheduled.resultsAt = nil })
  }

  /// Databases keep digests, so that another one for the same schedule would replace it at the next import.
  @Test func theDigestOfAScheduleNeverChanges() {
    #expect(ScheduleDigest(schedule).text == "2-547ba69680fa121b")
  }

  @Test func digestsOfTheFirstFormatAreStillRecognised() {
    // Stored by version 0.1 for this very schedule.
    #expect(ScheduleDigest.matches("bc4dad38da894066", schedule))
    #expect(ScheduleDigest.matches(ScheduleDigest(schedule).text, schedule))
    var other = schedule
    other.programmes[0].value.title = "Other"
    #expect(!ScheduleDigest.matches("bc4dad38da894066", other))
    #expect(!ScheduleDigest.matches("", schedule))
  }
}
