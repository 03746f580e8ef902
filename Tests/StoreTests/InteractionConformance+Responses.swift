import Calls
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// What every implementation of the interaction service does with responses.
@Suite struct InteractionResponseConformance {
  private let folder: TemporaryFolder
  private let clock = SettableClock(.evening(330))

  init() throws {
    folder = try TemporaryFolder()
  }

  private func server(_ conformer: InteractionConformer) throws -> any InteractionServer {
    try conformer.server(folder, .sample(), clock: clock)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aResponseIsCountedOnceHoweverOftenItIsSent(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    for _ in 0..<3 { #expect(try server.respond("k") == .counted) }
    #expect(try server.respond("l", from: "other", .chose("b")) == .counted)
    #expect(try server.respond("m", from: "third", .chose("b")) == .counted)
    clock.set(360)
    #expect(try server.results(id: "poll").counts == ["a": 1, "b": 2])
    #expect(try server.respond("k") == .counted)
    #expect(try server.results(id: "poll").counts == ["a": 1, "b": 2])
  }

  @Test(arguments: InteractionConformer.allCases)
  func anUnknownOutcomeIsResolvedByTheSameKey(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    // The answer to the first attempt is lost; the device repeats it after the results are out.
    _ = try server.respond("k")
    clock.set(99_999)
    #expect(try server.respond("k") == .counted)
    // The first attempt never arrived: there is nothing to repeat.
    #expect(try server.respond("l", from: "other") == .tooLate)
    #expect(try server.results(id: "poll").counts == ["a": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aRepeatedResponseMayHaveAnotherTime(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    for seconds in [325.0, 326, -9] {
      let response = InteractionResponse(interaction: "poll", action: .chose("a"), at: .evening(seconds))
      #expect(try server.respond(response, .test("k")) == .counted)
    }
    clock.set(360)
    #expect(try server.results(id: "poll").counts == ["a": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aDeviceAnswersAnInteractionOnce(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    #expect(try server.respond("k") == .counted)
    for _ in 0..<2 { #expect(try server.respond("l", .chose("b")) == .answeredBefore) }
    clock.set(400)
    #expect(try server.respond("m") == .answeredBefore)
    #expect(try server.results(id: "poll").counts == ["a": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aKeyIsForOneResponse(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    #expect(try server.respond("k") == .counted)
    clock.set(700)
    let used = ServiceFailure(.conflict, .keyUsed)
    #expect(throws: used) { try server.respond("k", from: "other") }
    #expect(throws: used) { try server.respond("k", .chose("b")) }
    #expect(throws: used) { try server.respond("k", to: "quiz") }
    #expect(throws: used) { try server.respond("k", to: "none") }
    #expect(try server.results(id: "poll").counts == ["a": 1])
  }

  @Test(arguments: InteractionConformer.allCases)
  func aKeyWhoseResponseWasNotCountedIsStillFree(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    expect(.notFound) { try server.respond("k", to: "quiz") }
    expect(.refused) { try server.respond("k", .chose("d")) }
    #expect(try server.respond("k") == .counted)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aChoiceIsTooLateOnceResultsAreAvailable(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    clock.set(359.999)
    #expect(try server.respond("k") == .counted)
    clock.set(360)
    for _ in 0..<2 { #expect(try server.respond("l", from: "other") == .tooLate) }
    #expect(try server.results(id: "poll").counts == ["a": 1])
    clock.set(99_999)
    #expect(try server.respond("p", to: "promotion", .bought) == .counted)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aCountedResponseOutlivesItsInteraction(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    #expect(try server.respond("k") == .counted)
    let changed = ScheduleDocument.sample(serial: 2).changingSchedule { $0.scheduledInteractions.removeFirst() }
    #expect(try server.addSchedules(changed) == .imported)
    #expect(try server.respond("k") == .counted)
    expect(.notFound) { try server.respond("l", from: "other") }
  }

  @Test(arguments: InteractionConformer.allCases)
  func anInteractionCannotBeAnsweredBeforeItsTime(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    clock.set(599.999)
    expect(.notFound) { try server.respond("k", to: "quiz") }
    clock.set(600)
    #expect(try server.respond("k", to: "quiz") == .counted)
  }

  @Test(arguments: InteractionConformer.allCases)
  func actionsThatAnInteractionDoesNotAllowAreRefused(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    clock.set(9_999)
    let refused: [(String, InteractionResponse.Action, ServiceFailure.Reason)] = [
      ("poll", .chose("d"), .choice), ("poll", .chose(""), .choice), ("poll", .opened, .action),
      ("quiz", .bought, .action), ("promotion", .chose("a"), .choice), ("spotlight", .bought, .action),
    ]
    for (interaction, action, reason) in refused {
      let failure = #expect(throws: ServiceFailure.self) { try server.respond("k", to: interaction, action) }
      #expect(failure?.code == .refused && failure?.reason == reason)
      #expect(failure?.parameters["interaction"] == interaction)
    }
    #expect(try server.respond("k", to: "spotlight", .opened) == .counted)
    #expect(try server.respond("l", to: "promotion", .opened) == .counted)
  }

  @Test(arguments: InteractionConformer.allCases, ["", " d", "d ", "a\n", "\u{90}", String(repeating: "键", count: 67)])
  func aDeviceIdentifierIsShortPlainText(_ conformer: InteractionConformer, device: String) throws {
    let server = try server(conformer)
    #expect(throws: ServiceFailure(.refused, .device)) { try server.respond("k", from: device) }
    clock.set(360)
    #expect(try server.results(id: "poll").counts.isEmpty)
  }

  @Test(arguments: InteractionConformer.allCases)
  func aWriteThatWasCancelledBeforeItBeganChangesNothing(_ conformer: InteractionConformer) throws {
    let server = try server(conformer)
    let write = WriteContext.test("k")
    write.call.cancellation.cancel()
    let response = InteractionResponse(interaction: "poll", action: .chose("a"), at: .evening(325))
    #expect(throws: ServiceFailure(.cancelled)) { try server.respond(response, write) }
    clock.set(360)
    #expect(try server.results(id: "poll").counts.isEmpty)
  }
}
