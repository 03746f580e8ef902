import HTTPTypes
import NIOCore
import Synchronization
import WireFormat

/// The latest answers that shared caches may keep, by the path and the query of the request.
///
/// Many devices ask for the same schedule or interaction at almost the same time. An answer is given again for a moment, which is much
/// shorter than the time for which caches may keep it anyway, so that these requests need neither a thread nor the service.
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

  /// The bytes that all answers may have together.
  private static let limitBytes = 16 << 20

  private let lifetime: TimeAmount
  private let answers = Mutex<[String: Answer]>([:])

  /// Creates a collection without answers.
  ///
  /// - Parameter lifetime: How long an answer is given again.
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

  /// Keeps the answer to a request. Those that are too old are dropped.
  func keep(_ answer: Answer, to target: String) {
    guard lifetime > .zero else { return }
    answers.withLock { answers in
      answers = answers.filter { answer.madeAt - $0.value.madeAt < lifetime }
      let sizeBytes = answers.values.reduce(answer.body.readableBytes) { $0 + $1.body.readableBytes }
      if sizeBytes <= Self.limitBytes { answers[target] = answer }
    }
  }
}
