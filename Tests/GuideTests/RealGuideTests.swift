import Foundation
import Testing

@testable import Guides

/// Guides of real broadcasters, which lie beside the repository where they lie at all.
///
/// The numbers were found by another program as well: Python's ElementTree and datetime, a list a channel, sorted and walked.
@Suite(.enabled(if: RealGuides.areThere, "there are no guides in ../shared/xmltv")) struct RealGuideTests {
  @Test(arguments: [
    ("au-oztivo-2009", 3, 129, [:]),
    ("mn-epgmn-2026", 36, 2_215, ["no-zone": 1]),
    (
      "id-bogar-tv-2020", 75, 4_336,
      ["no-id": 357, "duplicate-channel": 37, "overlap": 364, "stop-before-start": 2]
    ),
  ])
  func realGuidesAreRead(
    _ name: String, _ channelCount: Int, _ programmeCount: Int, _ problemCounts: [String: Int]
  ) throws {
    let written = try WrittenGuide(path: "\(RealGuides.folder)/\(name).xml")
    #expect(written.guide.channelCount == channelCount)
    #expect(written.channels.count == channelCount)
    #expect(written.guide.programmeCount == programmeCount)
    #expect(written.programmes.count == programmeCount)
    #expect(Dictionary(grouping: written.guide.problems, by: \.code).mapValues(\.count) == problemCounts)
    for (former, next) in zip(written.programmes, written.programmes.dropFirst()) where former.channel == next.channel {
      #expect(try #require(former.stop) <= next.start)
    }
  }
}

/// Where the real guides lie.
private enum RealGuides {
  static let folder = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    .appendingPathComponent("shared/xmltv").path
  static let areThere = FileManager.default.fileExists(atPath: folder)
}
