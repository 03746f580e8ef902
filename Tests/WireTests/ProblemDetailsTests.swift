import Calls
import Foundation
import HTTPTypes
import TestSupport
import Testing
import WireFormat

/// Failures, which a client reads as the server wrote them.
@Suite struct ProblemDetailsTests {
  static let codes: [ServiceFailure.Code] = [
    .notFound, .refused, .conflict, .unauthorised, .forbidden, .tooManyRequests, .tooLarge, .unavailable, .timedOut,
    .outcomeUnknown, .storage, ServiceFailure.Code(rawValue: "ofALaterVersion"),
  ]

  @Test func everyFailureIsReadAsItWasWritten() {
    var generator = SeededGenerator()
    for code in Self.codes {
      for _ in 0..<50 {
        let failure = ServiceFailure(
          code, Bool.random(using: &generator) ? .product : nil,
          [WireTexts.random(using: &generator): WireTexts.random(using: &generator)],
          retryAfterMS: Bool.random(using: &generator) ? 1_500 : nil)
        let written = ProblemDetails(failure, requestID: "r1")
        let read = ProblemDetails(status: written.status, fields: Self.fields, body: written.body)
        #expect(read == written)
      }
    }
  }

  private static let fields: HTTPFields = [.contentType: "application/problem+json; charset=utf-8"]

  @Test func hasTheMembersOfTheStandard() throws {
    let problem = ProblemDetails(ServiceFailure(.tooManyRequests, retryAfterMS: 1_500))
    let object = try JSONSerialization.jsonObject(with: Data(problem.body)) as? [String: Any]
    #expect(object?["type"] as? String == "about:blank")
    #expect(object?["title"] as? String == "Too Many Requests")
    #expect(object?["status"] as? Int == 429)
    #expect(problem.retryAfter == "2")
  }

  @Test(arguments: [404, 500, 502, 200]) func aPageOfAnotherServerIsNoMissingItem(_ status: Int) {
    let read = ProblemDetails(
      status: HTTPResponse.Status(code: status), fields: [.contentType: "text/html"],
      body: Array("<h1>Sign in</h1>".utf8))
    #expect(read.failure == ServiceFailure(.unavailable, .unexpectedAnswer, ["status": String(status)]))
  }

  @Test func aProxysRetryAfterIsRead() {
    let read = ProblemDetails(status: .serviceUnavailable, fields: [.retryAfter: "3"], body: [])
    #expect(read.failure.retryAfterMS == 3_000)
  }
}

extension ServiceFailure.Reason {
  fileprivate static let product = ServiceFailure.Reason(rawValue: "product")
}
