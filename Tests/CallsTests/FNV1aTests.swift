import Calls
import Testing

/// Hashes that databases and caches keep, so that they never change.
@Suite struct FNV1aTests {
  /// The first three are test vectors of draft-eastlake-fnv; the last is a text as a workspace hashes it.
  @Test(
    arguments: [
      ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
      ("{\"id\":\"canon-eos-5d\"}\n", "a05309bcd1bfaddb"),
    ])
  func hasItsPublishedValues(text: String, hash: String) {
    #expect(FNV1a.hex(of: text.utf8) == hash)
  }

  @Test func piecesHashLikeTheWhole() {
    let text = "Canon EOS 5D Mark III"
    for cut in 0...text.utf8.count {
      var hash = FNV1a()
      hash.add(text.utf8.prefix(cut))
      hash.add(AnySequence(text.utf8.dropFirst(cut)))
      #expect(String(hash.value, radix: 16) == FNV1a.hex(of: text.utf8))
    }
  }
}
