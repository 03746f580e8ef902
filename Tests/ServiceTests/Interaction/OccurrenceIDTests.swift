import Calls
import InteractionFixtures
import InteractionService
import MediaFuzz
import TestSupport
import Testing

/// IDs of occurrences.
@Suite struct OccurrenceIDTests {
  @Test func anIDHoldsItsTime() {
    #expect(OccurrenceID(base: "q7", time: .evening(315)).text == "q7@20261121T200515Z")
    #expect(OccurrenceID(base: "q7", time: .evening(0.25)).text == "q7@20261121T200000.250Z")
    #expect(OccurrenceID(base: "q7", time: nil).text == "q7")
  }

  @Test(arguments: [-62_167_219_200_000, -1, 0, 1, 1_795_291_200_000, 253_402_300_799_999])
  func everyIDIsReadBack(_ unixMS: Int64) {
    let id = OccurrenceID(base: "q", time: Instant(unixMS: unixMS))
    #expect(OccurrenceID(id.text) == id)
  }

  @Test(arguments: [
    "q@", "q@20261121T200500", "q@20261121T2005Z", "q@2026-11-21T20:05:00Z", "q@20261121t200500Z",
    "q@20261121T200500.000Z", "q@20261121T210500+0100", "q@20260230T200500Z", "q@q@20261121T200500Z",
    "q@20261121T200500Z ", "q@+0261121T200500Z",
  ])
  func otherFormsOfATimeAreNoIDs(_ text: String) {
    #expect(OccurrenceID(text) == nil)
  }

  @Test func longTextsAreNoIDs() {
    #expect(OccurrenceID(String(repeating: "q", count: 200)) != nil)
    #expect(OccurrenceID(String(repeating: "q", count: 201)) == nil)
    #expect(OccurrenceID("q@" + String(repeating: "2", count: 1_000_000)) == nil)
  }

  @Test func whateverIsReadIsWrittenAlike() {
    var random = SeededGenerator(seed: 0x0CC0)
    for _ in 0..<5_000 {
      let text = FuzzedText.mutated("q7@20261121T200515Z", with: ["@", "T", "Z", "9", "-", ":", "é"], using: &random)
      if let id = OccurrenceID(text) { #expect(id.text == text) }
    }
  }
}
