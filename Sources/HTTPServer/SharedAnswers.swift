import HTTPTypes
import NIOCore
import Synchronization
import WireFormat

/// The latest answers that shared caches may store, by the path and the query of the request.
///
/// Many devices request the same schedule or interaction at almost the same time. An answer is repeated for a moment, so that these
/// requests need neither a thread nor the service. The moment is much shorter than the time for which caches may store the answer anyway.
final class SharedAnswers: Sendable {
  /// An answer, without the fields that are different each time.
  struct Answer: Sendable {
    var fields: HTTPFields
    var body: ByteBuffer
    var tag: EntityTag
    /// The template of the route.
    var route: String
    /// Whether it states the server's time; see ``WireFormat/ServerTime``.
    var hasServerTime: Bool
    var madeAt: NIODeadline
  }

  /// The most bytes of all answers together.
  private static let limitBytes = 16 << 20

  private let lifetime: TimeAmount
  private let answers = Mutex<[String: Answer]>([:])

  /// Creates a collection without answers.
  ///
  /// - Parameter lifetime: The time for which an answer is repeated.
  init(lifetime: TimeAmount) {
    self.lifetime = lifetime
  }

  /// Returns the answer to a request that was answered a moment ago; nil if it has to be carried out.
  func answer(to target: String, at now: NIODeadline) -> Answer? {
    answers.withLock { answers in
      guard let answer = answers[target], now - answer.madeAt < lifetime else { return nil }
      return answer
    }
  }

  /// Stores the answer to a request, and removes those that are too old.
  func keep(_ answer: Answer, to target: String) {
    guard lifetime > .zero else { return }
    answers.withLock { answers in
      answers = answers.filter { answer.madeAt - $0.value.madeAt < lifetime }
      let sizeBytes = answers.values.reduce(answer.body.readableBytes) { $0 + $1.body.readableBytes }
      if sizeBytes <= Self.limitBytes { answers[target] = answer }
    }
  }
}
