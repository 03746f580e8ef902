/// A hash that is the same on every machine and in every run, for spreading load and naming caches; not cryptographic.
///
/// ``FNV1a``, followed by the finalizer of MurmurHash3, since texts that differ only in their last
/// letter would otherwise have hashes close together.
public enum StableHash {
  /// Hashes the UTF-8 bytes of a text.
  public static func of(_ text: String) -> UInt64 {
    of(text.utf8)
  }

  /// Hashes bytes.
  public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.add(bytes)
    return finalized(hash.value)
  }

  private static func finalized(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }
}

/// A deterministic source of random numbers, for jitter that a tape must be able to repeat (SplitMix64; Steele, Lea and Flood 2014).
public struct JitterSource: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a source; equal seeds give equal numbers.
  public init(seed: UInt64) {
    state = seed
  }

  /// Draws the next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
