import Foundation
import TestSupport
import Testing

/// Lenses for which Lensfun has two spellings, the camera's and an English one. Fixed lenses, which have no names, are left
/// out.
@Suite(.enabled(if: Repository.sharedFolder("catalog") != nil, "needs ../shared/catalog"))
struct TwoSpellingsTests {
  @Test func joinsNineTenthsOfTheLenses() throws {
    let names = try NamesFixture.names()
    let rows = try NamesFixture.rows(NamesFixture.shared.appending(path: "catalog/lensfun-lenses.tsv")).dropFirst()
    let pairs = rows.filter { $0.count > 2 && !$0[2].isEmpty && $0[1] != $0[2] && !$0[2].contains("fixed lens") }
    var split: [String] = []
    for pair in pairs where names.lens(pair[1], brand: pair[0]) != names.lens(pair[2], brand: pair[0]) {
      split.append("\(pair[1]) | \(pair[2])")
    }
    print("\(pairs.count - split.count) of \(pairs.count) pairs of spellings are joined; not", split)
    #expect(!pairs.isEmpty && split.count * 10 <= pairs.count)
  }
}
