import Calls
import Synchronization
import WireFormat

/// The answers of one server that had an entity tag: they are asked for again with `If-None-Match`, and used again for 304.
package final class AnswerCache: Sendable {
  /// The key of an answer.
  package struct Key: Hashable, Sendable {
    /// The path and the query.
    package var target: String
    /// The calling device; empty for public answers.
    package var device: String

    package init(target: String, device: String) {
      (self.target, self.device) = (target, device)
    }
  }

  /// An answer that was read before.
  package struct Entry: Sendable {
    /// Its entity tag.
    package var tag: EntityTag
    /// The answer, decoded.
    package var answer: any Sendable
  }

  /// The bytes that all answers may have together as they were sent: about 100 pages of a list.
  package static let limitBytes = 4 << 20

  private let entries: Mutex<RecentValues<Key, Entry>>

  package init(limitBytes: Int = AnswerCache.limitBytes) {
    entries = Mutex(RecentValues(costLimit: limitBytes))
  }

  /// Returns the answer that was read last; nil if there is none.
  package func entry(_ key: Key) -> Entry? {
    entries.withLock { $0.value(of: key) }
  }

  /// Keeps an answer, or forgets the former one where the new one has no tag.
  ///
  /// - Parameter sizeBytes: The size of its body.
  package func keep(_ answer: any Sendable, tag: EntityTag?, for key: Key, sizeBytes: Int) {
    entries.withLock { entries in
      guard let tag else { return entries.remove(key) }
      entries.keep(Entry(tag: tag, answer: answer), for: key, cost: sizeBytes)
    }
  }
}

extension AnswerCache.Key {
  /// The key of a request; nil for one that is posted, whose answers are not kept.
  init?(_ request: ClientRequest, access: CallAccess, _ caller: Caller) {
    guard request.method == .get else { return nil }
    self.init(target: request.target, device: access == .owner ? caller.device : "")
  }
}
