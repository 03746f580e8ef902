/// Chance that a seed repeats (SplitMix64; Steele, Lea, Flood 2014), and the values that parsers trip over.
public struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Dice that a seed decides.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in `count` times on average.
  public mutating func once(in count: Int) -> Bool {
    Int.random(in: 0..<max(1, count), using: &self) == 0
  }

  /// A number of a range.
  public mutating func roll(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// One of several.
  public mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: items.indices, using: &self)]
  }

  /// Bytes without any sense.
  public mutating func noise(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &self) }
  }

  /// A number at an edge of some width, or beside the right one, or any.
  public mutating func edge(near right: UInt32) -> UInt32 {
    let edges: [UInt32] = [
      0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x00FF_FFFF, 0x7FFF_FFFF, 0x8000_0000,
      0xFFFF_FFFE, 0xFFFF_FFFF, right &- 1, right &+ 1, right &* 2, right / 2, ~right,
    ]
    return once(in: 6) ? UInt32.random(in: .min ... .max, using: &self) : pick(edges)
  }
}

/// Integers as bytes.
enum Bytes {
  /// The most significant byte first.
  static func big(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }

  /// The least significant byte first.
  static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  /// Four bytes as a number, the most significant first.
  static func number(_ bytes: some Collection<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
