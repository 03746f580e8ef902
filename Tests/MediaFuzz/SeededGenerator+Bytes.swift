import TestSupport

extension SeededGenerator {
  /// Returns bytes of any value.
  public mutating func bytes(count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
  }

  /// A number that parsers often handle wrongly: at the limit of a width, next to the right number, or random.
  public mutating func edgeValue(near right: UInt32) -> UInt32 {
    let edges: [UInt32] = [
      0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x00FF_FFFF, 0x7FFF_FFFF, 0x8000_0000,
      0xFFFF_FFFE, 0xFFFF_FFFF, right &- 1, right &+ 1, right &* 2, right / 2, ~right,
    ]
    return chance(oneIn: 6) ? UInt32.random(in: .min ... .max, using: &self) : element(of: edges)
  }
}
