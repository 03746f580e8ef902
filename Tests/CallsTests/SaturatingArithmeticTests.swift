import Calls
import Testing

/// Arithmetic that keeps to the limits of its type.
@Suite struct SaturatingArithmeticTests {
  /// Every pair of 8-bit numbers, compared with the exact result in 64 bits.
  @Test func returnsTheNearestRepresentableValue() {
    for left in Int8.min...Int8.max {
      let wrong = (Int8.min...Int8.max).filter { right in
        left.addingSaturated(right) != Int8(clamping: Int(left) + Int(right))
          || left.subtractingSaturated(right) != Int8(clamping: Int(left) - Int(right))
          || left.multipliedSaturated(by: right) != Int8(clamping: Int(left) * Int(right))
      }
      #expect(wrong == [], "with \(left)")
    }
  }
}
