import Calls
import TestSupport
import Testing

/// Hashes are the same in every run and differ for similar inputs.
@Suite struct StableHashTests {
  @Test(
    arguments: [
      ("", 0xEFD0_1F60_BA99_2926), ("a", 0x82A2_A958_A9BE_CE5B), ("Canon EOS 5D", 0x9BF3_4337_C964_33E8),
    ] as [(String, UInt64)])
  func neverChanges(text: String, hash: UInt64) {
    #expect(StableHash.of(text) == hash)
  }

  @Test func isTheSameForEveryKindOfSequence() {
    var generator = SeededGenerator()
    let bytes = (0..<1_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let hash = StableHash.of(bytes)
    #expect(StableHash.of(bytes[...]) == hash)
    #expect(StableHash.of(bytes.lazy.map { $0 }) == hash)
    #expect(StableHash.of(AnySequence(bytes)) == hash)
  }

  @Test func differsInAllBitsForTextsThatDifferInTheirLastLetter() {
    let hashes = (0..<1_000).map { StableHash.of("device \($0)") }
    for bit in 0..<64 {
      let count = hashes.count { $0 >> bit & 1 == 1 }
      #expect((400...600).contains(count), "bit \(bit)")
    }
  }
}
