/// A normalised name: two spellings name the same product exactly if their keys are equal.
///
/// A key keeps everything that distinguishes products (`D3`, `D3S` and `D3X`; `S8` and `S8+`; `GR III` and `GR IIIx`) and
/// drops what does not: blanks, hyphens, case, and whether an edition is written `Mark II`, `MkII`, `Mark 2` or `II`.
/// Prefixes and edit distances play no role.
struct NameKey: Equatable, Sendable {
  /// The punctuation that a key keeps.
  enum Kind: Sendable {
    /// Names of cameras: `+`.
    case camera
    /// Names of lenses: `+`, the dot and hyphen of `16-50mm f/1.4-2.8`, and the star of `DA*`.
    case lens
  }

  private(set) var bytes: [UInt8] = []

  /// Creates the key of a name.
  init(of name: some StringProtocol, kind: Kind) {
    append(name.utf8, kind: kind)
  }

  /// Creates an empty key, which a reader of a table fills for each name with ``replace(with:kind:)``.
  init() {}

  /// Makes this the key of another name, in UTF-8; the memory is used again.
  mutating func replace(with name: some Sequence<UInt8>, kind: Kind) {
    bytes.removeAll(keepingCapacity: true)
    append(name, kind: kind)
  }

  /// Returns a hash of the key and the number of a section, so that equal names of two brands have different hashes.
  func hash(section: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(section)
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  private mutating func append(_ name: some Sequence<UInt8>, kind: Kind) {
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
      case UInt8(ascii: "+"), 0x80...0xFF: bytes.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "*"): if kind == .lens { bytes.append(byte) }
      default: break
      }
    }
    foldEditions()
  }

  /// Replaces `markii`, `mkii`, `mark2` and `mk2` by `ii`.
  private mutating func foldEditions() {
    var index = 1
    while index + 2 < bytes.count {
      guard bytes[index] == UInt8(ascii: "m"), let wordEnd = endOfMark(at: index) else {
        index += 1
        continue
      }
      let edition = bytes[wordEnd]
      if let roman = Self.roman(edition) {
        bytes.replaceSubrange(index...wordEnd, with: roman)
      } else if edition == UInt8(ascii: "i") || edition == UInt8(ascii: "v") {
        bytes.removeSubrange(index..<wordEnd)
      }
      index += 1
    }
  }

  /// Returns the index behind a `mark` or `mk` at an index; nil if there is none, or if nothing follows it.
  private func endOfMark(at index: Int) -> Int? {
    for word in ["mark", "mk"] where index + word.utf8.count < bytes.count {
      if bytes[index..<index + word.utf8.count].elementsEqual(word.utf8) { return index + word.utf8.count }
    }
    return nil
  }

  private static func roman(_ digit: UInt8) -> [UInt8]? {
    let numerals = ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    guard (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(digit) else { return nil }
    return Array(numerals[Int(digit - UInt8(ascii: "2"))].utf8)
  }
}
