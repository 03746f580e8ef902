import Calls
import Testing

@Suite struct RetryPolicyTests {
  private let policy = RetryPolicy(
    firstCeilingMS: 1_000, lastCeilingMS: 60_000, attemptLimit: 5, lastingAttemptLimit: 2)
  private let away = ServiceFailure(.unavailable)

  @Test func delaysAreDrawnFromZeroUpToADoublingCeiling() throws {
    for (failures, ceiling) in [(1, 1_000), (2, 2_000), (3, 4_000), (4, 8_000)] {
      let draws = (0..<1_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
      let delays = try draws.map { try #require(policy.delayMS(afterFailures: failures, away, draw: $0)) }
      #expect(try #require(delays.min()) < ceiling / 10)
      #expect(try #require(delays.max()) > ceiling * 9 / 10)
      #expect(delays.allSatisfy { (0..<Int64(ceiling)).contains($0) })
    }
  }

  @Test func theCeilingHasALimitAndNeverOverflows() {
    let endless = RetryPolicy(firstCeilingMS: .max / 2, lastCeilingMS: .max, attemptLimit: .max)
    for failures in [1, 2, 63, 64, 1_000, Int.max - 1] {
      #expect(endless.delayMS(afterFailures: failures, away, draw: .max) ?? -1 >= 0)
    }
  }

  @Test func afterAFailureThatSomebodyHasToRemedyTriesAreSlowFromTheFirstOn() throws {
    let slow = RetryPolicy(firstCeilingMS: 1_000, lastCeilingMS: 300_000, attemptLimit: .max)
    for failure in [ServiceFailure(.unauthorised, .tokenMissing), ServiceFailure(.unavailable, .otherServer)] {
      for draw in [0, 1, 59_999, 60_000, UInt64.max] {
        let delay = try #require(slow.delayMS(afterFailures: 1, failure, draw: draw))
        #expect((60_000..<120_000).contains(delay))
        let short = try #require(policy.delayMS(afterFailures: 1, failure, draw: draw))
        #expect((30_000..<60_000).contains(short))
      }
    }
  }

  @Test func thereIsAnEnd() {
    #expect(policy.delayMS(afterFailures: 4, away, draw: 0) != nil)
    #expect(policy.delayMS(afterFailures: 5, away, draw: 0) == nil)
    #expect(RetryPolicy.never.delayMS(afterFailures: 1, away, draw: 0) == nil)
  }

  @Test func lastingFailuresHaveTheirOwnEnd() {
    for code in [ServiceFailure.Code.notFound, .refused, .conflict, .forbidden, .tooLarge] {
      #expect(policy.delayMS(afterFailures: 1, ServiceFailure(code), draw: 0) != nil)
      #expect(policy.delayMS(afterFailures: 2, ServiceFailure(code), draw: 0) == nil)
    }
    #expect(policy.delayMS(afterFailures: 1, ServiceFailure(.cancelled), draw: 0) == nil)
  }

  @Test(arguments: [Int64.min, -1, 0, 5_000, 86_400_000, .max])
  func aServersWaitIsObeyedUpToADay(_ waitMS: Int64) throws {
    let busy = ServiceFailure(.tooManyRequests, retryAfterMS: waitMS)
    let delayMS = try #require(policy.delayMS(afterFailures: 1, busy, draw: 7))
    #expect(delayMS >= min(max(0, waitMS), 86_400_000) && delayMS <= 86_400_000)
  }
}

@Suite struct IdempotencyKeyTests {
  @Test(arguments: ["", " ", "a ", "\u{1B}[2J", "a\nb", String(repeating: "k", count: 201)])
  func whatIsNotPlainTextIsNoKey(_ text: String) {
    #expect(IdempotencyKey(text) == nil)
    #expect(throws: ServiceFailure(.refused, .key)) { _ = try IdempotencyKey(validating: text) }
  }

  @Test(arguments: ["k", "schlüssel-1", String(repeating: "k", count: 200)])
  func plainTextIs(_ text: String) {
    #expect(IdempotencyKey(text)?.text == text)
  }

  @Test func randomKeysAndIdentifiersDiffer() {
    let ids = Set((0..<1_000).map { _ in RandomID.make() })
    #expect(ids.count == 1_000 && ids.allSatisfy(RandomID.isWellFormed))
    #expect(!RandomID.isWellFormed("b42") && !RandomID.isWellFormed(String(repeating: "G", count: 20)))
  }
}

@Suite struct CallContextTests {
  @Test func aCancelledCallIsNotMade() {
    let call = CallContext(caller: Caller(device: "d"))
    #expect(throws: Never.self) { try call.check() }
    var runs = 0
    call.cancellation.onCancel {}
    call.cancellation.cancel()
    call.cancellation.cancel()
    runs += call.cancellation.isCancelled ? 1 : 0
    #expect(runs == 1)
    #expect(throws: ServiceFailure(.cancelled)) { try call.check() }
  }

  @Test func aCallAfterItsDeadlineIsNotMade() {
    let call = CallContext(caller: Caller(device: "d"), deadline: .afterMS(-5))
    #expect(throws: ServiceFailure(.timedOut)) { try call.check() }
    #expect(Deadline.afterMS(60_000) < .never && !Deadline.never.hasPassed)
  }
}
