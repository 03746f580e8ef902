/// The hash FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923), computed over bytes that are added piece by piece. Not for security.
public struct FNV1a: Sendable {
  /// The hash of the bytes added so far.
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Starts without bytes.
  public init() {}

  /// Adds bytes.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    // Contiguous bytes are hashed ten times as fast, because calls from other modules are not specialised for the type.
    value =
      bytes.withContiguousStorageIfAvailable { [value] in Self.fold($0, into: value) } ?? Self.fold(bytes, into: value)
  }

  private static func fold(_ bytes: some Sequence<UInt8>, into hash: UInt64) -> UInt64 {
    bytes.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

extension FNV1a {
  /// Returns the hash of bytes in hexadecimal, 1 to 16 digits.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash = FNV1a()
    hash.add(bytes)
    return String(hash.value, radix: 16)
  }
}
