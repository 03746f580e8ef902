import Calls
import InteractionFixtures
import InteractionService
import Testing

/// What may be fetched and answered when, without a store.
@Suite struct AnswerWindowTests {
  private let poll = AnswerWindow(.sample(at: 300, show: 320, resultsAt: 360), kind: .poll)

  @Test func anInteractionOpensAtItsPredeterminedTimeAndStaysOpen() {
    #expect(!poll.isOpen(at: .evening(299.999)))
    #expect(poll.isOpen(at: .evening(300)) && poll.isOpen(at: .evening(99_999)))
  }

  @Test func aCancelledInteractionNeverOpens() {
    let window = AnswerWindow(.sample(at: 300, resultsAt: 360, isCancelled: true), kind: .poll)
    #expect(!window.isOpen(at: .evening(999)) && !window.hasResults(at: .evening(999)))
  }

  @Test func resultsAreAvailableFromTheirTimeOn() {
    #expect(!poll.hasResults(at: .evening(359.999)) && poll.hasResults(at: .evening(360)))
    #expect(!AnswerWindow(.sample(at: 300), kind: .poll).hasResults(at: .evening(99_999)))
  }

  @Test(arguments: [Interaction.Kind.promotion, .spotlight, .notice])
  func onlyQuestionsHaveResults(_ kind: Interaction.Kind) {
    let window = AnswerWindow(.sample(at: 300, resultsAt: 360), kind: kind)
    #expect(!window.hasResults(at: .evening(99_999)))
    #expect(window.status(hasAnswered: false, at: .evening(99_999)) == .counted)
  }

  @Test(arguments: [
    (359.999, false, ResponseStatus.counted), (360, false, .tooLate), (300, true, .answeredBefore),
    (360, true, .answeredBefore),
  ])
  func theFirstAnswerInTimeCounts(_ seconds: Double, _ hasAnswered: Bool, _ status: ResponseStatus) {
    #expect(poll.status(hasAnswered: hasAnswered, at: .evening(seconds)) == status)
  }

  @Test(arguments: Interaction.Kind.allCases)
  func anInteractionAllowsTheActionsOfItsKind(_ kind: Interaction.Kind) {
    let interaction = Interaction.sample(kind)
    #expect(interaction.allows(.chose("a")) == (kind == .poll || kind == .quiz))
    #expect(interaction.allows(.opened) == (kind == .promotion || kind == .spotlight))
    #expect(interaction.allows(.bought) == (kind == .promotion))
    for choice in ["", "d", "A", String(repeating: "a", count: 100_000)] {
      #expect(!interaction.allows(.chose(choice)))
    }
  }

  @Test func aResponseIsRepeatedByTheSameDeviceAndAction() throws {
    let key = try #require(IdempotencyKey("k"))
    func record(_ device: String, _ interaction: String, _ action: InteractionResponse.Action, at: Double)
      -> ResponseRecord
    {
      ResponseRecord(
        key: key, device: device,
        response: InteractionResponse(interaction: interaction, action: action, at: .evening(at)),
        receivedAt: .evening(at))
    }
    let first = record("d", "q", .chose("a"), at: 1)
    #expect(first.isRepeated(by: record("d", "q", .chose("a"), at: 2)))
    #expect(!first.isRepeated(by: record("e", "q", .chose("a"), at: 1)))
    #expect(!first.isRepeated(by: record("d", "r", .chose("a"), at: 1)))
    #expect(!first.isRepeated(by: record("d", "q", .chose("b"), at: 1)))
  }
}
