import Foundation
import InteractionService
import Testing

@testable import Guides

/// What a guide says, and what is odd about it; lines count from `<tv>`, which is the first.
@Suite struct GuideTests {
  typealias Written = WrittenGuide

  @Test func channelsAndProgrammesComeAsTheyStand() throws {
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
    #expect(programme.stop?.rfc3339 == "2026-11-21T20:30:00Z")
    #expect(programme.title == LocalText(["en": "Golden hour", "zh-Hans": "黄金时刻"]))
    #expect(programme.summary == LocalText(["en": "Kites · Light & shade.", "und": "Sans langue"]))
    #expect(written.problems == [])
  }

  @Test func anEmptyGuideIsAGuide() throws {
    let written = try Written("")
    #expect(written.guide.channelCount == 0 && written.guide.programmeCount == 0 && written.problems == [])
  }

  @Test func programmesComeInAnyOrderAndBeforeTheirChannels() throws {
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

  @Test func withoutAStopAProgrammeLastsUntilTheNextButNotOverADay() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", nil, "First"))
      \(Written.programme("1130", nil, "Last"))
      <programme start="20261118100000 +0000" channel="a"><title>Long ago</title></programme>
      """)
    #expect(written.timetable == ["10:00-10:00 Long ago", "10:00-11:30 First", "11:30-12:30 Last"])
    #expect(written.programmes.first?.stop?.rfc3339 == "2026-11-19T10:00:00Z")
    #expect(written.problems == ["3 no-stop", "4 no-stop", "5 no-stop"])
  }

  @Test func whatGoesOnWhenTheNextBeginsIsCut() throws {
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
      written.guide.problems.first?.message
        == "The programme of a at 2026-11-21T10:00:00Z goes on past the next one's start; it was cut to 2026-11-21T11:00:00Z."
    )
  }

  @Test func ofTwoThatBeginTogetherTheLaterEntryHolds() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1100", "Announced"))
      \(Written.programme("1000", "1030", "Shown"))
      """)
    #expect(written.timetable == ["10:00-10:30 Shown"])
    #expect(written.problems == ["3 overlap"])
  }

  @Test func theSameTwiceIsOnce() throws {
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

  @Test func whatStopsBeforeItStartsIsLeftOut() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "0900", "Backwards"))
      \(Written.programme("1000", "1000", "Nothing"))
      \(Written.programme("1000", "1030", "PageNotification"))
      """)
    #expect(written.timetable == ["10:00-10:30 News"])
    #expect(written.problems == ["3 stop-before-start", "4 stop-before-start"])
  }

  @Test func timesThatAreNoneAreTold() throws {
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

  @Test func zonesThatAreMissingOrMeanSeveralAreToldOnce() throws {
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
      written.guide.problems.map(\.message) == [
        "There is no zone with 4 times, here the first; taken as UTC.",
        "EST means several zones; 2 times, here the first, taken as UTC-05:00.",
      ])
  }

  // MARK: Channels

  @Test func whatHasNoChannelIsLeftOut() throws {
    let written = try Written(
      """
      <channel id=""><display-name>Nameless</display-name></channel>
      <channel><display-name>Nameless too</display-name></channel>
      \(Written.programme("1000", "1100", "Lost", channel: " "))
      """)
    #expect(written.channels.isEmpty && written.programmes.isEmpty)
    #expect(written.problems == ["2 no-id", "3 no-id", "4 no-id"])
  }

  @Test func aChannelThatIsDeclaredNowhereGoesByItsID() throws {
    let written = try Written(
      """
      \(Written.programme("1000", "1100", "One", channel: "МҮОНТ"))
      \(Written.programme("1100", "1200", "Two", channel: "МҮОНТ"))
      """)
    #expect(written.channels == [GuideChannel(id: "МҮОНТ", name: LocalText(["und": "МҮОНТ"]))])
    #expect(written.problems == ["2 unknown-channel"])
    #expect(
      written.guide.problems.first?.message
        == "The channel МҮОНТ is declared nowhere; it goes by its id, with 2 programmes.")
  }

  @Test func theFirstDeclarationHolds() throws {
    let written = try Written(
      """
      <channel id="a"><display-name>First</display-name></channel>
      <channel id="a"><display-name>Second</display-name></channel>
      <channel id="b"/>
      """)
    #expect(written.channels.map { $0.name("en") } == ["First", "b"])
    #expect(written.problems == ["3 duplicate-channel", "4 no-name"])
  }

  // MARK: Words

  @Test func whatHasNoTitleIsLeftOut() throws {
    let written = try Written(
      """
      \(Written.channel)
      \(Written.programme("1000", "1100", " "))
      """)
    #expect(written.programmes.isEmpty)
    #expect(written.problems == ["3 no-title"])
  }

  @Test func controlCharactersGo() throws {
    let written = try Written(
      Written.channel + Written.programme("1000", "1100", "Night&#x9B;31m &#x7F;&#9;of&#x85; the fox é"))
    #expect(written.programmes.first?.title("en") == "Night31m of the fox é")
  }

  @Test func textsAreCutInWholeCharacters() throws {
    let written = try Written(
      Written.channel + "\n" + Written.programme("1000", "1100", String(repeating: "é", count: 300))
        + Written.programme("1100", "1200", String(repeating: "👩‍👩‍👧", count: 50_000)))
    #expect(written.programmes.map { $0.title("en") }[0] == String(repeating: "é", count: 250))
    #expect(written.programmes.allSatisfy { $0.title("en").utf8.count <= 500 && !$0.title("en").isEmpty })
    #expect(written.problems == ["3 too-long", "3 too-long"])
  }

  @Test func elementsThatHaveNoPlaceAreToldOnce() throws {
    let written = try Written(
      """
      \(Written.channel)
      <program start="20261121100000"/>
      <program start="20261121110000"><title>Misspelt</title></program>
      """)
    #expect(written.problems == ["3 unknown-element"])
    #expect(
      written.guide.problems.first?.message
        == "A guide has no <program> there; 2 of them, here the first, left out.")
  }

  // MARK: Bounds

  @Test func batchesAreBounded() throws {
    let entries = (0..<5_000).map { Written.programme("1000", "1100", "P", channel: "c\($0 % 4_000)") }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("guide-\(UUID().uuidString).xml").path
    try Data("<tv>\(entries.joined())</tv>".utf8).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    let guide = try Guide(path: path)
    #expect(guide.channelCount == 4_000 && guide.programmeCount == 4_000)
    let batches = try guide.batches()
    var sizes: [Int] = []
    while let batch = try batches.next() { sizes.append(batch.programmes.count) }
    #expect(sizes.reduce(0, +) == 4_000)
    #expect(sizes.allSatisfy { $0 < 2_000 })
  }

  @Test func aFileThatChangesMeanwhileIsNotTaken() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("guide-\(UUID().uuidString).xml").path
    let document = "<tv>\(Written.programme("1000", "1100", "A"))\(Written.programme("1100", "1200", "B"))</tv>"
    try Data(document.utf8).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    let guide = try Guide(path: path)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data("<tv></tv>".utf8))
    let batches = try guide.batches()
    #expect(throws: GuideError.self) { while try batches.next() != nil {} }
  }
}
