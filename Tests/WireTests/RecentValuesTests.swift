import TestSupport
import Testing
import WireFormat

/// Values of a bounded cost.
@Suite struct RecentValuesTests {
  @Test func theLeastRecentlyUsedValuesAreForgotten() {
    var values = RecentValues<String, Int>(costLimit: 4)
    for (key, value) in [("a", 1), ("b", 2), ("c", 3), ("d", 4)] { values.keep(value, for: key, cost: 1) }
    #expect(values.value(of: "a") == 1)
    values.keep(5, for: "e", cost: 1)
    #expect(values.value(of: "a") == 1 && values.value(of: "e") == 5)
    #expect(values.value(of: "b") == nil && values.value(of: "c") == nil)
  }

  @Test func aValueReplacesTheFormerOneOfItsKey() {
    var values = RecentValues<String, Int>(costLimit: 10)
    values.keep(1, for: "a", cost: 9)
    values.keep(2, for: "a", cost: 8)
    values.keep(3, for: "b", cost: 2)
    #expect(values.value(of: "a") == 2 && values.value(of: "b") == 3)
    values.remove("a")
    #expect(values.value(of: "a") == nil && values.count == 1)
  }

  @Test func aValueThatCostsTooMuchIsNotKept() {
    var values = RecentValues<String, Int>(costLimit: 10)
    values.keep(1, for: "a", cost: 3)
    values.keep(2, for: "b", cost: 11)
    #expect(values.value(of: "a") == 1 && values.value(of: "b") == nil)
    values.keep(3, for: "a", cost: 11)
    #expect(values.value(of: "a") == nil, "the former value is no longer true")
  }

  @Test func theCostStaysWithinItsLimit() {
    var generator = SeededGenerator()
    var values = RecentValues<Int, Int>(costLimit: 100)
    var costs: [Int: Int] = [:]
    for _ in 0..<2_000 {
      let (key, cost) = (Int.random(in: 0..<50, using: &generator), Int.random(in: 1...40, using: &generator))
      values.keep(key, for: key, cost: cost)
      costs[key] = cost
      let kept = (0..<50).filter { values.value(of: $0) != nil }
      #expect(kept.reduce(0) { $0 + (costs[$1] ?? 0) } <= 100)
      #expect(kept.contains(key))
    }
  }
}
