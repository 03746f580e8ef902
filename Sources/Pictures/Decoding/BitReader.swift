/// A reader of bits, from the highest of each byte to the lowest, as in video bitstreams.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position = 0

  /// Starts at the beginning of some bytes.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
  }

  /// Reads an integer of 0 to 32 bits.
  mutating func integer(bits count: Int) throws(MalformedMessage) -> Int {
    guard count <= 32, position + count <= 8 * bytes.count else { throw MalformedMessage() }
    var value = 0
    for _ in 0..<count {
      value = value << 1 | Int(bytes[bytes.startIndex + position >> 3] >> (7 - UInt8(position & 7)) & 1)
      position += 1
    }
    return value
  }

  /// Reads one bit.
  mutating func flag() throws(MalformedMessage) -> Bool { try integer(bits: 1) == 1 }

  /// Skips bits.
  mutating func skip(_ count: Int) throws(MalformedMessage) {
    guard position + count <= 8 * bytes.count else { throw MalformedMessage() }
    position += count
  }

  /// Reads an unsigned Exp-Golomb code (ITU-T H.265, 9.2; AV1, 4.10.3).
  mutating func exponentialGolomb() throws(MalformedMessage) -> Int {
    var zeros = 0
    while try !flag() {
      zeros += 1
      guard zeros < 32 else { throw MalformedMessage() }
    }
    return (1 << zeros) - 1 + (try integer(bits: zeros))
  }
}
