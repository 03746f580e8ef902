import Foundation
import InteractionService
import TestSupport
import Testing

@testable import Guides

/// The channels, programmes and problems of guides. The first line is that of `<tv>`.
@Suite struct GuideContentTests {
  typealias Written = WrittenGuide

  @Test func readsChannelsAndProgrammes() throws {
    let written = try Written(
      """
      <channel id="one.example"><display-name lang="en">One</display-name><display-name lang="zh">一台</display-name></channel>
      <programme start="20261121200000 +0000" stop="20261121203000 +0000" channel="one.example">
        <title lang="en">Golden
          hour</title><title lang="zh_CN">黄金时刻</title>
        <sub-title lang="en">Kites</sub-title><desc lang="en">Light &amp; shade.</desc><desc>Sans langue</desc>
        <credits><actor>Nobody</actor></credits><category>Arts</category><icon src="x.png"/><rating><value>G</value></rating>
      </programme>
      """)
    #expect(written.channels == [GuideChannel(id: "one.example", name: LocalText(["en": "One", "zh-Hans": "一台"]))])
    let programme = try #require(written.programmes.first)
    #expect(programme.channel == "one.example")
    #expect(programme.start.rfc3339 == "2026-11-21T20:00:00Z")
    #expect(programme.stop.rfc3339 == "2026-11-21T20:30:00Z")
    #expect(programme.title == LocalText(["en": "Golden hour", "zh-Hans": "黄金时刻"]))
    #expect(programme.summary == LocalText(["en": "Kites · Light & shade.", "und": "Sans langue"]))
    #expect(written.problems == [])
  }

  @Test func acceptsAnEmptyGuide() throws {
    let written = try Written("")
    #expect(written.guide.channelCount == 0 && written.guide.programmeCount == 0 && written.problems == [])
  }

  @Test func acceptsProgrammesInAnyOrderAndBeforeTheirChannels() throws {
    let written = try Written(
      """
      \(Written.programme("1200", "1300", "Late"))
      \(Written.programme("1000", "1100", "Early"))
      \(Written.channel)
      """)
    #expect(written.timetable == ["10:00-11:00 Early", "12:00-13:00 Late"])
    #expect(written.problems == [])
  }

  // MARK: Times

  @Test func assumesStopTimesThatAreMissing() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", nil, "First"))
      \(Written.programme("1130", nil, "Last"))
      <programme start="20261118100000 +0000" channel="a"><title>Long ago</title></programme>
      """)
    #expect(written.timetable == ["10:00-10:00 Long ago", "10:00-11:30 First", "11:30-12:30 Last"])
    #expect(written.programmes.first?.stop.rfc3339 == "2026-11-19T10:00:00Z")
    #expect(written.problems == ["3 no-stop", "4 no-stop", "5 no-stop"])
  }

  @Test func cutsProgrammesThatOverlapTheNextOne() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1300", "Long"))
      \(Written.programme("1100", "1130", "Within"))
      \(Written.programme("1200", "1230", "Later"))
      """)
    #expect(written.timetable == ["10:00-11:00 Long", "11:00-11:30 Within", "12:00-12:30 Later"])
    #expect(written.problems == ["3 overlap"])
    #expect(
      written.guide.problems.first.map { english($0.anomaly) }
        == "The programme of a at 2026-11-21T10:00:00Z overlaps the next programme; it was cut to 2026-11-21T11:00:00Z."
    )
  }

  @Test func keepsTheLastOfSeveralProgrammesWithTheSameStart() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1100", "Announced"))
      \(Written.programme("1000", "1030", "Shown"))
      """)
    #expect(written.timetable == ["10:00-10:30 Shown"])
    #expect(written.problems == ["3 overlap"])
  }

  @Test func skipsDuplicateProgrammes() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1100", "Film"))
      \(Written.programme("1000", "1100", " Film "))
      \(Written.programme("1000", "1100", "Film", channel: "b"))
      """)
    #expect(written.timetable == ["10:00-11:00 Film", "10:00-11:00 Film"])
    #expect(written.problems == ["4 duplicate", "5 unknown-channel"])
  }

  @Test func skipsProgrammesThatStopBeforeTheyStart() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "0900", "Backwards"))
      \(Written.programme("1000", "1000", "Nothing"))
      \(Written.programme("1000", "1030", "News"))
      """)
    #expect(written.timetable == ["10:00-10:30 News"])
    #expect(written.problems == ["3 stop-before-start", "4 stop-before-start"])
  }

  @Test func reportsInvalidTimes() throws {
    let written = try Written(
      """
      \(Written.channel)
      <programme start="20260230100000 +0000" channel="a"><title>30th of February</title></programme>
      <programme start="20261121100000 +0000" stop="soon" channel="a"><title>Open</title></programme>
      <programme stop="20261121100000 +0000" channel="a"><title>Without a start</title></programme>
      <programme start="2026112112 +0000" stop="20261121130000 +0000" channel="a"><title>Short</title></programme>
      """)
    #expect(written.timetable == ["10:00-12:00 Open", "12:00-13:00 Short"])
    #expect(written.problems == ["3 bad-time", "4 bad-time", "4 no-stop", "5 no-start", "6 odd-time"])
  }

  @Test func reportsMissingAndAmbiguousZonesOnce() throws {
    let written = try Written(
      """
      \(Written.channel)
      <programme start="20261121100000" stop="20261121110000" channel="a"><title>UTC</title></programme>
      <programme start="20261121110000" stop="20261121120000" channel="a"><title>UTC again</title></programme>
      <programme start="20261121080000 EST" stop="20261121090000 EST" channel="a"><title>New York</title></programme>
      """)
    #expect(written.timetable == ["10:00-11:00 UTC", "11:00-12:00 UTC again", "13:00-14:00 New York"])
    #expect(written.problems == ["3 no-zone", "5 ambiguous-zone"])
    #expect(
      written.guide.problems.map { english($0.anomaly) } == [
        "4 times without a time zone, here the first: read as UTC.",
        "2 times with the ambiguous time zone EST, here the first: read as UTC-05:00.",
      ])
  }

  // MARK: Channels

  @Test func skipsEntriesWithoutAChannel() throws {
    let written = try Written(
      """
      <channel id=""><display-name>Nameless</display-name></channel>
      <channel><display-name>Nameless too</display-name></channel>
      \(Written.programme("1000", "1100", "Lost", channel: " "))
      """)
    #expect(written.channels.isEmpty && written.programmes.isEmpty)
    #expect(written.problems == ["2 no-id", "3 no-id", "4 no-id"])
  }

  @Test func namesUndeclaredChannelsByTheirID() throws {
    let written = try Written(
      """
      \(Written.programme("1000", "1100", "One", channel: "МҮОНТ"))
      \(Written.programme("1100", "1200", "Two", channel: "МҮОНТ"))
      """)
    #expect(written.channels == [GuideChannel(id: "МҮОНТ", name: LocalText(["und": "МҮОНТ"]))])
    #expect(written.problems == ["2 unknown-channel"])
    #expect(
      written.guide.problems.first.map { english($0.anomaly) }
        == "The channel МҮОНТ is not declared; its id is shown as its name. It has 2 programmes.")
  }

  @Test func usesTheFirstDeclarationOfAChannel() throws {
    let written = try Written(
      """
      <channel id="a"><display-name>First</display-name></channel>
      <channel id="a"><display-name>Second</display-name></channel>
      <channel id="b"/>
      """)
    #expect(written.channels.map { $0.name("en") } == ["First", "b"])
    #expect(written.problems == ["3 duplicate-channel", "4 no-name"])
  }

  // MARK: Texts

  @Test func skipsProgrammesWithoutATitle() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1100", " "))
      """)
    #expect(written.programmes.isEmpty)
    #expect(written.problems == ["3 no-title"])
  }

  @Test func removesControlCharacters() throws {
    let written = try Written(
      Written.channel + Written.programme("1000", "1100", "Night\u{9B}31m &#x7F;&#9;of\u{85} the fox é"))
    #expect(written.programmes.first?.title("en") == "Night31m of the fox é")
  }

  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{2028}\n \u{2029}", "&#x2028;"])
  func readsEveryLineBreakAsABlank(lineBreak: String) throws {
    let written = try Written(
      Written.channel + Written.programme("1000", "1100", "\(lineBreak)Night\(lineBreak)train\(lineBreak)"))
    #expect(written.programmes.first?.title("en") == "Night train")
  }

  @Test(arguments: ["‘Night’ – train…", "Night\u{A0}train", "\u{2027}\u{202F}\u{20A8}"])
  func keepsCharactersWhoseBytesResembleLineBreaks(title: String) throws {
    let written = try Written(Written.channel + Written.programme("1000", "1100", title))
    #expect(written.programmes.first?.title("en") == title)
  }

  @Test func cutsLongTextsBetweenCharacters() throws {
    let written = try Written(
      Written.channel + "\n" + Written.programme("1000", "1100", String(repeating: "é", count: 300))
        + Written.programme("1100", "1200", String(repeating: "👩‍👩‍👧", count: 50_000)))
    #expect(written.programmes.map { $0.title("en") }[0] == String(repeating: "é", count: 250))
    #expect(written.programmes.allSatisfy { $0.title("en").utf8.count <= 500 && !$0.title("en").isEmpty })
    #expect(written.problems == ["3 too-long", "3 too-long"])
  }

  @Test func reportsUnknownElementsOnce() throws {
    let written = try Written(
      """
      \(Written.channel)
      <program start="20261121100000"/>
      <program start="20261121110000"><title>Misspelt</title></program>
      """)
    #expect(written.problems == ["3 unknown-element"])
    #expect(
      written.guide.problems.first.map { english($0.anomaly) }
        == "<program> is not an element of XMLTV; 2 occurrences, here the first, skipped.")
  }

  // MARK: Limits

  @Test func limitsTheNumberOfProblems() throws {
    let written = try Written(String(repeating: "<channel/>", count: 100_002))
    #expect(written.guide.problems.count == 100_001)
    #expect(written.guide.problems.last?.code == "too-many")
    #expect(
      written.guide.problems.last.map { english($0.anomaly) }
        == "There are more than 100000 problems; from here on they were skipped.")
  }

  @Test func limitsTheNumberOfChannels() throws {
    let written = try Written((0..<5_010).map { "<channel id=\"c\($0)\"/>\n" }.joined())
    #expect(written.guide.channelCount == 5_000)
    #expect(written.guide.problems.filter { $0.code == "too-many" }.map(\.line) == [5_002])
  }

  @Test func limitsTheLanguagesOfAText() throws {
    let titles = (0..<26 * 26).map { index in
      let tag = [index / 26, index % 26].compactMap { Unicode.Scalar(UInt32(0x61 + $0)) }.map(String.init).joined()
      return "<title lang=\"\(tag)\">\(tag)</title>"
    }
    let programme = Written.programme("1000", "1100", "P").replacing("<title>P</title>", with: titles.joined())
    #expect(try Written(Written.channel + programme).programmes.first?.title.texts.count == 50)
  }

  @Test func countsUnknownEntities() throws {
    let document = "<!DOCTYPE tv SYSTEM \"xmltv.dtd\">\n<tv>\(String(repeating: "&ok;", count: 1_000))</tv>"
    let problems = try Written(document: document).guide.problems
    #expect(
      problems.map { english($0.anomaly) } == [
        "The entity &ok; is not defined; 1000 occurrences, here the first, read as text."
      ])
  }

  @Test func returnsBatchesOfLimitedSize() throws {
    let entries = (0..<5_000).map { Written.programme("1000", "1100", "P", channel: "c\($0 % 4_000)") }
    let folder = try TemporaryFolder()
    let guide = try Guide(path: folder.write("<tv>\(entries.joined())</tv>", to: "guide.xml"))
    #expect(guide.channelCount == 4_000 && guide.programmeCount == 4_000)
    let batches = try guide.makeBatchReader()
    var sizes: [Int] = []
    while let batch = try batches.next() { sizes.append(batch.programmes.count) }
    #expect(sizes.reduce(0, +) == 4_000)
    #expect(sizes.allSatisfy { $0 < 2_000 })
  }

  @Test func detectsAFileThatHasChanged() throws {
    let folder = try TemporaryFolder()
    let document = "<tv>\(Written.programme("1000", "1100", "A"))\(Written.programme("1100", "1200", "B"))</tv>"
    let guide = try Guide(path: folder.write(document, to: "guide.xml"))
    folder.write("<tv></tv>", to: "guide.xml")
    let batches = try guide.makeBatchReader()
    #expect(throws: GuideError.self) { while try batches.next() != nil {} }
  }
}
