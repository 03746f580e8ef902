/// Values by key, of a bounded total cost; the least recently used ones are forgotten.
public struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    var value: Value
    var cost: Int
    var usedAt: UInt64
  }

  private let costLimit: Int
  private var entries: [Key: Entry] = [:]
  private var totalCost = 0
  private var turn: UInt64 = 0

  /// Creates an empty collection.
  ///
  /// - Parameter costLimit: The most that all values may cost together, in any unit; a negative number counts as 0.
  public init(costLimit: Int) {
    self.costLimit = max(0, costLimit)
  }

  /// How many values there are.
  public var count: Int { entries.count }

  /// Returns the value of a key and marks it as used; nil if there is none.
  public mutating func value(of key: Key) -> Value? {
    guard let index = entries.index(forKey: key) else { return nil }
    turn += 1
    entries.values[index].usedAt = turn
    return entries.values[index].value
  }

  /// Keeps a value in place of the former one of its key; none that alone exceeds the limit.
  ///
  /// - Parameter cost: What the value costs, 1 or more; a smaller number counts as 1.
  public mutating func keep(_ value: Value, for key: Key, cost: Int) {
    remove(key)
    let cost = max(1, cost)
    guard cost <= costLimit else { return }
    turn += 1
    entries[key] = Entry(value: value, cost: cost, usedAt: turn)
    totalCost += cost
    if totalCost > costLimit { makeRoom() }
  }

  /// Forgets the value of a key.
  public mutating func remove(_ key: Key) {
    if let entry = entries.removeValue(forKey: key) { totalCost -= entry.cost }
  }

  /// Forgets the least recently used values, down to three quarters of the limit but for the last one, so that values are seldom sorted.
  private mutating func makeRoom() {
    for (key, entry) in entries.sorted(by: { $0.value.usedAt < $1.value.usedAt }) {
      guard totalCost > costLimit - costLimit / 4, entry.usedAt < turn else { return }
      remove(key)
    }
  }
}
