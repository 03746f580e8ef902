import Attributes
import InteractionService
import Screen
import Testing

@testable import Television

/// What a viewer does with a pop-up, and what becomes of it.
@Suite struct AnswerTests {
  private static let start = Instant(unixMS: 1_795_291_200_000)

  /// A channel on which one interaction shows 10 s after the start, for 30 s, with results after a minute.
  private static func box(_ interaction: Interaction, isLate: Bool = false) -> Box {
    var studio = Studio()
    studio.channels = [Channel(id: "one", number: 1, name: "One"), Channel(id: "two", number: 2, name: "Two")]
    studio.interactions["it"] = interaction
    studio.results["it"] = InteractionResults(
      id: "it", counts: ["left": 3, "right": 41], right: interaction.type == .quiz ? "right" : nil)
    var schedule = Schedule.empty("one", from: start)
    schedule.programmes = [Programme(id: "p", start: start, stop: start + 3_600_000, title: "Programme")]
    let isQuestion = interaction.type == .poll || interaction.type == .quiz
    schedule.interactions = [
      Appointment(
        id: "it", programme: "p", at: start + 10_000, durationSeconds: 30,
        resultsAt: isQuestion ? start + (isLate ? 5_000 : 60_000) : nil)
    ]
    studio.schedules["one"] = schedule
    var box = Box(studio: studio)
    box.sleep(ms: 10_500)
    return box
  }

  private static func question(_ kind: Interaction.Kind, choices: [InteractionChoice]? = nil) -> Interaction {
    let plain = [InteractionChoice(id: "left", label: "Left"), InteractionChoice(id: "right", label: "Right")]
    return Interaction(
      id: "it", type: kind, title: LocalText(["en": "Which way?", "zh-Hans": "哪边？"]), choices: choices ?? plain)
  }

  @Test func okVotesForWhatHasTheFocusAndItIsOnDiskBeforeItIsSaid() {
    var box = Self.box(Self.question(.poll))
    box.press(.arrowDown)
    box.failing = ["respond"]
    box.press(.enter)
    #expect(box.studio.outbox.map(\.response.deed) == [.chose("right")])
    #expect(box.screen.contains("Sent. It counts as soon as the server has it."))
    #expect(box.studio.responses.isEmpty)
    box.failing = []
    box.sleep(ms: 60_000)
    #expect(box.studio.responses.values.map(\.deed) == [.chose("right")])
    #expect(box.studio.outbox.map(\.receipt) == [.counted])
  }

  @Test func aDigitVotesForTheChoiceOfThatNumber() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit2)
    #expect(box.studio.responses.values.map(\.deed) == [.chose("right")])
    #expect(box.screen.contains("Sent, and counted."))
  }

  @Test func whatWasAnsweredStaysAnswered() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit2, .digit1, .enter, .enter)
    #expect(box.studio.responses.count == 1 && box.studio.outbox.count == 1)
  }

  @Test func whatCannotBeKeptIsNotSaidToBeSent() {
    var box = Self.box(Self.question(.poll))
    box.failing = ["keepResponse"]
    box.press(.digit1)
    #expect(!box.screen.contains("Sent") && box.screen.contains("switched off for this test"))
    box.failing = []
    box.press(.digit1)
    #expect(box.studio.responses.count == 1)
  }

  @Test func tooLateIsSaid() {
    var box = Self.box(Self.question(.poll), isLate: true)
    box.press(.digit1)
    #expect(box.screen.contains("Too late"))
  }

  @Test func thanksGoAfterThreeSeconds() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.sleep(ms: 2_900)
    #expect(box.television.pageName == .popup)
    box.sleep(ms: 200)
    #expect(box.television.pageName == .home)
  }

  @Test func theResultOfAPollComesAsBars() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.sleep(ms: 51_000)
    #expect(box.screen.contains("RESULT") && box.screen.contains("41") && box.screen.contains("44 answers in all"))
    #expect(box.screen.contains("✓ Left"))
  }

  @Test func aResultThatCouldNotBeHadIsAskedForAgain() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.failing = ["results"]
    box.sleep(ms: 62_000)
    #expect(!box.screen.contains("RESULT"))
    box.failing = []
    box.sleep(ms: 5_000)
    #expect(box.screen.contains("RESULT") && box.screen.contains("44 answers in all"))
  }

  /// To the other channel, and back.
  private func zap(_ box: inout Box) {
    box.press(.channelUp)
    box.sleep(ms: 1_000)
    box.press(.channelUp)
    box.sleep(ms: 1_000)
  }

  @Test func whatWasAnsweredDoesNotComeAgainAfterZappingAndItsResultDoes() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.sleep(ms: 4_000)
    zap(&box)
    #expect(!box.screen.contains("VOTE"))
    box.sleep(ms: 50_000)
    #expect(box.screen.contains("RESULT") && box.screen.contains("✓ Left"))
  }

  @Test func whatWasPutAwayDoesNotComeAgainAfterZapping() {
    var box = Self.box(Self.question(.poll))
    box.press(.back)
    zap(&box)
    #expect(!box.screen.contains("VOTE") && box.television.pageName != .popup)
  }

  @Test func resultsAreOfTheChannelThatIsWatched() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.sleep(ms: 4_000)
    box.press(.channelUp)
    box.sleep(ms: 200_000)
    #expect(!box.screen.contains("RESULT") && box.television.tuner.expected.isEmpty)
  }

  @Test func whoeverAnsweredInAnOutageIsToldThatItCameTooLate() {
    var box = Self.box(Self.question(.poll))
    box.failing = ["respond"]
    box.press(.digit1)
    box.sleep(ms: 61_000)
    box.failing = []
    box.sleep(ms: 60_000)
    #expect(box.studio.outbox.map(\.receipt) == [.tooLate])
    #expect(box.screen.contains("Too late"))
  }

  @Test func aWrongAnswerHasASignOfItsOwn() {
    var box = Self.box(Self.question(.quiz))
    box.press(.digit1)
    box.sleep(ms: 51_000)
    #expect(box.screen.contains("× Left") && box.screen.contains("✓ Right"))
  }

  @Test func aResultThatNeverComesIsForgotten() {
    var box = Self.box(Self.question(.poll))
    box.press(.digit1)
    box.failing = ["results"]
    box.sleep(ms: 300_000)
    let count = box.asked.count { if case .results = $0 { true } else { false } }
    #expect(count == 13 && box.television.tuner.expected.isEmpty)
  }

  @Test func theResultOfAQuizSaysWhoWasRight() {
    for (key, words) in [(RemoteKey.digit1, "Not this time."), (.digit2, "You were right.")] {
      var box = Self.box(Self.question(.quiz))
      box.press(key)
      #expect(!box.screen.contains("right."))
      box.sleep(ms: 51_000)
      #expect(box.screen.contains(words))
    }
  }

  @Test func noResultComesToWhoDidNotAnswer() {
    var box = Self.box(Self.question(.poll))
    box.press(.back)
    box.sleep(ms: 60_000)
    #expect(box.television.pageName == .home)
    #expect(box.television.tuner.missed.map(\.id) == ["it"])
  }

  @Test func aPromotionOpensItsProductOrBuysItWithTheSameConfirmation() {
    let promotion = Interaction(
      id: "it", type: .promotion, title: "An offer", attributes: [Attribute(.model, "Nikon D90")])
    var box = Self.box(promotion)
    #expect(box.screen.contains("FROM THE MALL") && box.screen.contains("D90"))
    box.press(.enter)
    #expect(box.television.pageName == .product)
    #expect(box.studio.outbox.map(\.response.deed) == [.opened])

    box = Self.box(promotion)
    box.press(.arrowRight, .enter)
    #expect(box.television.pageName == .confirm)
    box.sleep(ms: 300)
    box.press(.enter)
    #expect(box.orders.map(\.product) == ["nikon-d90"])
    box.press(.enter)
    #expect(box.studio.outbox.map(\.response.deed) == [.bought])
  }

  @Test func aSpotlightOpensItsPhotoAndRedItsCamera() {
    let spotlight = Interaction(
      id: "it", type: .spotlight, title: "Look", attributes: [Attribute(.brand, "Canon")])
    var box = Self.box(spotlight)
    #expect(box.screen.contains("FROM THE ALBUM"))
    box.press(.enter)
    #expect(box.television.pageName == .photo)

    box = Self.box(spotlight)
    box.press(.red)
    #expect([.product, .products].contains(box.television.pageName))
    #expect(box.asked.contains { if case .recordSelection = $0 { true } else { false } })
  }

  @Test func aChoiceWithAPhotoLeadsToItsCamera() {
    let choices = [
      InteractionChoice(id: "left", label: "Left", attributes: [Attribute(.brand, "Canon")]),
      InteractionChoice(id: "right", label: "Right", attributes: [Attribute(.brand, "Nikon")]),
    ]
    var box = Self.box(Self.question(.poll, choices: choices))
    #expect(box.frame.orders.count >= 2)
    box.press(.arrowDown)
    #expect(box.focus.contains("Its camera"))
    box.press(.enter)
    #expect([.product, .products].contains(box.television.pageName))
    // It was not answered, so that it can be later.
    #expect(box.television.tuner.missed.map(\.id) == ["it"])
  }

  @Test func answersFromBeforeAreDeliveredAtTheNextStart() {
    var studio = Studio()
    let response = InteractionResponse(
      key: "old-1", interaction: "earlier", box: "box", deed: .chose("left"), at: Self.start)
    studio.outbox = [OutboxEntry(response: response)]
    let box = Box(studio: studio)
    #expect(box.studio.responses == ["old-1": response])
    #expect(box.studio.outbox.map(\.receipt) == [.counted])
  }

  @Test func whatWasAnsweredBeforeDoesNotComeAgain() {
    let box = Self.box(Self.question(.poll))
    var studio = box.studio
    studio.outbox = [
      OutboxEntry(
        response: InteractionResponse(key: "k", interaction: "it", box: "box", deed: .chose("left"), at: Self.start),
        receipt: .counted)
    ]
    var again = Box(studio: studio)
    again.sleep(ms: 15_000)
    #expect(again.television.pageName == .home)
  }

  @Test func itSpeaksTheLanguageOfTheTelevision() {
    var box = Self.box(Self.question(.poll))
    box.handle(.chosen(Settings(language: .chinese)))
    #expect(box.screen.contains("哪边？") && box.screen.contains("投票"))
  }
}
