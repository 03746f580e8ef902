import Calls
import Foundation
import TestSupport
import Testing

@testable import Guides

/// Guides with faults in their XML, encoding, texts and times: the rest is read, and the faults are reported.
@Suite struct GuideRepairTests {
  private static func guide(_ title: String, _ more: String = "") -> String {
    "\(WrittenGuide.channel)\n\(WrittenGuide.programme("1000", "1100", title))\n\(more)"
      + WrittenGuide.programme("1100", "1200", "News")
  }

  private static func titles(_ written: WrittenGuide) -> [String] { written.programmes.map { $0.title("en") } }

  @Test func aBareAmpersandIsRepairedAndNamedWithItsPlace() throws {
    let written = try WrittenGuide(Self.guide("Dailey & Vincent"))
    #expect(Self.titles(written) == ["Dailey & Vincent", "News"])
    let problem = try #require(written.guide.problems.first)
    #expect(problem.line == 3 && problem.column == 95 && problem.code == "repaired")
    #expect(english(problem.anomaly) == "A bare & was read as &amp;.")
  }

  @Test(arguments: [
    ("</desc>", "repaired"), ("\u{1}", "repaired"), ("<!-- a -- b -->", "repaired"), ("]]>", "repaired"),
  ])
  func aFaultBetweenEntriesCostsNothing(fault: String, code: String) throws {
    let written = try WrittenGuide(Self.guide("Film", fault))
    #expect(Self.titles(written) == ["Film", "News"])
    #expect(written.problems == ["4 \(code)"])
  }

  @Test(arguments: [
    ("Dailey &amp Vincent", "Dailey & Vincent"), ("a &lt b", "a < b"), ("&quot x", "\" x"),
    ("AT&amp,T", "AT&,T"),
  ])
  func aReferenceWithoutASemicolonIsItsCharacter(title: String, expected: String) throws {
    let written = try WrittenGuide(Self.guide(title))
    #expect(Self.titles(written) == [expected, "News"] && written.problems == ["3 repaired"])
  }

  @Test(arguments: ["?a=1&amp=2", "&copy 2020", "&ampere x"])
  func otherAmpersandsAreText(title: String) throws {
    #expect(Self.titles(try WrittenGuide(Self.guide(title))) == [title, "News"])
  }

  @Test(arguments: [
    ("tv", "TV"), ("tv", "x:tv"), ("programme", "PROGRAMME"), ("title", "Title"), ("channel", "x:channel"),
  ])
  func namesMayBeInCapitalsAndHaveAPrefix(name: String, other: String) throws {
    let document = "<tv>\n\(Self.guide("Film"))</tv>"
      .replacing("<\(name)>", with: "<\(other)>").replacing("<\(name) ", with: "<\(other) ")
      .replacing("</\(name)>", with: "</\(other)>")
    let written = try WrittenGuide(document: document)
    #expect(Self.titles(written) == ["Film", "News"] && written.channels.count == 1 && written.problems == [])
  }

  @Test func attributesMayBeInCapitals() throws {
    let guide = Self.guide("Film").replacing("start=", with: "START=").replacing("channel=", with: "Channel=")
    #expect(Self.titles(try WrittenGuide(guide)) == ["Film", "News"])
  }

  @Test(arguments: ["", "</tv>"]) func theRootElementMayBeMissing(end: String) throws {
    let written = try WrittenGuide(document: "<?xml version=\"1.0\"?>\n" + Self.guide("Film") + end)
    #expect(Self.titles(written) == ["Film", "News"] && written.problems == ["2 repaired"])
    #expect(throws: GuideError.self) { try WrittenGuide(document: Self.guide("Film") + "<programme>") }
  }

  @Test func manyRepairsAreCounted() throws {
    let written = try WrittenGuide(Self.guide(String(repeating: "&", count: 400)))
    #expect(written.guide.problems.count == 101)
    #expect(written.guide.problems.contains { english($0.anomaly) == "300 more repairs, here the first." })
    #expect(Self.titles(written)[0] == String(repeating: "&", count: 400))
  }

  @Test(arguments: ["", "<!DOCTYPE tv SYSTEM \"xmltv.dtd\">\n"])
  func entitiesOfHTMLAreTheirCharacters(documentType: String) throws {
    let document = "\(documentType)<tv>\(Self.guide("Caf&eacute; &hellip; &Omega;&#233;"))</tv>"
    let written = try WrittenGuide(document: document)
    #expect(Self.titles(written)[0] == "Café … Ωé" && written.problems == [])
  }

  @Test func entitiesInAttributesAndSectionsAreTheirCharacters() throws {
    let written = try WrittenGuide(
      """
      <channel id="caf&eacute;"><display-name><![CDATA[Caf&eacute; & <b>more</b>]]></display-name></channel>
      \(WrittenGuide.programme("1000", "1100", "Un&amp;eacute; soir&amp;#233;e &amp;amp; more", channel: "café"))
      """)
    #expect(written.channels.map(\.id) == ["café"] && written.channels[0].name("en") == "Café & more")
    #expect(Self.titles(written) == ["Uné soirée & more"])
    #expect(written.problems == ["2 escaped-twice"])
  }

  @Test(arguments: [
    ("First <b>bold</b> then<br/>second", "First bold then second"), ("Foo<br>bar<br />baz", "Foo bar baz"),
    ("<b>B</b>ig", "Big"), ("<p>One</p><p>Two</p>", "One Two"), ("a<x:y>b</x:y>c", "a b c"),
    ("&lt;b&gt;Bold&lt;/b&gt;&lt;br/&gt;&lt;a href=&quot;x&quot;&gt;link&lt;/a&gt;", "Bold link"),
    ("<![CDATA[<p>One</p><p>Two</p>]]>", "One Two"), ("I &lt;3 you &lt;Name&gt;", "I <3 you <Name>"),
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"), ("a<!-- b -->c", "ac"),
  ])
  func markupDoesNotGlueWords(title: String, expected: String) throws {
    #expect(Self.titles(try WrittenGuide(Self.guide(title)))[0] == expected)
  }

  // MARK: Encodings

  @Test func bytesThatAreNotUTF8AreReadAsWindows1252() throws {
    let halves = GuideFormTests.document.components(separatedBy: "Émile")
    let bytes = Data(halves[0].utf8) + Data([0xC9]) + Data("mile ".utf8) + Data([0x93, 0x81]) + Data(halves[1].utf8)
    let written = try WrittenGuide(bytes: bytes)
    #expect(written.timetable == ["10:00-11:00 Émile “\u{FFFD}"])
    #expect(written.problems == ["5 repaired", "5 repaired", "5 repaired"])
    #expect(english(written.guide.problems[0].anomaly) == "The byte C9 is not UTF-8; it was read as windows-1252.")
    #expect(written.guide.problems.map(\.column) == [88, 94, 95])
  }

  @Test func anEncodingThatCannotBeIsIgnored() throws {
    let written = try WrittenGuide(document: GuideFormTests.document.replacing("UTF-8", with: "UTF-16"))
    #expect(written.timetable == ["10:00-11:00 Émile"] && written.problems == ["1 repaired"])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian])
  func wideEncodingsAreRepairedAsWell(encoding: String.Encoding) throws {
    let text = "<tv>\n\(Self.guide("Caf&eacute; & 📺 \u{1}"))\n</tv>"
    for mark in ["", "\u{FEFF}"] {
      let written = try WrittenGuide(bytes: try #require((mark + text).data(using: encoding)))
      #expect(Self.titles(written) == ["Café & 📺", "News"])
      #expect(written.problems == ["3 repaired", "3 repaired"])
    }
  }

  @Test func aHalfOfASurrogatePairIsReplaced() throws {
    let text = "<tv>\n\(Self.guide("A \u{F123} B"))\n</tv>"
    var bytes = Array(try #require(text.data(using: .utf16LittleEndian)))
    let index = try #require(bytes.indices.dropLast().first { bytes[$0] == 0x23 && bytes[$0 + 1] == 0xF1 })
    bytes[index + 1] = 0xD8
    let written = try WrittenGuide(bytes: Data(bytes))
    #expect(Self.titles(written) == ["A \u{FFFD} B", "News"] && written.problems == ["3 repaired"])
  }

  @Test func manyBytesThatAreNoCharactersTakeLinearTime() throws {
    let bytes = Data([0xFF, 0xFE]) + Data((0..<200_000).flatMap { _ in [0x00, 0xD8] as [UInt8] })
    #expect(try refusal(bytes) != "accepted")
  }

  @Test(arguments: ["GB18030", "Big5", "EUC-JP", "Shift_JIS", "EUC-KR", "KOI8-R", "ISO-8859-15", "ISO-2022-JP"])
  func brokenCharactersOfOtherEncodingsAreReplaced(name: String) throws {
    let halves = GuideFormTests.document.replacing("UTF-8", with: name).components(separatedBy: "Émile")
    let bytes = Data(halves[0].utf8) + Data("News ".utf8) + Data([0xFF, 0x20]) + Data(halves[1].utf8)
    let written = try WrittenGuide(bytes: bytes)
    #expect(written.timetable.count == 1 && written.timetable[0].hasPrefix("10:00-11:00 News"))
  }

  @Test func aFaultAtTheBorderOfAChunkIsRepaired() throws {
    let programme = WrittenGuide.programme("1000", "1100", "é & ü &eacute;</b>")
    for offset in 65_400..<65_540 {
      let padding = Data(repeating: UInt8(ascii: "x"), count: offset)
      let written = try WrittenGuide(bytes: Data("<tv><!--".utf8) + padding + Data("-->\(programme)</tv>".utf8))
      #expect(Self.titles(written) == ["é & ü é"])
    }
  }

  @Test func whatEndsTooEarlyIsRefused() throws {
    for document in ["<tv>\n<channel id=\"a\"", "<tv><programme>", "<tv><![CDATA[x", "<tv><!-- x", "<tv>\n&"] {
      #expect(try refusal(Data(document.utf8)).hasSuffix("it ends too early: the file is incomplete"), "\(document)")
    }
  }

  @Test func twoGuidesInOneFileAreRead() throws {
    let second = GuideFormTests.document.replacing("2026112110", with: "2026112109").replacing("Émile", with: "Early")
    let written = try WrittenGuide(document: GuideFormTests.document + second)
    #expect(Self.titles(written) == ["Early", "Émile"])
  }

  // MARK: Times

  @Test(arguments: [
    ("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"), ("2026-11-21T10:00:00+01:00", "2026-11-21T09:00:00Z"),
    ("2026-11-21 10:00:00 +0100", "2026-11-21T09:00:00Z"), ("2026-11-21T10:00", "2026-11-21T10:00:00Z"),
    ("2026-11-21T10:00:00.123Z", "2026-11-21T10:00:00Z"), ("20261121T100000Z", "2026-11-21T10:00:00Z"),
    ("20261121T1000+0100", "2026-11-21T09:00:00Z"), ("20261121100000.000 +0000", "2026-11-21T10:00:00Z"),
    ("2026-11-21", "2026-11-21T00:00:00Z"), ("2026-11-21T23:59:60Z", "2026-11-22T00:00:00Z"),
    ("20261121100000 Europe/Berlin", "2026-11-21T09:00:00Z"), ("20260721100000 Europe/Berlin", "2026-07-21T08:00:00Z"),
  ])
  func isoTimesAndNamedZonesAreTimes(text: String, expected: String) {
    #expect(GuideTime(text)?.instant.rfc3339 == expected)
  }

  @Test(arguments: [
    "2026-11-31T10:00:00Z", "2026-11-21T25:00:00Z", "2026-11-21Tten", "2026-1-2T10:00:00Z", "20261121T10000Z",
    "2026-11-21T10:0:00Z", "2026-11-21T10:00:00.Z", "20261121100000 Europe/Atlantis", "2026-11-", "2026-11-21T",
  ])
  func otherTextIsNoTime(text: String) {
    #expect(GuideTime(text) == nil)
  }

  @Test func timesWithoutAZoneAreInTheOneGiven() throws {
    let folder = try TemporaryFolder()
    let times = ["20261025013000", "20261025023000", "20261025020000", "20261025030000", "20261025040000 +0000"]
    let programmes = zip(times, times.dropFirst()).enumerated().map { index, span in
      "<programme start=\"\(span.0)\" stop=\"\(span.1)\" channel=\"a\"><title>P\(index)</title></programme>"
    }
    let path = folder.write("<tv>\(WrittenGuide.channel)\(programmes[0])\(programmes[3])</tv>", to: "guide.xml")
    let zone = try #require(ZoneOffsets(name: "Europe/Berlin"))
    let guide = try Guide(path: path, zone: zone)
    #expect(guide.problems.isEmpty)
    let batch = try #require(try guide.makeBatchReader().next())
    #expect(batch.programmes.map(\.start.rfc3339) == ["2026-10-24T23:30:00Z", "2026-10-25T02:00:00Z"])
    #expect(batch.programmes[0].stop.rfc3339 == "2026-10-25T00:30:00Z")
  }

  @Test func aProgrammeThroughTheRepeatedHourHasItsLength() throws {
    let folder = try TemporaryFolder()
    let programme =
      "<programme start=\"20261025023000\" stop=\"20261025021500\" channel=\"a\"><title>P</title></programme>"
    let path = folder.write("<tv>\(WrittenGuide.channel)\(programme)</tv>", to: "guide.xml")
    let zone = try #require(ZoneOffsets(name: "Europe/Berlin"))
    let guide = try Guide(path: path, zone: zone)
    let read = try #require(try guide.makeBatchReader().next()?.programmes.first)
    #expect(read.start.rfc3339 == "2026-10-25T00:30:00Z" && read.stop.rfc3339 == "2026-10-25T01:15:00Z")
  }

  // MARK: Channels

  @Test(
    arguments: [
      (["2.1 KTVU-DT", "2.1", "KTVU-DT", "FOX2"], nil, 2, "KTVU-DT"), (["2 KTVU"], nil, 2, "2 KTVU"),
      (["KTVU"], "7", 7, "KTVU"), (["2 KTVU", "KTVU"], "7", 7, "KTVU"), (["KTVU", "2"], nil, 2, "KTVU"),
      (["2", "KTVU"], nil, 2, "KTVU"), (["Channel 4"], nil, nil, "Channel 4"),
      (["13th Street"], nil, nil, "13th Street"),
      (["3sat"], nil, nil, "3sat"), (["KTVU"], "0", nil, "KTVU"), (["KTVU"], "10000", nil, "KTVU"),
      (["KTVU"], "two", nil, "KTVU"), (["0 KTVU"], nil, nil, "0 KTVU"), (["24-1 KTVU", "KTVU"], nil, 24, "KTVU"),
      (["20250 KTVU"], nil, nil, "20250 KTVU"), (["KTVU"], " 12 ", 12, "KTVU"),
    ] as [([String], String?, Int?, String)])
  func numbersAreTakenFromLCNAndNames(names: [String], lcn: String?, number: Int?, name: String) throws {
    let elements = names.map { "<display-name>\($0)</display-name>" }.joined()
    let written = try WrittenGuide("<channel id=\"a\">\(elements)\(lcn.map { "<lcn>\($0)</lcn>" } ?? "")</channel>")
    #expect(written.channels.first?.number == number)
    #expect(written.channels.first?.name("en") == name)
  }

  @Test func theMostCertainOfEqualNumbersWins() throws {
    let channels = [
      ("a", "<display-name>5 Five</display-name>"), ("b", "<display-name>Six</display-name><lcn>5</lcn>"),
      ("c", "<display-name>2.2 X</display-name>"), ("d", "<display-name>2.1 Y</display-name>"),
      ("e", "<display-name>7 First</display-name>"), ("f", "<display-name>7 Second</display-name>"),
    ]
    let written = try WrittenGuide(channels.map { "<channel id=\"\($0)\">\($1)</channel>" }.joined())
    #expect(written.channels.map(\.number) == [nil, 5, nil, 2, 7, nil])
  }

  @Test func longIDsAreShortenedAndStayDifferent() throws {
    let long = String(repeating: "é", count: 150)
    let written = try WrittenGuide(
      ["1", "2"].map { end in
        "<channel id=\"\(long)\(end)\"><display-name>\(end)</display-name></channel>\n"
          + WrittenGuide.programme("1000", "1100", "P\(end)", channel: long + end)
          + WrittenGuide.programme("1100", "1200", "Q\(end)", channel: long + end)
      }.joined(separator: "\n"))
    #expect(Set(written.channels.map(\.id)).count == 2 && written.channels.allSatisfy { $0.id.utf8.count <= 200 })
    #expect(written.channels.allSatisfy { $0.id.hasPrefix("ééé") })
    #expect(Set(written.programmes.map(\.channel)) == Set(written.channels.map(\.id)))
    #expect(written.programmes.count == 4 && written.problems == ["2 too-long", "4 too-long"])
  }
}
