import TestSupport
import Testing

@testable import Guides

/// Guides of real broadcasters, which are not part of the repository.
///
/// The expected numbers were confirmed by an independent program, based on Python's ElementTree and datetime.
@Suite(.enabled(if: Repository.sharedFolder("xmltv") != nil, "needs ../shared/xmltv")) struct RealGuideTests {
  @Test(arguments: [
    ("au-oztivo-2009", 3, 129, [:]),
    ("mn-epgmn-2026", 36, 2_215, ["no-zone": 1]),
    (
      "id-bogar-tv-2020", 75, 4_336,
      ["no-id": 357, "duplicate-channel": 37, "overlap": 364, "stop-before-start": 2]
    ),
  ])
  func readsRealGuides(
    _ name: String, _ channelCount: Int, _ programmeCount: Int, _ problemCounts: [String: Int]
  ) throws {
    let written = try WrittenGuide(path: "\(try #require(Repository.sharedFolder("xmltv")))/\(name).xml")
    #expect(written.guide.channelCount == channelCount)
    #expect(written.channels.count == channelCount)
    #expect(written.guide.programmeCount == programmeCount)
    #expect(written.programmes.count == programmeCount)
    #expect(Dictionary(grouping: written.guide.problems, by: \.code).mapValues(\.count) == problemCounts)
    for (former, next) in zip(written.programmes, written.programmes.dropFirst()) where former.channel == next.channel {
      #expect(former.stop <= next.start)
    }
  }
}
