import Attributes
import Calls
import Device
import InteractionService
import Screen
import Testing

@testable import Television

/// What a viewer does with a pop-up, and what becomes of it.
@Suite struct AnswerTests {
  private static let start = Instant(unixMS: 1_795_291_200_000)

  /// A channel on which one interaction shows 10 s after the start, for 30 s, with results after a minute.
  private static func device(_ interaction: Interaction, isLate: Bool = false) -> TelevisionHarness {
    var studio = FakeInteractionService()
    studio.channels = [Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two")]
    studio.interactions["it"] = interaction
    studio.results["it"] = InteractionResults(
      id: "it", counts: ["left": 3, "right": 41], right: interaction.type == .quiz ? "right" : nil)
    var schedule = Schedule.empty("one", from: start)
    schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    let isQuestion = interaction.type == .poll || interaction.type == .quiz
    schedule.interactions = [
      ScheduledInteraction(
        id: "it", programme: "p", at: start + 10_000, durationSeconds: 30,
        resultsAt: isQuestion ? start + (isLate ? 5_000 : 60_000) : nil)
    ]
    studio.schedules["one"] = schedule
    var device = TelevisionHarness(studio: studio)
    device.sleep(ms: 10_500)
    return device
  }

  private static func question(_ kind: Interaction.Kind, choices: [InteractionChoice]? = nil) -> Interaction {
    let plain = [InteractionChoice(id: "left", label: "Left"), InteractionChoice(id: "right", label: "Right")]
    return Interaction(
      id: "it", type: kind, title: LocalText(["en": "Which way?", "zh-Hans": "哪边？"]), choices: choices ?? plain)
  }

  @Test func okVotesForWhatHasTheFocusAndItIsOnDiskBeforeItIsSaid() {
    var device = Self.device(Self.question(.poll))
    device.press(.arrowDown)
    device.failing = ["respond"]
    device.press(.enter)
    #expect(device.studio.outbox.map(\.response.action) == [.chose("right")])
    #expect(device.screen.contains("Sent. It counts as soon as the server has it."))
    #expect(device.studio.responses.isEmpty)
    device.failing = []
    device.sleep(ms: 60_000)
    #expect(device.studio.responses.values.map(\.action) == [.chose("right")])
    #expect(device.studio.outbox.map(\.status) == [.counted])
  }

  @Test func aDigitVotesForTheChoiceOfThatNumber() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit2)
    #expect(device.studio.responses.values.map(\.action) == [.chose("right")])
    #expect(device.screen.contains("Sent, and counted."))
  }

  @Test func whatWasAnsweredStaysAnswered() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit2, .digit1, .enter, .enter)
    #expect(device.studio.responses.count == 1 && device.studio.outbox.count == 1)
  }

  @Test func whatCannotBeKeptIsNotSaidToBeSent() {
    var device = Self.device(Self.question(.poll))
    device.failing = ["keepResponse"]
    device.press(.digit1)
    #expect(!device.screen.contains("Sent") && device.screen.contains("switched off for this test"))
    device.failing = []
    device.press(.digit1)
    #expect(device.studio.responses.count == 1)
  }

  @Test func tooLateIsSaid() {
    var device = Self.device(Self.question(.poll), isLate: true)
    device.press(.digit1)
    #expect(device.screen.contains("Too late"))
  }

  @Test func thanksGoAfterThreeSeconds() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.sleep(ms: 2_900)
    #expect(device.television.pageName == .popup)
    device.sleep(ms: 200)
    #expect(device.television.pageName == .home)
  }

  @Test func theResultOfAPollComesAsBars() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.sleep(ms: 51_000)
    #expect(
      device.screen.contains("RESULT") && device.screen.contains("41") && device.screen.contains("44 answers in all"))
    #expect(device.screen.contains("✓ Left"))
  }

  @Test func aResultThatCouldNotBeHadIsAskedForAgain() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.failing = ["results"]
    device.sleep(ms: 62_000)
    #expect(!device.screen.contains("RESULT"))
    device.failing = []
    device.sleep(ms: 5_000)
    #expect(device.screen.contains("RESULT") && device.screen.contains("44 answers in all"))
  }

  /// To the other channel, and back.
  private func zap(_ device: inout TelevisionHarness) {
    device.press(.channelUp)
    device.sleep(ms: 1_000)
    device.press(.channelUp)
    device.sleep(ms: 1_000)
  }

  @Test func whatWasAnsweredDoesNotComeAgainAfterZappingAndItsResultDoes() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.sleep(ms: 4_000)
    zap(&device)
    #expect(!device.screen.contains("VOTE"))
    device.sleep(ms: 50_000)
    #expect(device.screen.contains("RESULT") && device.screen.contains("✓ Left"))
  }

  @Test func whatWasPutAwayDoesNotComeAgainAfterZapping() {
    var device = Self.device(Self.question(.poll))
    device.press(.back)
    zap(&device)
    #expect(!device.screen.contains("VOTE") && device.television.pageName != .popup)
  }

  @Test func resultsAreOfTheChannelThatIsWatched() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.sleep(ms: 4_000)
    device.press(.channelUp)
    device.sleep(ms: 200_000)
    #expect(!device.screen.contains("RESULT") && device.television.tuner.expected.isEmpty)
  }

  @Test func whoeverAnsweredInAnOutageIsToldThatItCameTooLate() {
    var device = Self.device(Self.question(.poll))
    device.failing = ["respond"]
    device.press(.digit1)
    device.sleep(ms: 61_000)
    device.failing = []
    device.sleep(ms: 60_000)
    #expect(device.studio.outbox.map(\.status) == [.tooLate])
    #expect(device.screen.contains("Too late"))
  }

  @Test func aWrongAnswerHasASignOfItsOwn() {
    var device = Self.device(Self.question(.quiz))
    device.press(.digit1)
    device.sleep(ms: 51_000)
    #expect(device.screen.contains("× Left") && device.screen.contains("✓ Right"))
  }

  @Test func aResultThatNeverComesIsForgotten() {
    var device = Self.device(Self.question(.poll))
    device.press(.digit1)
    device.failing = ["results"]
    device.sleep(ms: 300_000)
    let count = device.asked.count { if case .results = $0 { true } else { false } }
    #expect(count == 13 && device.television.tuner.expected.isEmpty)
  }

  @Test func theResultOfAQuizSaysWhoWasRight() {
    for (key, words) in [(RemoteKey.digit1, "Not this time."), (.digit2, "You were right.")] {
      var device = Self.device(Self.question(.quiz))
      device.press(key)
      #expect(!device.screen.contains("right."))
      device.sleep(ms: 51_000)
      #expect(device.screen.contains(words))
    }
  }

  @Test func noResultComesToWhoDidNotAnswer() {
    var device = Self.device(Self.question(.poll))
    device.press(.back)
    device.sleep(ms: 60_000)
    #expect(device.television.pageName == .home)
    #expect(device.television.tuner.missed.map(\.id) == ["it"])
  }

  @Test func aPromotionOpensItsProductOrBuysItWithTheSameConfirmation() {
    let promotion = Interaction(
      id: "it", type: .promotion, title: "An offer", attributes: [Attribute(.model, "Nikon D90")])
    var device = Self.device(promotion)
    #expect(device.screen.contains("FROM THE MALL") && device.screen.contains("D90"))
    device.press(.enter)
    #expect(device.television.pageName == .product)
    #expect(device.studio.outbox.map(\.response.action) == [.opened])

    device = Self.device(promotion)
    device.press(.arrowRight, .enter)
    #expect(device.television.pageName == .confirm)
    device.sleep(ms: 300)
    device.press(.enter)
    #expect(device.orders.map(\.product) == ["nikon-d90"])
    device.press(.enter)
    #expect(device.studio.outbox.map(\.response.action) == [.bought])
  }

  @Test func aSpotlightOpensItsPhotoAndRedItsCamera() {
    let spotlight = Interaction(
      id: "it", type: .spotlight, title: "Look", attributes: [Attribute(.brand, "Canon")])
    var device = Self.device(spotlight)
    #expect(device.screen.contains("FROM THE ALBUM"))
    device.press(.enter)
    #expect(device.television.pageName == .photo)

    device = Self.device(spotlight)
    device.press(.red)
    #expect([.product, .products].contains(device.television.pageName))
    #expect(device.asked.contains { if case .recordSelection = $0 { true } else { false } })
  }

  @Test func aChoiceWithAPhotoLeadsToItsCamera() {
    let choices = [
      InteractionChoice(id: "left", label: "Left", attributes: [Attribute(.brand, "Canon")]),
      InteractionChoice(id: "right", label: "Right", attributes: [Attribute(.brand, "Nikon")]),
    ]
    var device = Self.device(Self.question(.poll, choices: choices))
    #expect(device.frame.imageRequests.count >= 2)
    device.press(.arrowDown)
    #expect(device.focus.contains("Its camera"))
    device.press(.enter)
    #expect([.product, .products].contains(device.television.pageName))
    // It was not answered, so that it can be later.
    #expect(device.television.tuner.missed.map(\.id) == ["it"])
  }

  @Test func answersFromBeforeAreDeliveredAtTheNextStart() {
    var studio = FakeInteractionService()
    let response = InteractionResponse(
      key: "old-1", interaction: "earlier", device: "box", action: .chose("left"), at: Self.start)
    studio.outbox = [OutboxEntry(response: response)]
    let device = TelevisionHarness(studio: studio)
    #expect(device.studio.responses == ["old-1": response])
    #expect(device.studio.outbox.map(\.status) == [.counted])
  }

  @Test func whatWasAnsweredBeforeDoesNotComeAgain() {
    let device = Self.device(Self.question(.poll))
    var studio = device.studio
    studio.outbox = [
      OutboxEntry(
        response: InteractionResponse(
          key: "k", interaction: "it", device: "box", action: .chose("left"), at: Self.start),
        status: .counted)
    ]
    var again = TelevisionHarness(studio: studio)
    again.sleep(ms: 15_000)
    #expect(again.television.pageName == .home)
  }

  @Test func itSpeaksTheLanguageOfTheTelevision() {
    var device = Self.device(Self.question(.poll))
    device.handle(.chosen(Settings(language: .chinese)))
    #expect(device.screen.contains("哪边？") && device.screen.contains("投票"))
  }
}
