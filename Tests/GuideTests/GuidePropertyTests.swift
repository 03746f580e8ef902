import InteractionService
import TestSupport
import Testing

@testable import Guides

/// Properties of every guide, checked on random and on damaged documents.
@Suite struct GuidePropertyTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func everyGuideThatIsReadHasProgrammesInSequence(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let entries = FuzzedText.random(of: Self.entries, count: 12, using: &random)
      try expectSequence("<tv>\n\(entries)</tv>", seed: seed)
      try expectSequence(FuzzedText.mutated(Self.document, with: Self.pieces, using: &random), seed: seed)
    }
  }

  /// Expects that the guide is malformed, or that its programmes have a stop after their start and do not overlap.
  private func expectSequence(_ document: String, seed: UInt64) throws {
    let guide: WrittenGuide
    do {
      guide = try WrittenGuide(document: document)
    } catch let error as GuideError {
      #expect(error.kind == .malformed, "seed \(seed): \(error) in \(document)")
      return
    }
    #expect(guide.guide.programmeCount == guide.programmes.count, "seed \(seed)")
    #expect(guide.guide.channelCount == guide.channels.count, "seed \(seed)")
    // A problem without a sentence has its key as its text.
    let sentences = guide.guide.problems.map { english($0.anomaly) }
    #expect(sentences.allSatisfy { !$0.contains("guideProblem.") && !$0.contains("guideRepair.") }, "seed \(seed)")
    #expect(guide.guide.problems.allSatisfy { $0.line > 0 }, "seed \(seed)")
    let starts = guide.programmes.dropFirst().map { (channel: $0.channel, start: $0.start) }
    for (programme, next) in zip(guide.programmes, starts.map(Optional.some) + [nil]) {
      let stop = programme.stop
      let isBeforeNext = next.map { $0.channel != programme.channel || stop <= $0.start } ?? true
      #expect(programme.start < stop && isBeforeNext, "seed \(seed): \(document)")
    }
  }

  private static let document = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tv SYSTEM "xmltv.dtd">
    <tv>
    <channel id="a"><display-name lang="en">A</display-name></channel>
    <programme start="20261121100000 +0100" stop="20261121110000 +0100" channel="a"><title>One</title></programme>
    <programme start="20261121103000 +0100" channel="a"><title lang="de">Zwei</title><desc>Licht</desc></programme>
    <programme start="202611211100" stop="20261121120000 EST" channel="b"><title>Three</title></programme>
    </tv>
    """

  private static let pieces =
    [
      "<", ">", "/", "\"", "&", ";", "<tv>", "</tv>", "<programme ", "start=\"", "<title>", "</title>", "<!--", "-->",
      "<![CDATA[", "]]>", "<!DOCTYPE", "<!ENTITY a \"b\">", "&nbsp;", "&#0;", "&#x10FFFF;", "UTF-16", "é", "\u{0}",
      "\n",
    ] + FuzzedText.extremeNumbers

  /// Entries with times at and beyond the limits of their notation.
  private static let entries: [String] = {
    let times =
      ["", "2026", "20261121100000", "202611211000 +1559", "00000101", "99991231235960 -1559", "20261121103000 +0000"]
      + FuzzedText.extremeNumbers
    let programmes = times.flatMap { start in
      times.map { stop in
        "<programme start=\"\(start)\" stop=\"\(stop)\" channel=\"a\"><title>\(start.utf8.count % 3)</title></programme>\n"
      }
    }
    return programmes + ["<channel id=\"a\"/>", "<channel id=\"\"/>", "<program/>", "\n"]
  }()
}
