/// The values of one measurement; never empty.
struct Sample {
  private let sorted: [Double]

  /// - Returns: nil for no values.
  init?(_ values: [Double]) {
    if values.isEmpty { return nil }
    sorted = values.sorted()
  }

  /// How many values there are.
  var count: Int { sorted.count }

  /// Half of all values are at most this.
  var median: Double { quantile(0.5) }

  /// The smallest value that at least a share of all values do not exceed (nearest rank); the share is 0...1.
  func quantile(_ share: Double) -> Double {
    let rank = (share * Double(sorted.count)).rounded(.up)
    return sorted[min(max(Int(rank), 1), sorted.count) - 1]
  }
}
