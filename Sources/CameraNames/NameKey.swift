/// What two spellings of one product's name have in common: its letters and digits, in lower case.
///
/// Names are equal when their keys are, and only then: no prefixes, no edit distance. So a key keeps whatever tells
/// products apart (`D3`, `D3S` and `D3X`; `S8` and `S8+`; `GR III` and `GR IIIx`) and drops what does not: blanks,
/// hyphens, case, and whether a second edition is written `Mark II`, `MkII`, `Mark 2` or `II`.
struct NameKey: Equatable, Sendable {
  /// How a key treats punctuation.
  enum Kind: Sendable {
    /// Camera names: only `+` counts.
    case camera
    /// Lens names: the dot and the hyphen inside `16-50mm f/1.4-2.8` count as well, and the star of `DA*`.
    case lens
  }

  private(set) var bytes: [UInt8] = []

  init(of name: some StringProtocol, kind: Kind) {
    append(name.utf8, kind: kind)
  }

  /// An empty key, to be filled again and again while a table is read.
  init() {}

  mutating func replace(with name: some Sequence<UInt8>, kind: Kind) {
    bytes.removeAll(keepingCapacity: true)
    append(name, kind: kind)
  }

  /// FNV-1a over the key, started from a section's number so that equal names of two brands part early.
  func hash(section: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(truncatingIfNeeded: section)
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
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

  /// Turns `markii`, `mkii`, `mark2` and `mk2` into `ii`.
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

  /// The index behind a `mark` or `mk` that starts at an index and is followed by something; else `nil`.
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
