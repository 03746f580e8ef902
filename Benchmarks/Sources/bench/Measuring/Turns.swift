/// Measurements that run alternately, A B C A B C, so that other load affects them equally.
enum Turns {
  /// Measures each thing a number of times.
  ///
  /// - Returns: The measurements of each, in the order of `things`.
  static func take<Value>(_ count: Int, _ things: [() throws -> Value]) throws -> [[Value]] {
    var values = things.map { _ in [Value]() }
    for _ in 0..<count {
      for (index, thing) in things.enumerated() { values[index].append(try thing()) }
    }
    return values
  }
}
