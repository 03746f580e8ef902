import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import Testing

/// Conflicts of a document with what is stored, without a store.
@Suite struct ScheduleConflictCheckTests {
  private typealias Name = StoredScheduleState.ProgrammeName
  private let mine = StoredScheduleState.StoredChannel(id: "mine", number: 1, isBundled: false)

  private func pointers(_ document: ScheduleDocument, _ stored: StoredScheduleState = .init()) -> [String] {
    ScheduleConflictCheck(document, against: stored).problems().map(\.pointer)
  }

  /// A document with a schedule that relies on the programmes of a guide.
  private func guided(_ id: String, at seconds: Double, repeatSeconds: Int? = nil) -> ScheduleDocument {
    var document = ScheduleDocument.sample().changingSchedule { schedule in
      schedule.channel = "mine"
      schedule.programmes = []
      schedule.scheduledInteractions = [.init(0, .sample("poll", id, at: seconds, repeatSeconds: repeatSeconds))]
    }
    document.channels = []
    return document
  }

  @Test func aCompleteDocumentHasNoConflictsWithAnEmptyStore() {
    #expect(pointers(.sample()) == [])
  }

  @Test func aNumberBelongsToOneChannel() {
    #expect(pointers(.sample(), StoredScheduleState(channels: [mine])) == ["/channels/0/number"])
    var bundled = mine
    bundled.isBundled = true
    #expect(pointers(.sample(), StoredScheduleState(channels: [bundled])) == [])
  }

  @Test func channelsMayExchangeTheirNumbers() {
    var document = ScheduleDocument.sample()
    document.channels.append(.init(1, Channel(id: "mine", number: 9, name: "Mine")))
    #expect(pointers(document, StoredScheduleState(channels: [mine])) == [])
  }

  @Test func aScheduleNeedsItsChannel() {
    var document = ScheduleDocument.sample()
    document.channels = []
    #expect(pointers(document) == ["/schedules/0/channel"])
    // A bundled channel whose number the document gives to another one is removed.
    let one = StoredScheduleState.StoredChannel(id: "one", number: 1, isBundled: true)
    #expect(pointers(document, StoredScheduleState(channels: [one])) == [])
    document.channels = [.init(0, Channel(id: "new", number: 1, name: "New"))]
    #expect(pointers(document, StoredScheduleState(channels: [one])) == ["/schedules/0/channel"])
  }

  @Test func aScheduledInteractionNeedsADescription() {
    var document = ScheduleDocument.sample()
    document.interactions.removeFirst()
    #expect(pointers(document) == ["/schedules/0/interactions/0/id"])
    #expect(pointers(document, StoredScheduleState(interactions: ["poll"])) == [])
  }

  @Test func anInteractionIsScheduledOnOneChannel() {
    let stored = StoredScheduleState(scheduledOn: ["poll": "other"])
    #expect(pointers(.sample(), stored) == ["/schedules/0/interactions/0/id"])
    #expect(pointers(.sample(), StoredScheduleState(scheduledOn: ["poll": "one"])) == [])
    // The document replaces the other schedule too, so the interaction moves.
    var document = ScheduleDocument.sample()
    document.channels.append(.init(1, Channel(id: "other", number: 2, name: "Other")))
    document.schedules.append(
      .init(1, .init(channel: "other", serial: 1, from: .evening, until: .evening(60))))
    #expect(pointers(document, stored) == [])
  }

  @Test(arguments: [
    ("news", 0.0, [String]()), ("news", 1_800, []), ("news", 1_801, ["/schedules/0/interactions/0/at"]),
    ("news", -1, ["/schedules/0/interactions/0/at"]), ("film", 0, ["/schedules/0/interactions/0/programme"]),
  ])
  func programmesOfAGuideAreCheckedAgainstTheStore(_ id: String, _ seconds: Double, _ expected: [String]) {
    let stored = StoredScheduleState(
      channels: [mine],
      guideProgrammes: [Name(channel: "mine", programme: "news"): .sample("news", 0, 1_800, "News")])
    #expect(pointers(guided(id, at: seconds), stored) == expected)
  }

  @Test func occurrencesInEndlessProgrammesOfAGuideAreLimited() {
    let endless = Programme(id: "news", start: .evening, stop: Instant(unixMS: .max), title: "News")
    let stored = StoredScheduleState(
      channels: [mine], guideProgrammes: [Name(channel: "mine", programme: "news"): endless])
    #expect(pointers(guided("news", at: 0), stored) == [])
    #expect(pointers(guided("news", at: 0, repeatSeconds: 1), stored) == ["/schedules/0"])
  }

  @Test func serialsAreCheckedAgainstTheStore() {
    let digest = ScheduleDigest(ScheduleDocument.sample().schedules[0].value).text
    func stored(_ serial: Int, _ digest: String) -> StoredScheduleState {
      StoredScheduleState(channels: [
        StoredScheduleState.StoredChannel(
          id: "one", number: 1, isBundled: false,
          schedule: StoredScheduleState.StoredSchedule(serial: serial, digest: digest, hasProgrammes: true))
      ])
    }
    #expect(pointers(.sample(), stored(1, digest)) == [] && pointers(.sample(), stored(0, "other")) == [])
    #expect(pointers(.sample(), stored(1, "other")) == ["/schedules/0/serial"])
    #expect(pointers(.sample(), stored(2, digest)) == ["/schedules/0/serial"])
  }
}
