import Calls

/// A service call as a value: its arguments, the type of its answer, and how it is made.
///
/// A new service call is one new conforming type; no other code changes.
public protocol ServiceRequest: Hashable, Sendable {
  /// The type of the answer.
  associatedtype Answer: Sendable

  /// The service.
  static var service: ServiceName { get }
  /// Whether it is a write: writes are sent in order, and finished even if the television quits.
  static var isWrite: Bool { get }
  /// The policy for retries after a failure.
  static var retryPolicy: RetryPolicy { get }

  /// Makes the call; blocks until the service has answered.
  ///
  /// - Throws: The service's failure.
  func answer(from services: TelevisionServices, _ call: CallContext) throws(ServiceFailure) -> Answer
}

extension ServiceRequest {
  /// Reads change nothing.
  public static var isWrite: Bool { false }
  /// The service of the request.
  public var serviceName: ServiceName { Self.service }
  /// Reads are retried as long as their page is on the screen, writes never.
  public static var retryPolicy: RetryPolicy { isWrite ? .never : .reading }
}

/// A service of the television.
public enum ServiceName: CaseIterable, Sendable {
  /// The album service.
  case album
  /// The mall service.
  case mall
  /// The interaction service.
  case interactions
  /// The device's own storage, without a network.
  case device
  /// The sign-in at the album server; a service of its own, so that no other call waits for it.
  case signIn
}

extension RetryPolicy {
  /// For the content of pages, at last once in one to two minutes. The first ceiling is wide, so that of devices that start together
  /// during an outage at most 3 % ask within 100 ms.
  static let reading = RetryPolicy(
    firstCeilingMS: 12_000, lastCeilingMS: 120_000, attemptLimit: .max, lastFloorMS: 60_000)
  /// For counting a look-up, which goes on when its page is closed, and therefore ends.
  static let lookUp = RetryPolicy(firstCeilingMS: 12_000, lastCeilingMS: 120_000, attemptLimit: 10)
  /// For content that a viewer has just asked for with a key. Viewers do not press keys together, so that the first tries may
  /// follow soon; from the fifth failure on the ceilings are as wide as those of ``reading``.
  static let awaitedReading = RetryPolicy(
    firstCeilingMS: 1_000, lastCeilingMS: 120_000, attemptLimit: .max, lastFloorMS: 60_000)
  /// For channels and schedules, without which nothing can be watched: retried without end, whatever the failure.
  static let schedule = RetryPolicy(
    firstCeilingMS: 12_000, lastCeilingMS: 300_000, attemptLimit: .max, lastingAttemptLimit: .max)
  /// For an interaction at its appointed time, until that time is over. An interaction missing on the server (cancelled
  /// since) costs three requests.
  static let interaction = RetryPolicy(
    firstCeilingMS: 2_000, lastCeilingMS: 8_000, attemptLimit: .max, lastingAttemptLimit: 3)
  /// For results, which may be late for a moment.
  static let results = RetryPolicy(
    firstCeilingMS: 6_000, lastCeilingMS: 20_000, attemptLimit: 6, lastingAttemptLimit: 4)
  /// For responses, under the same key until they are delivered.
  static let delivery = RetryPolicy(
    firstCeilingMS: 12_000, lastCeilingMS: 300_000, attemptLimit: .max, lastingAttemptLimit: 3)
}

/// A type-erased answer or failure; its initialisers accept only the request's answer type.
public struct ServiceAnswer: Sendable {
  let result: Result<any Sendable, ServiceFailure>

  /// Creates the answer to a request.
  public init<Request: ServiceRequest>(to request: Request, _ result: Result<Request.Answer, ServiceFailure>) {
    self.result = result.map { $0 }
  }

  /// Creates the failure of any request.
  public init(failure: ServiceFailure) {
    result = .failure(failure)
  }

  /// Makes a request's call and wraps its result; blocks until the service has answered.
  public init(to request: some ServiceRequest, from services: TelevisionServices, _ call: CallContext) {
    do throws(ServiceFailure) {
      self.init(to: request, .success(try request.answer(from: services, call)))
    } catch {
      self.init(failure: error)
    }
  }

  /// The failure; nil for an answer.
  public var failure: ServiceFailure? {
    if case .failure(let failure) = result { failure } else { nil }
  }
}
