import InteractionService
import InteractionStore
import Testing

/// What every third server does with responses.
@Suite struct InteractionResponseConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock(.evening(330))

  init() throws {
    folder = try TemporaryFolder()
  }

  private func response(
    _ key: String, _ device: String = "box", to interaction: String = "poll",
    doing action: InteractionResponse.ResponseAction = .chose("a")
  ) -> InteractionResponse {
    InteractionResponse(key: key, interaction: interaction, device: device, action: action, at: .evening(325))
  }

  @Test(arguments: InteractionConformer.allCases)
  func aResponseCountsOnceHoweverOftenItIsSent(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    for _ in 0..<3 { #expect(try service.respond(response("k")) == .counted) }
    #expect(try service.respond(response("l", "other", doing: .chose("b"))) == .counted)
    #expect(try service.respond(response("m", "third", doing: .chose("b"))) == .counted)
    clock.set(360)
    #expect(try service.results(id: "poll").counts == ["a": 1, "b": 2])
    #expect(try service.respond(response("k")) == .counted)
    #expect(try service.results(id: "poll").counts == ["a": 1, "b": 2])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aBoxAnswersAnInteractionOnce(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    #expect(try service.respond(response("k")) == .counted)
    for _ in 0..<2 { #expect(try service.respond(response("l", doing: .chose("b"))) == .answeredBefore) }
    clock.set(400)
    #expect(try service.respond(response("m")) == .answeredBefore)
    #expect(try service.results(id: "poll").counts == ["a": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aKeyIsForOneResponse(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    #expect(try service.respond(response("k")) == .counted)
    clock.set(700)
    expect(.refused) { try service.respond(response("k", "other")) }
    expect(.refused) { try service.respond(response("k", doing: .chose("b"))) }
    expect(.refused) { try service.respond(response("k", to: "quiz")) }
  }

  @Test(arguments: InteractionConformer.allCases)
  func aChoiceIsTooLateOnceTheResultsAreOut(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    clock.set(359.999)
    #expect(try service.respond(response("k")) == .counted)
    clock.set(360)
    for _ in 0..<2 { #expect(try service.respond(response("l", "other")) == .tooLate) }
    #expect(try service.results(id: "poll").counts == ["a": 1])
    clock.set(99_999)
    #expect(try service.respond(response("p", to: "promotion", doing: .bought)) == .counted)
  }

  @Test(arguments: InteractionConformer.allCases)
  func thereIsNothingToAnswerBeforeItsTime(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    expect(.notFound) { try service.respond(response("k", to: "quiz")) }
    expect(.notFound) { try service.respond(response("k", to: "none")) }
  }

  @Test(arguments: InteractionConformer.allCases)
  func whatAnInteractionDoesNotHaveIsRefused(_ conformer: InteractionConformer) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    clock.set(9_999)
    let refused: [(String, InteractionResponse.ResponseAction)] = [
      ("poll", .chose("d")), ("poll", .chose("")), ("poll", .opened), ("quiz", .bought), ("promotion", .chose("a")),
      ("spotlight", .bought),
    ]
    for (interaction, doing:action) in refused {
      expect(.refused) { try service.respond(response("k", to: interaction, doing: action)) }
    }
    #expect(try service.respond(response("k", to: "spotlight", doing: .opened)) == .counted)
    #expect(try service.respond(response("l", to: "promotion", doing: .opened)) == .counted)
  }

  @Test(arguments: InteractionConformer.allCases, ["", " k", "k ", "a\n", "\u{90}", String(repeating: "键", count: 67)])
  func keysAndBoxesArePlainText(_ conformer: InteractionConformer, text: String) throws {
    let service = try conformer.service(folder, .sample(), clock: clock)
    expect(.refused) { try service.respond(response(text)) }
    expect(.refused) { try service.respond(response("k", text)) }
    clock.set(360)
    #expect(try service.results(id: "poll").counts.isEmpty)
  }
}
