/// Measurements that run in turns, A B C A B C, so that other load on the machine affects all alike.
enum Interleaved {
  /// Runs each measurement `count` times.
  ///
  /// - Returns: The values of each measurement, in the order of `measurements`.
  static func run<Value>(_ count: Int, _ measurements: [() throws -> Value]) throws -> [[Value]] {
    var values = measurements.map { _ in [Value]() }
    for _ in 0..<count {
      for (index, measure) in measurements.enumerated() { values[index].append(try measure()) }
    }
    return values
  }
}
