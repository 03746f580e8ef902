import Calls
import Device
import InteractionService
import Testing

/// When a response that could not be delivered is given up.
@Suite struct DeliveryDecisionTests {
  private static let weekMS: Int64 = 7 * 86_400_000
  private let response = InteractionResponse(interaction: "q", action: .chose("a"), at: Instant(unixMS: 1_000))

  private func decision(_ code: ServiceFailure.Code, afterMS: Int64 = 0) -> DeliveryDecision {
    DeliveryDecision(after: ServiceFailure(code, .choice), of: response, at: response.at + afterMS)
  }

  @Test(arguments: [ServiceFailure.Code.refused, .conflict])
  func anAnswerThatWillNeverChangeEndsIt(_ code: ServiceFailure.Code) {
    #expect(decision(code) == .giveUp(DeliveryFailure(code: code, reason: .choice)))
  }

  @Test(arguments: [
    ServiceFailure.Code.unauthorised, .forbidden, .notFound, .tooManyRequests, .tooLarge, .unavailable, .timedOut,
    .outcomeUnknown, .storage, ServiceFailure.Code(rawValue: "ofALaterVersion"),
  ])
  func everyOtherFailureIsRetriedForAWeek(_ code: ServiceFailure.Code) {
    #expect(decision(code) == .retry && decision(code, afterMS: Self.weekMS - 1) == .retry)
    #expect(decision(code, afterMS: Self.weekMS) == .giveUp(DeliveryFailure(code: code, reason: .choice)))
  }

  @Test func aCancelledCallSaysNothing() {
    #expect(decision(.cancelled) == .retry && decision(.cancelled, afterMS: 2 * Self.weekMS) == .retry)
  }

  @Test func notYetIsNotTooLate() {
    #expect(decision(.notFound, afterMS: -3_600_000) == .postpone(until: response.at))
    #expect(decision(.notFound, afterMS: -1) == .postpone(until: response.at))
    #expect(decision(.notFound) == .retry)
    #expect(decision(.refused, afterMS: -1) == .giveUp(DeliveryFailure(code: .refused, reason: .choice)))
  }

  @Test func aClockThatWasSetBackDoesNotEndIt() {
    #expect(decision(.unavailable, afterMS: -Self.weekMS) == .retry)
    let extreme = InteractionResponse(interaction: "q", action: .opened, at: Instant(unixMS: .min))
    let failure = ServiceFailure(.unavailable)
    #expect(DeliveryDecision(after: failure, of: extreme, at: Instant(unixMS: .max)) != .retry)
  }

  @Test func onlyFinishedEntriesExpire() throws {
    let key = try #require(IdempotencyKey("k"))
    let later = response.at + Self.weekMS
    for state in [OutboxEntry.State.delivered(.counted), .undeliverable(DeliveryFailure(code: .refused))] {
      let entry = OutboxEntry(key: key, response: response, state: state)
      #expect(!entry.isExpired(at: later) && entry.isExpired(at: later + 1))
    }
    #expect(!OutboxEntry(key: key, response: response).isExpired(at: later + Self.weekMS))
  }

  @Test func aFailureKeepsItsCodeAndReason() {
    let failure = ServiceFailure(.refused, .choice, ["choice": "x"], retryAfterMS: 5)
    #expect(DeliveryFailure(failure).failure == ServiceFailure(.refused, .choice))
  }
}
