import Attributes
import Testing

@Suite struct NameFoldingTests {
  @Test(arguments: [
    ("Canon EOS 5D", "canon eos 5d"), ("Éclair", "éclair"), ("E\u{301}CLAIR", "éclair"), ("VOIGTLÄNDER", "voigtländer"),
    ("ΣΊΓΜΑ", "σίγμα"), ("Å\u{212B}", "åå"), ("佳能", "佳能"), ("", ""),
  ])
  func spellingsOfANameHaveTheSameBytes(_ name: String, _ folded: String) {
    #expect(Array(name.foldedForComparison().utf8) == Array(folded.foldedForComparison().utf8))
    #expect(Array(name.foldedForComparison().unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test func namesThatDifferStayApart() {
    for (left, right) in [("Eclair", "Éclair"), ("Straße", "Strasse"), ("Canon", "Canon "), ("O", "0")] {
      #expect(left.foldedForComparison() != right.foldedForComparison(), "\(left), \(right)")
    }
  }

  @Test func foldingTwiceChangesNothing() {
    let scalars = (0...0x2FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let changed = scalars.filter { scalar in
      let folded = String(Character(scalar)).foldedForComparison()
      return !folded.utf8.elementsEqual(folded.foldedForComparison().utf8)
    }
    #expect(changed.isEmpty)
  }
}
