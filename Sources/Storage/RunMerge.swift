import GRDB

/// Merges ordered runs into one ordered list, reading of each only as much as is needed.
///
/// The head of every run waits in a binary heap (Williams 1964); the least is taken, and its run's next takes its place.
/// A run is read a few rows at a time, so k runs and n items wanted cost k small reads and O(n log k) comparisons.
struct RunMerge {
  /// Reads rows of a run beyond a key; nil for where the merge itself begins.
  private let read: (_ run: Int, _ last: [KeyPart]?, _ count: Int) throws -> [Row]
  private let key: (Row) -> [KeyPart]
  private let isAscending: Bool
  private let chunkCount: Int
  private var heap: [Head] = []
  private let runCount: Int

  /// A run's rows that were read and not yet taken; never empty.
  private struct Head {
    var run: Int
    var rows: ArraySlice<Row>
    var key: [KeyPart]
    var isExhausted: Bool
  }

  init(
    runCount: Int, limit: Int, isAscending: Bool, read: @escaping (Int, [KeyPart]?, Int) throws -> [Row],
    key: @escaping (Row) -> [KeyPart]
  ) {
    self.runCount = runCount
    self.isAscending = isAscending
    self.read = read
    self.key = key
    // Twice a run's fair share, so that most runs are read once.
    chunkCount = min(limit, max(2, 2 * limit / runCount))
  }

  /// The first rows of all runs together, at most `limit`.
  mutating func first(_ limit: Int) throws -> [Row] {
    heap = try (0..<runCount).compactMap { try head(of: $0, beyond: nil) }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(index) }
    var merged: [Row] = []
    while merged.count < limit, let least = heap.first, let row = least.rows.first {
      merged.append(row)
      try advance()
    }
    return merged
  }

  /// Puts the next row of the least run in its place, or the last head where the run has ended.
  private mutating func advance() throws {
    var head = heap[0]
    head.rows.removeFirst()
    if let next = head.rows.first {
      head.key = key(next)
      heap[0] = head
    } else if !head.isExhausted, let more = try self.head(of: head.run, beyond: head.key) {
      heap[0] = more
    } else {
      let last = heap.removeLast()
      if heap.isEmpty { return }
      heap[0] = last
    }
    siftDown(0)
  }

  private func head(of run: Int, beyond last: [KeyPart]?) throws -> Head? {
    let rows = try read(run, last, chunkCount)
    guard let first = rows.first else { return nil }
    return Head(run: run, rows: rows[...], key: key(first), isExhausted: rows.count < chunkCount)
  }

  /// Restores the heap's order below one place.
  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[child].key, heap[least].key) { least = child }
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  /// Whether a key comes before another on the way the merge goes.
  private func precedes(_ left: [KeyPart], _ right: [KeyPart]) -> Bool {
    let (lesser, greater) = isAscending ? (left, right) : (right, left)
    return lesser.lexicographicallyPrecedes(greater)
  }
}

extension KeyPart: Comparable {
  /// Numbers by size; texts by their UTF-8 bytes, which is SQLite's BINARY and not Swift's own order; numbers before texts.
  public static func < (left: KeyPart, right: KeyPart) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.integer, .text): true
    case (.text, .integer): false
    }
  }

  /// Equal byte for byte: two spellings of one Unicode text are two keys, as they are to SQLite.
  public static func == (left: KeyPart, right: KeyPart) -> Bool {
    !(left < right) && !(right < left)
  }
}
