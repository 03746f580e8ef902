import Attributes
import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// Answers to pop-ups, and their delivery.
@Suite struct AnswerTests {
  private static let start = Instant(unixMS: 1_795_291_200_000)

  /// A channel with one interaction that is shown 10 s after the start, for 30 s, with results after a minute.
  private static func television(_ interaction: Interaction, isLate: Bool = false) -> TelevisionHarness {
    var services = FakeInteractionService()
    services.channels = [Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two")]
    services.interactions["it"] = interaction
    services.results["it"] = InteractionResults(
      id: "it", counts: ["left": 3, "right": 41], right: interaction.type == .quiz ? "right" : nil)
    var schedule = Schedule.empty("one", from: start)
    schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    let isQuestion = interaction.type == .poll || interaction.type == .quiz
    schedule.interactions = [
      ScheduledInteraction(
        id: "it", programme: "p", at: start + 10_000, durationSeconds: 30,
        resultsAt: isQuestion ? start + (isLate ? 5_000 : 60_000) : nil)
    ]
    services.schedules["one"] = schedule
    var television = TelevisionHarness(services: services)
    television.sleep(ms: 10_500)
    return television
  }

  private static func question(_ kind: Interaction.Kind, choices: [InteractionChoice]? = nil) -> Interaction {
    let plain = [InteractionChoice(id: "left", label: "Left"), InteractionChoice(id: "right", label: "Right")]
    return Interaction(
      id: "it", type: kind, title: LocalText(["en": "Which way?", "zh-Hans": "哪边？"]), choices: choices ?? plain)
  }

  @Test func savesAVoteBeforeConfirmingIt() {
    var television = Self.television(Self.question(.poll))
    television.press(.arrowDown)
    television.failing = ["RespondRequest"]
    television.press(.enter)
    #expect(television.services.outbox.map(\.response.action) == [.chose("right")])
    #expect(television.screen.contains("Saved. It will be counted once"))
    #expect(television.services.responses.isEmpty)
    television.failing = []
    television.sleep(ms: 60_000)
    #expect(television.services.responses.values.map(\.action) == [.chose("right")])
    #expect(television.services.outbox.map(\.state) == [.delivered(.counted)])
  }

  @Test func votesByDigit() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit2)
    #expect(television.services.responses.values.map(\.action) == [.chose("right")])
    #expect(television.screen.contains("Received and counted."))
  }

  @Test func acceptsOneAnswerOnly() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit2, .digit1, .enter, .enter)
    #expect(television.services.responses.count == 1 && television.services.outbox.count == 1)
  }

  @Test func reportsAnAnswerThatCannotBeSaved() {
    var television = Self.television(Self.question(.poll))
    television.failing = ["KeepResponseRequest"]
    television.press(.digit1)
    #expect(!television.screen.contains("Saved") && television.screen.contains("can’t be reached"))
    television.failing = []
    television.press(.digit1)
    #expect(television.services.responses.count == 1)
  }

  @Test("shows a failure of an answer in full", arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 36)])
  func wrapsFailures(_ size: Size) {
    var television = Self.television(Self.question(.poll))
    television.handle(.resized(size))
    television.failing = ["KeepResponseRequest"]
    television.failure = ServiceFailure(.storage, .init(rawValue: "full"), ["path": "/home/mei"])
    television.press(.digit1)
    for part in ["/home/mei", "Nothing", "Free", "space", "again."] {
      #expect(television.screen.contains(part), "\(part) is missing:\n\(television.screen)")
    }
  }

  @Test func reportsAnAnswerThatIsTooLate() {
    var television = Self.television(Self.question(.poll), isLate: true)
    television.press(.digit1)
    #expect(television.screen.contains("Too late"))
  }

  @Test func closesThreeSecondsAfterAnAnswer() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.sleep(ms: 2_900)
    #expect(television.model.pageName == .popup)
    television.sleep(ms: 200)
    #expect(television.model.pageName == .home)
  }

  @Test func showsPollResultsAsBars() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.sleep(ms: 51_000)
    #expect(
      television.screen.contains("RESULT") && television.screen.contains("41")
        && television.screen.contains("44 answers in total"))
    #expect(television.screen.contains("✓ Left"))
  }

  @Test func retriesFailedResults() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.failing = ["ResultsRequest"]
    television.sleep(ms: 62_000)
    #expect(!television.screen.contains("RESULT"))
    television.failing = []
    for _ in 0..<20 where !television.screen.contains("RESULT") { television.sleep(ms: 1_000) }
    #expect(television.screen.contains("RESULT") && television.screen.contains("44 answers in total"))
  }

  /// Tunes to the other channel and back.
  private func zap(_ television: inout TelevisionHarness) {
    television.press(.channelUp)
    television.sleep(ms: 1_000)
    television.press(.channelUp)
    television.sleep(ms: 1_000)
  }

  @Test func showsResultsButNotTheAnsweredPollAfterZapping() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.sleep(ms: 4_000)
    zap(&television)
    #expect(!television.screen.contains("VOTE"))
    television.sleep(ms: 50_000)
    #expect(television.screen.contains("RESULT") && television.screen.contains("✓ Left"))
  }

  @Test func keepsAClosedPopUpClosedAfterZapping() {
    var television = Self.television(Self.question(.poll))
    television.press(.back)
    zap(&television)
    #expect(!television.screen.contains("VOTE") && television.model.pageName != .popup)
  }

  @Test func showsResultsOfTheTunedChannelOnly() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.sleep(ms: 4_000)
    television.press(.channelUp)
    television.sleep(ms: 200_000)
    #expect(!television.screen.contains("RESULT") && television.model.tuner.expected.isEmpty)
  }

  @Test func reportsALateDeliveryAfterAnOutage() {
    var television = Self.television(Self.question(.poll))
    television.failing = ["RespondRequest"]
    television.press(.digit1)
    television.sleep(ms: 61_000)
    television.failing = []
    television.sleep(ms: 60_000)
    #expect(television.services.outbox.map(\.state) == [.delivered(.tooLate)])
    #expect(television.screen.contains("Too late"))
  }

  @Test func marksAWrongAnswer() {
    var television = Self.television(Self.question(.quiz))
    television.press(.digit1)
    television.sleep(ms: 51_000)
    #expect(television.screen.contains("× Left") && television.screen.contains("✓ Right"))
  }

  @Test func dropsResultsThatNeverArrive() {
    var television = Self.television(Self.question(.poll))
    television.press(.digit1)
    television.failing = ["ResultsRequest"]
    television.sleep(ms: 300_000)
    let count = television.asked.count { $0 is ResultsRequest }
    #expect(count == 6 && television.model.tuner.expected.isEmpty)
  }

  @Test func showsTheRightAnswerOfAQuiz() {
    for (key, words) in [(RemoteKey.digit1, "Not this time."), (.digit2, "You were right.")] {
      var television = Self.television(Self.question(.quiz))
      television.press(key)
      #expect(!television.screen.contains("right."))
      television.sleep(ms: 51_000)
      #expect(television.screen.contains(words))
    }
  }

  @Test func showsNoResultsWithoutAnAnswer() {
    var television = Self.television(Self.question(.poll))
    television.press(.back)
    television.sleep(ms: 60_000)
    #expect(television.model.pageName == .home)
    #expect(television.model.tuner.missed.map(\.id) == ["it"])
  }

  @Test func opensOrBuysThePromotedProduct() {
    let promotion = Interaction(
      id: "it", type: .promotion, title: "An offer", attributes: [Attribute(.model, "Nikon D90")])
    var television = Self.television(promotion)
    #expect(television.screen.contains("FROM THE MALL") && television.screen.contains("D90"))
    television.press(.enter)
    #expect(television.model.pageName == .product)
    #expect(television.services.outbox.map(\.response.action) == [.opened])

    television = Self.television(promotion)
    television.press(.arrowRight, .enter)
    #expect(television.model.pageName == .confirm)
    television.sleep(ms: 300)
    television.press(.enter)
    #expect(television.orders.map(\.product) == ["nikon-d90"])
    television.press(.enter)
    #expect(television.services.outbox.map(\.response.action) == [.bought])
  }

  @Test func opensASpotlightsPhotoOrCamera() {
    let spotlight = Interaction(
      id: "it", type: .spotlight, title: "Look", attributes: [Attribute(.brand, "Canon")])
    var television = Self.television(spotlight)
    #expect(television.screen.contains("FROM THE ALBUM"))
    television.press(.enter)
    #expect(television.model.pageName == .photo)

    television = Self.television(spotlight)
    television.press(.red)
    #expect([.product, .products].contains(television.model.pageName))
    #expect(television.asked.contains { $0 is RecordSelectionRequest })
  }

  @Test func opensTheCameraOfAChoicesPhoto() {
    let choices = [
      InteractionChoice(id: "left", label: "Left", attributes: [Attribute(.brand, "Canon")]),
      InteractionChoice(id: "right", label: "Right", attributes: [Attribute(.brand, "Nikon")]),
    ]
    var television = Self.television(Self.question(.poll, choices: choices))
    #expect(television.frame.imageRequests.count >= 2)
    television.press(.arrowDown)
    #expect(television.focus.contains("View camera"))
    television.press(.enter)
    #expect([.product, .products].contains(television.model.pageName))
    // It was not answered, so it can be answered later.
    #expect(television.model.tuner.missed.map(\.id) == ["it"])
  }

  @Test func deliversSavedAnswersAtTheNextStart() throws {
    var services = FakeInteractionService()
    let response = InteractionResponse(interaction: "earlier", action: .chose("left"), at: Self.start)
    let key = try #require(IdempotencyKey("old-1"))
    services.outbox = [OutboxEntry(key: key, response: response)]
    let television = TelevisionHarness(services: services)
    #expect(television.services.responses == [key: response])
    #expect(television.services.outbox.map(\.state) == [.delivered(.counted)])
  }

  /// A television that starts with a saved answer to the interaction of ``television(_:isLate:)``, given 12 s after its start, while the
  /// clocks are wrong.
  private static func restarted(
    clocksAheadByMS aheadMS: Int64, failing: Set<String> = []
  ) throws -> TelevisionHarness {
    var services = television(question(.poll)).services
    services.aheadMS = aheadMS
    services.outbox = [
      OutboxEntry(
        key: try #require(IdempotencyKey("k")),
        response: InteractionResponse(interaction: "it", action: .chose("left"), at: start + 12_000))
    ]
    return TelevisionHarness(failing: failing, services: services)
  }

  @Test func keepsAnAnswerThatTheServerDoesNotAcceptYet() throws {
    var television = try Self.restarted(clocksAheadByMS: -3_600_000)
    television.sleep(ms: 1_800_000)
    #expect(television.services.outbox.map(\.state) == [.waiting])
    #expect(!television.screen.contains("withdrawn"))
    let tries = television.asked.count { $0 is RespondRequest }
    #expect(tries == 3)
    television.sleep(ms: 1_830_000)
    #expect(television.services.outbox.map(\.state) == [.delivered(.counted)])
  }

  @Test func sendsAnAnswerOnceTheServersClockIsSet() throws {
    var television = try Self.restarted(clocksAheadByMS: -3_600_000)
    television.sleep(ms: 60_000)
    #expect(television.services.outbox.map(\.state) == [.waiting])
    // 20 s after the start, before the results.
    television.services.aheadMS = 20_000 - 60_000
    television.refreshSchedule()
    television.sleep(ms: 2_000)
    #expect(television.services.outbox.map(\.state) == [.delivered(.counted)])
  }

  @Test func informsOfASavedAnswerThatDoesNotCount() throws {
    for (aheadMS, words) in [(Int64(3_600_000), "Too late"), (0, "already answered")] {
      var television = try Self.restarted(clocksAheadByMS: aheadMS, failing: ["RespondRequest"])
      if aheadMS == 0 { try television.services.answerElsewhere("it", at: Self.start) }
      television.sleep(ms: 12_000)
      television.failing = []
      for _ in 0..<300 where !television.screen.contains(words) { television.sleep(ms: 1_000) }
      #expect(television.screen.contains(words))
      #expect(television.services.outbox.map(\.state) == [.delivered(aheadMS == 0 ? .answeredBefore : .tooLate)])
    }
  }

  @Test func showsNoPollAnsweredBefore() throws {
    let television = Self.television(Self.question(.poll))
    var services = television.services
    services.outbox = [
      OutboxEntry(
        key: try #require(IdempotencyKey("k")),
        response: InteractionResponse(interaction: "it", action: .chose("left"), at: Self.start),
        state: .delivered(.counted))
    ]
    var again = TelevisionHarness(services: services)
    again.sleep(ms: 15_000)
    #expect(again.model.pageName == .home)
  }

  @Test func usesTheTelevisionsLanguage() {
    var television = Self.television(Self.question(.poll))
    television.handle(.chosen(Settings(language: .chinese)))
    #expect(television.screen.contains("哪边？") && television.screen.contains("投票"))
  }
}
