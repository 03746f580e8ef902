import TestSupport
import Testing

@testable import Terminal

/// Whatever bytes a terminal sends, the decoder neither traps nor gets stuck, and takes no part of a sequence for a key.
@Suite struct InputDecoderFuzzTests {
  /// Numbers at the limits of integers, with signs, and with more digits than any integer has.
  static let numbers = [
    "", "0", "00", "1", "5", "8", "9", "16", "200", "201", "9999", "10000", "-0", "-1", "--1", "+1", "1-",
    "2147483647", "2147483648", "-2147483648", "4294967296", "9223372036854775806", "9223372036854775807",
    "9223372036854775808", "-9223372036854775807", "-9223372036854775808", "-9223372036854775809",
    "18446744073709551615", "18446744073709551616", String(repeating: "9", count: 40),
    String(repeating: "0", count: 80) + "1",
  ]

  @Test(arguments: numbers)
  func skipsOrDecodesControlSequencesWithAnyNumber(number: String) {
    let parameters = [
      number, "1;\(number)", "\(number);1", "1;1;\(number)", "1:\(number)", "<\(number)", "?\(number);2",
    ]
    for final in UInt8(0x40)...0x7E {
      for parameter in parameters {
        let bytes = Array("\u{1B}[\(parameter)".utf8) + [final] + Array("\u{1B}[201~i".utf8)
        let inputs = InputDecoder.decodeAll(bytes)
        #expect(inputs.count <= 2 && inputs.last == .character("i"), "\(parameter), final byte \(final)")
        #expect(InputDecoder.decodeByteByByte(bytes) == inputs, "\(parameter), final byte \(final)")
      }
    }
  }

  @Test(arguments: ["1;-9223372036854775808", "-1;5", "1-;5", "1;99999", "99999", "1;5 ", "1;?5"])
  func takesNoMalformedParameterForAKey(parameter: String) {
    #expect(InputDecoder.decodeAll("\u{1B}[\(parameter)A") == [])
    #expect(InputDecoder.decodeAll("\u{1B}[\(parameter)~") == [])
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func decodesRandomBytesAlikeHoweverTheyAreCut(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1000 {
      let bytes = Self.bytes(&random)
      let inputs = InputDecoder.decodeAll(bytes)
      #expect(inputs.count <= bytes.count, "seed \(seed): \(bytes)")
      #expect(InputDecoder.decodeByteByByte(bytes) == inputs, "seed \(seed): \(bytes)")
      for case .key(let name) in inputs {
        let canBeBound = KeyName.refusal(of: name) == nil || KeyName.signals.contains(name)
        #expect(KeyName.isKnown(name) && canBeBound, "seed \(seed): \(name)")
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func decodesTheNextKeyAfterRandomBytesAndPauses(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var decoder = InputDecoder()
      var nowMS: Int64 = 0
      for _ in 0..<4 {
        _ = decoder.feed(Self.bytes(&random), atMS: nowMS)
        nowMS += Int64(random.integer(in: 0...50))
        _ = decoder.timeOut(atMS: nowMS)
      }
      _ = decoder.timeOut(atMS: nowMS + 10_000)
      #expect(decoder.deadlineMS == nil, "seed \(seed)")
      #expect(decoder.feed([0x69], atMS: nowMS + 10_000) == [.character("i")], "seed \(seed)")
    }
  }

  /// Bytes that look like terminal input: mostly pieces of sequences, some of them any byte.
  private static func bytes(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<random.integer(in: 0...12)).flatMap { _ in
      switch random.integer(in: 0...9) {
      case 0: [UInt8.random(in: .min ... .max, using: &random)]
      case 1, 2: Array(random.element(of: numbers).utf8)
      case 3, 4, 5: Array(random.element(of: introducers).utf8)
      default: [random.element(of: significantBytes)]
      }
    }
  }

  private static let introducers = [
    "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}[[", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}\\",
    "\u{1B}[0n", "\u{1B}[M", "\u{1B}[<", "\u{1B}[27;", "\u{1B}P1+r", "\u{1B}]11;rgb:", "\u{1B}O2",
  ]

  /// All bytes that the grammar of sequences or UTF-8 tells apart, and letters that are keys.
  private static let significantBytes: [UInt8] =
    Array("-:;<=>?+ !\"#$%&'()*,./0123456789@ABCDEFHIMOPQRSXZ[\\]^_`cijknpu{|}~".utf8) + [
      0x00, 0x03, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x18, 0x1A, 0x1B, 0x7F, 0x80, 0x9B, 0x9C, 0xA9, 0xC0, 0xC3, 0xE4, 0xED,
      0xF0, 0xF4, 0xF5, 0xFF,
    ]
}
