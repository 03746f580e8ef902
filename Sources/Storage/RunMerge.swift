import HeapModule

/// A k-way merge of ordered runs into one ordered list, which reads each run lazily.
///
/// A run is read a few rows at a time: n rows out of k runs cost k small reads and O(n log k) comparisons.
struct RunMerge {
  /// Reads up to `count` rows of a run beyond a key, nearest first; nil for the beginning of the merge.
  private let read: (_ run: Int, _ last: [KeyPart]?, _ count: Int) throws -> [NamedRow]
  private let key: (NamedRow) -> [KeyPart]
  private let isAscending: Bool
  private let chunkCount: Int
  private let runCount: Int

  /// The rows of a run that were read and not yet merged, at least one; ordered by the key of the first.
  private struct Head: Comparable {
    var run: Int
    var rows: ArraySlice<NamedRow>
    var key: [KeyPart]
    /// Whether the run has no rows beyond these.
    var isExhausted: Bool

    static func < (left: Head, right: Head) -> Bool { left.key.lexicographicallyPrecedes(right.key) }
    static func == (left: Head, right: Head) -> Bool { left.key == right.key }
  }

  init(
    runCount: Int, limit: Int, isAscending: Bool, read: @escaping (Int, [KeyPart]?, Int) throws -> [NamedRow],
    key: @escaping (NamedRow) -> [KeyPart]
  ) {
    self.runCount = runCount
    self.isAscending = isAscending
    self.read = read
    self.key = key
    // Twice a run's fair share, so that most runs are read once.
    chunkCount = min(limit, max(2, 2 * limit / runCount))
  }

  /// Returns the first rows of all runs together, at most `limit`.
  func first(_ limit: Int) throws -> [NamedRow] {
    var heads = Heap(try (0..<runCount).compactMap { try head(of: $0, beyond: nil) })
    var merged: [NamedRow] = []
    while merged.count < limit, let head = isAscending ? heads.popMin() : heads.popMax() {
      merged += head.rows.prefix(1)
      if let next = try successor(of: head) { heads.insert(next) }
    }
    return merged
  }

  /// Returns the head of a run without its first row; nil if the run ends there.
  private func successor(of head: Head) throws -> Head? {
    var rest = head
    rest.rows.removeFirst()
    guard let next = rest.rows.first else {
      return head.isExhausted ? nil : try self.head(of: head.run, beyond: head.key)
    }
    rest.key = key(next)
    return rest
  }

  private func head(of run: Int, beyond last: [KeyPart]?) throws -> Head? {
    let rows = try read(run, last, chunkCount)
    guard let first = rows.first else { return nil }
    return Head(run: run, rows: rows[...], key: key(first), isExhausted: rows.count < chunkCount)
  }
}
