import Attributes
import Foundation
import InteractionService
import Testing

@testable import InteractionStore

/// A schedule file: what is read of it, and everything it can have wrong, each at its place.
@Suite struct ScheduleFileTests {
  /// A right document of one channel, one programme and one poll, with some of its text replaced.
  private func text(_ replacements: (String, String)...) -> String {
    replacements.reduce(Self.right) { text, replacement in
      #expect(text.contains(replacement.0), "the test replaces nothing")
      return text.replacing(replacement.0, with: replacement.1)
    }
  }

  private static let right = #"""
    {"version": 1,
     "channels": [{"id": "one", "number": 1, "name": {"en": "One", "zh-Hans": "一"}}],
     "schedules": [{"channel": "one", "serial": 3, "from": "2026-11-21T20:00:00Z", "until": "2026-11-21T21:00:00Z",
       "programmes": [{"id": "p", "start": "2026-11-21T20:00:00Z", "stop": "2026-11-21T20:30:00Z", "title": "Hour",
         "shows": {"attributes": {"lens": "X"}, "album": "A", "order": "newest", "secondsEach": 9}}],
       "interactions": [{"id": "q", "programme": "p", "at": "2026-11-21T20:05:00Z", "show": "2026-11-21T20:05:20Z",
         "durationSeconds": 20, "resultsAt": "2026-11-21T20:06:00Z", "repeatSeconds": 600}]}],
     "interactions": [{"id": "q", "type": "poll", "title": "Which?", "choices": [
       {"id": "a", "label": "A", "note": "Anna", "attributes": {"iso": 400, "brand": "Canon"}},
       {"id": "b", "label": "B"}]}]}
    """#

  private func read(_ text: String) throws -> ScheduleFile {
    try ScheduleFile(contents: Data(text.utf8))
  }

  @Test func everythingIsRead() throws {
    let file = try read(Self.right)
    #expect(file.problems == [] && file.warnings == [])
    let document = file.document
    #expect(
      document.channels.map(\.value) == [
        Channel(id: "one", number: 1, name: LocalText(["en": "One", "zh-Hans": "一"]))
      ])
    let schedule = try #require(document.schedules.first?.value)
    #expect(
      schedule.channel == "one" && schedule.serial == 3 && !schedule.repeats && schedule.refreshAfterSeconds == 3_600)
    #expect(
      schedule.programmes.map(\.value) == [
        Programme(
          id: "p", start: .evening, stop: .evening(1_800), title: "Hour",
          shows: ProgrammePictures(
            attributes: [Attribute(.lens, "X")], album: "A", order: .newest, secondsEach: 9))
      ])
    #expect(
      schedule.scheduledInteractions.map(\.value) == [
        .sample("q", "p", at: 300, show: 320, resultsAt: 360, repeatSeconds: 600)
      ])
    let interaction = try #require(document.interactions.first?.value.interaction)
    #expect(
      interaction.choices == [
        InteractionChoice(
          id: "a", label: "A", note: "Anna", attributes: [Attribute(.brand, "Canon"), Attribute(.iso, 400)]),
        InteractionChoice(id: "b", label: "B"),
      ])
  }

  @Test func aBareDocumentIsRight() throws {
    let file = try read(#"{"version": 1}"#)
    #expect(file.problems == [] && file.warnings == [] && file.document == ScheduleDocument())
  }

  @Test(arguments: [
    (#""version": 1"#, #""version": 2"#, "/version"),
    (#""version": 1,"#, "", ""),
    (#""number": 1"#, #""number": 10000"#, "/channels/0/number"),
    (#""number": 1"#, #""number": "1""#, "/channels/0/number"),
    (#"{"en": "One", "zh-Hans": "一"}"#, #"{"e": "One"}"#, "/channels/0/name/e"),
    (#"{"en": "One", "zh-Hans": "一"}"#, #"{"en": " "}"#, "/channels/0/name/en"),
    (#"{"en": "One", "zh-Hans": "一"}"#, "7", "/channels/0/name"),
    (#""serial": 3"#, #""serial": 3.5"#, "/schedules/0/serial"),
    (#""until": "2026-11-21T21:00:00Z""#, #""until": "2026-11-21T20:00:00Z""#, "/schedules/0/until"),
    (#""until": "2026-11-21T21:00:00Z""#, #""until": "tomorrow""#, "/schedules/0/until"),
    (#""start": "2026-11-21T20:00:00Z""#, #""start": "2026-02-30T20:00:00Z""#, "/schedules/0/programmes/0/start"),
    (#""stop": "2026-11-21T20:30:00Z""#, #""stop": "2026-11-21T20:00:00Z""#, "/schedules/0/programmes/0/stop"),
    (#""id": "p""#, #""id": "p@""#, "/schedules/0/programmes/0/id"),
    (#""order": "newest""#, #""order": "oldest""#, "/schedules/0/programmes/0/shows/order"),
    (#""secondsEach": 9"#, #""secondsEach": 1"#, "/schedules/0/programmes/0/shows/secondsEach"),
    (#""programme": "p""#, #""programme": "r""#, "/schedules/0/interactions/0/programme"),
    (#""at": "2026-11-21T20:05:00Z""#, #""at": "2026-11-21T19:59:59Z""#, "/schedules/0/interactions/0/at"),
    (#""at": "2026-11-21T20:05:00Z""#, #""at": "2026-11-21T20:05:21Z""#, "/schedules/0/interactions/0/show"),
    (#""durationSeconds": 20"#, #""durationSeconds": 0"#, "/schedules/0/interactions/0/durationSeconds"),
    (#""durationSeconds": 20"#, #""durationSeconds": 601"#, "/schedules/0/interactions/0/durationSeconds"),
    (#""durationSeconds": 20, "#, "", "/schedules/0/interactions/0"),
    (#""durationSeconds": 20"#, #""durationSeconds": 60"#, "/schedules/0/interactions/0/resultsAt"),
    (#""repeatSeconds": 600"#, #""repeatSeconds": 0"#, "/schedules/0/interactions/0/repeatSeconds"),
    (#""type": "poll""#, #""type": "vote""#, "/interactions/0/type"),
    (#""type": "poll""#, #""type": "quiz""#, "/interactions/0/right"),
    (#""type": "poll""#, #""type": "poll", "right": "a""#, "/interactions/0/right"),
    (#""type": "poll""#, #""type": "quiz", "right": "c""#, "/interactions/0/right"),
    (#""type": "poll""#, #""type": "poll", "attributes": {"iso": 1}"#, "/interactions/0/attributes"),
    (#""iso": 400"#, #""iso": "400""#, "/interactions/0/choices/0/attributes/iso"),
    (#""iso": 400"#, #""sharpness~/": 400"#, "/interactions/0/choices/0/attributes/sharpness~0~1"),
    (#""id": "b""#, #""id": "a""#, "/interactions/0/choices"),
    (#""choices": ["#, #""choices": [], "more": ["#, "/interactions/0/choices"),
  ])
  func whatCannotBeIsNamedWithItsPlace(_ old: String, _ new: String, _ pointer: String) throws {
    #expect(try read(text((old, new))).problems.map(\.pointer).contains(pointer))
  }

  @Test func allProblemsAreFoundAtOnce() throws {
    let file = try read(
      text(
        (#""number": 1"#, #""number": 0"#), (#""serial": 3"#, #""serial": -1"#),
        (#""type": "poll""#, #""type": "vote""#)))
    #expect(file.problems.map(\.pointer) == ["/channels/0/number", "/schedules/0/serial", "/interactions/0/type"])
    // What is there and makes no sense is not missed as well.
    let folder = try TemporaryFolder()
    let store = try SQLiteInteractionStore(path: folder.file("interaction.sqlite"))
    #expect(try store.problems(of: file.document) == [])
  }

  @Test func nothingIsThereTwice() throws {
    let channels = #"[{"id": "a", "number": 1, "name": "A"}, {"id": "a", "number": 1, "name": "B"}]"#
    let schedule = #"{"channel": "a", "serial": 1, "from": "2026-11-21T20:00:00Z", "until": "2026-11-21T21:00:00Z"}"#
    let notice = #"{"id": "n", "type": "notice", "title": "N"}"#
    let file = try read(
      #"{"version": 1, "channels": \#(channels), "schedules": [\#(schedule), \#(schedule)], "interactions": [\#(notice), \#(notice)]}"#
    )
    #expect(
      file.problems.map(\.pointer) == [
        "/channels/1/id", "/channels/1/number", "/interactions/1/id", "/schedules/1/channel",
      ])
  }

  @Test func programmesDoNotOverlap() throws {
    let second =
      #"{"id": "r", "start": "2026-11-21T20:29:59Z", "stop": "2026-11-21T20:40:00Z", "title": "R"}, {"id": "p""#
    let file = try read(text((#"{"id": "p""#, second)))
    #expect(file.problems.map(\.pointer) == ["/schedules/0/programmes/0/start"])
  }

  @Test func aTimeMayBeItsProgrammesStartOrStop() throws {
    for at in ["2026-11-21T20:00:00Z", "2026-11-21T20:30:00Z", "2026-11-22T04:30:00+08:00"] {
      let file = try read(
        text(
          (#""at": "2026-11-21T20:05:00Z", "show": "2026-11-21T20:05:20Z""#, #""at": "\#(at)""#),
          (#""resultsAt": "2026-11-21T20:06:00Z""#, #""resultsAt": "2026-11-21T20:36:00Z""#)))
      #expect(file.problems == [])
    }
  }

  @Test func whatIsUnwiseIsWarnedOf() throws {
    func warnings(_ replacements: (String, String)) throws -> [String] {
      let file = try read(text(replacements))
      #expect(file.problems == [])
      return file.warnings.map(\.pointer)
    }
    #expect(
      try warnings((#""show": "2026-11-21T20:05:20Z""#, #""show": "2026-11-21T20:05:14Z""#)) == [
        "/schedules/0/interactions/0/show"
      ])
    #expect(try warnings((#""repeatSeconds": 600"#, #""repeatSeconds": 19"#)) == ["/schedules/0/interactions/0/show"])
    #expect(try warnings((#", "resultsAt": "2026-11-21T20:06:00Z""#, "")) == ["/schedules/0/interactions/0"])
    #expect(try warnings((#""serial": 3"#, #""serial": 3, "mood": 1"#)) == ["/schedules/0/mood"])
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("{\"a\": 1,\n \"b\": tru}", 2, 7), ("{\"é\": 1 2}", 1, 9),
    ("{\"a\": 1, \"a\": 2}", 1, 10),
    ("[1,]", 1, 4), ("[01]", 1, 3), ("[1.]", 1, 4), ("[\"\u{1}\"]", 1, 3), ("[\"\\x\"]", 1, 3), ("[\"\\uD800\"]", 1, 3),
    ("[1] 2", 1, 5), ("[1e999]", 1, 2), (String(repeating: "[", count: 65), 1, 65),
  ])
  func brokenJSONIsTakenToItsPlace(_ text: String, _ line: Int, _ column: Int) throws {
    let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(Data(text.utf8)) }
    #expect(error.line == line && error.column == column, "\(error)")
  }

  @Test(arguments: Interaction.Kind.allCases)
  func whatIsKeptOfAnInteractionIsReadBack(_ kind: Interaction.Kind) throws {
    var interaction = Interaction.sample(kind)
    interaction.title = LocalText(["en": "\"Q\" \\ \u{1}\n\u{1F} 😀", "zh-Hans": "题"])
    interaction.text = interaction.title
    interaction.attributes = [Attribute(.iso, 1e22), Attribute(.fNumber, 1.8), Attribute(.exposureBias, -0.3)]
    let text = InteractionJSONEncoder(interaction).text
    #expect(try JSONDecoder().decode(Interaction.self, from: Data(text.utf8)) == interaction)
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try JSONParser.parse(Data([0xEF, 0xBB, 0xBF]) + Data("[]".utf8)) == .list([]))
  }

  @Test func jsonIsReadAsItStands() throws {
    let text = #" {"a": [-0.5e1, "\u00e9\ud83d\ude00\n\/", true, null], "é": {}} "#
    #expect(
      try JSONParser.parse(Data(text.utf8))
        == .object([
          JSONMember(name: "a", value: .list([.number(-5), .text("é😀\n/"), .bool(true), .null])),
          JSONMember(name: "é", value: .object([])),
        ]))
    let error = try #require(throws: JSONSyntaxError.self) {
      try JSONParser.parse(Data([0x5B, 0x22, 0xFF, 0x22, 0x5D]))
    }
    #expect(error.column == 3)
  }
}
