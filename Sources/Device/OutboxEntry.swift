import Calls
import InteractionService

/// A response of this device, and whether it has been delivered.
public struct OutboxEntry: Hashable, Sendable {
  /// The state of a response.
  public enum State: Hashable, Sendable {
    /// It is yet to be delivered.
    case waiting
    /// The service has it, with this outcome.
    case delivered(ResponseStatus)
    /// It was given up, see ``DeliveryDecision``. The viewer is informed before this is stored.
    case undeliverable(DeliveryFailure)
  }

  /// The idempotency key under which it is delivered, at every attempt.
  public var key: IdempotencyKey
  /// The response.
  public var response: InteractionResponse
  /// The state.
  public var state: State

  /// Creates an entry.
  public init(key: IdempotencyKey, response: InteractionResponse, state: State = .waiting) {
    self.key = key
    self.response = response
    self.state = state
  }

  /// How long a response is remembered, in milliseconds: a week.
  ///
  /// For this time a waiting one is retried, and an answered interaction is recognised when it comes again.
  public static let memoryMS: Int64 = 7 * 86_400_000

  /// Returns whether the entry may be removed: it is no longer waiting, and the response was given more than a week ago.
  ///
  /// - Parameter now: The server's time as the device knows it.
  public func isExpired(at now: Instant) -> Bool {
    state != .waiting && now.milliseconds(since: response.at) > Self.memoryMS
  }
}

/// The reason why a response was given up: the last failure, without its parameters.
public struct DeliveryFailure: Hashable, Codable, Sendable {
  /// The code.
  public var code: ServiceFailure.Code
  /// The reason; nil if the code says everything.
  public var reason: ServiceFailure.Reason?

  /// Creates a reason.
  public init(code: ServiceFailure.Code, reason: ServiceFailure.Reason? = nil) {
    self.code = code
    self.reason = reason
  }

  /// Creates the reason from a failure.
  public init(_ failure: ServiceFailure) {
    self.init(code: failure.code, reason: failure.reason)
  }

  /// The failure, for a message to the viewer.
  public var failure: ServiceFailure { ServiceFailure(code, reason) }
}

/// The decision what to do with a response after a failed attempt to deliver it.
///
/// A response is given up only after an answer of the service that is certain and lasting. A proxy, a lapsed sign-in or an overloaded
/// server says nothing about the response, so every other failure is retried under the same key, for a week.
public enum DeliveryDecision: Hashable, Sendable {
  /// It is sent again later, under the same key.
  case retry
  /// It is sent again under the same key from this time of the server on, because the interaction is not open yet by the server's
  /// clock.
  case postpone(until: Instant)
  /// It is given up: the viewer is informed, then the state is stored.
  case giveUp(DeliveryFailure)

  /// Decides after a failure.
  ///
  /// - Parameters:
  ///   - failure: The failure of the last attempt.
  ///   - response: The response.
  ///   - now: The server's time as the device knows it.
  public init(after failure: ServiceFailure, of response: InteractionResponse, at now: Instant) {
    let isOld = now.milliseconds(since: response.at) >= OutboxEntry.memoryMS
    self =
      switch failure.code {
      case .refused, .conflict: .giveUp(DeliveryFailure(failure))
      case .cancelled: .retry
      // A server whose clock is behind does not show the interaction yet, so `notFound` does not mean that it is gone.
      case .notFound where now < response.at: .postpone(until: response.at)
      default: isOld ? .giveUp(DeliveryFailure(failure)) : .retry
      }
  }
}
