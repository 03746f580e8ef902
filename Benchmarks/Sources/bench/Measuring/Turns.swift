/// Things that are measured in turns, A B C A B C, so that what else the machine does befalls them alike.
enum Turns {
  /// Measures each thing so many times.
  ///
  /// - Returns: What each measured, in the order of `things`.
  static func take<Value>(_ count: Int, _ things: [() throws -> Value]) throws -> [[Value]] {
    var values = things.map { _ in [Value]() }
    for _ in 0..<count {
      for (index, thing) in things.enumerated() { values[index].append(try thing()) }
    }
    return values
  }
}
