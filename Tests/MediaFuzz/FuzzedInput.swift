import TestSupport

/// Bytes that a terminal may send, or a hostile program in its place.
public enum FuzzedInput {
  /// Some keys and pieces of sequences in random order, sometimes random bytes.
  public static func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<generator.integer(in: 1...6)).flatMap { _ in
      switch generator.integer(in: 0...11) {
      case 0: generator.bytes(count: generator.integer(in: 1...3))
      case 1: sequence(&generator)
      case 2: Array(generator.element(of: pieces).utf8)
      default: Array(generator.element(of: keys).utf8)
      }
    }
  }

  /// Returns a control sequence with numbers at the limits of integers, signs and any final byte.
  private static func sequence(_ generator: inout SeededGenerator) -> [UInt8] {
    let parameters = (0..<generator.integer(in: 0...3)).map { _ in generator.element(of: numbers) }
    let separator = generator.element(of: [";", ":", "", "-"])
    let final = UInt8(generator.integer(in: 0x40...0x7E))
    return Array("\u{1B}[\(parameters.joined(separator: separator))".utf8) + [final]
  }

  private static let numbers = [
    "", "0", "1", "-1", "5", "200", "201", "9999", "99999", "2147483648", "-2147483649", "4294967296",
    "9223372036854775807", "-9223372036854775808", "-9223372036854775809", "18446744073709551616",
    String(repeating: "9", count: 40), "?1", "<0",
  ]

  private static let pieces = [
    "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]0;", "\u{1B}P", "\u{1B}[[", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}\\",
    "\u{7}",
    "\u{1B}[0n", "\u{9B}", "黄金", "e\u{301}", "👩‍👩‍👧",
  ]

  /// The bytes that keyboards send; keys with effects are more frequent.
  private static let keys =
    ["\r", "\r", "\r", "\u{1B}[A", "\u{1B}[B", "\u{1B}[B", "\u{1B}[C", "\u{1B}[C", "\u{1B}[D", "\u{1B}OA", "\u{1B}OP"]
    + ["\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[1;5C", "\u{7F}", "\t", " "]
    + "0123456789RGYBXgilmrsfxu*?/aeknpt".map(String.init)
}
