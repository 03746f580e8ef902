/// A sample of measured values, never empty.
struct Sample {
  private let sorted: [Double]

  /// Creates a sample; nil without values.
  init?(_ values: [Double]) {
    if values.isEmpty { return nil }
    sorted = values.sorted()
  }

  /// The number of values.
  var count: Int { sorted.count }

  /// The median.
  var median: Double { quantile(0.5) }

  /// The smallest value that at least a share of all values, 0...1, does not exceed (nearest rank).
  func quantile(_ share: Double) -> Double {
    let rank = (share * Double(sorted.count)).rounded(.up)
    return sorted[min(max(Int(rank), 1), sorted.count) - 1]
  }
}
