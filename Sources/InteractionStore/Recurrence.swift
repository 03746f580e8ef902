/// How a schedule lies in time: once, or again and again, endlessly before and after.
struct Recurrence: Hashable {
  /// When the cycle that is kept begins.
  var from: Int64
  /// How long a cycle is, milliseconds; nil for a schedule that does not repeat.
  var length: Int64?

  /// Once.
  static let once = Recurrence(from: 0, length: nil)

  /// By how many milliseconds the kept cycle is shifted, for each repetition that has a moment between two, in order.
  ///
  /// Both ends of a cycle belong to it, since an interaction's time may be its programme's stop.
  func shifts(from lower: Int64, to upper: Int64) -> [Int64] {
    guard let length else { return [0] }
    let first = (lower - from).floored(by: length) - 1
    let last = (upper - from).floored(by: length)
    return first > last ? [] : (first...last).map { $0 * length }
  }

  /// Where in the kept cycle a moment lies: one place, or both ends.
  func places(of moment: Int64) -> [Int64] {
    guard let length else { return [moment] }
    let offset = moment - from - (moment - from).floored(by: length) * length
    return offset == 0 ? [from, from + length] : [from + offset]
  }
}

extension Int64 {
  /// The quotient, rounded down.
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
