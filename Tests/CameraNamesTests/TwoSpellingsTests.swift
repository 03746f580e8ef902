import Foundation
import Testing

/// Lenses that Lensfun writes in two ways, as the camera does and in English, read with the whole table. A fixed lens has
/// no name of its own.
@Suite(
  "Two spellings of one lens",
  .enabled(if: NamesFixture.hasShared, "needs ../shared/catalog"))
struct TwoSpellingsTests {
  @Test("Nine in ten come out as one lens")
  func joined() throws {
    let names = try NamesFixture.names()
    let rows = try NamesFixture.rows(NamesFixture.shared.appending(path: "catalog/lensfun-lenses.tsv")).dropFirst()
    let pairs = rows.filter { $0.count > 2 && !$0[2].isEmpty && $0[1] != $0[2] && !$0[2].contains("fixed lens") }
    var split: [String] = []
    for pair in pairs where names.lens(pair[1], brand: pair[0]) != names.lens(pair[2], brand: pair[0]) {
      split.append("\(pair[1]) | \(pair[2])")
    }
    print("\(pairs.count - split.count) of \(pairs.count) lenses in two spellings come out as one; not", split)
    #expect(split.count * 10 <= pairs.count)
  }
}
