import Attributes
import Foundation
import InteractionFixtures
import InteractionService
import ScheduleFiles
import TestSupport
import Testing

/// Reading a schedule file: its content, and every error and warning at its place.
@Suite struct ScheduleFileTests {
  /// A valid file with one channel, one programme and one poll, after some replacements.
  private func text(_ replacements: (String, String)...) -> String {
    replacements.reduce(Self.valid) { text, replacement in
      #expect(text.contains(replacement.0), "the test replaces nothing")
      return text.replacing(replacement.0, with: replacement.1)
    }
  }

  private static let valid = #"""
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

  @Test func readsEverything() throws {
    let file = try read(Self.valid)
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
            attributes: [Attribute(.lens, "X")], album: "A", sort: .newest, secondsEach: 9))
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

  @Test(arguments: [#"\n"#, #"\r\n"#, #"\t"#, #"\u0085"#, #"\u2028"#, "\u{2029}"])
  func readsEveryLineBreakAsASpace(lineBreak: String) throws {
    let file = try read(text(("Which?", "Which\(lineBreak)one?")))
    #expect(file.problems == [])
    #expect(file.document.interactions.first?.value.interaction.title == "Which one?")
  }

  @Test func acceptsAnEmptyDocument() throws {
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
  func reportsErrorsAtTheirPlaces(_ old: String, _ new: String, _ pointer: String) throws {
    #expect(try read(text((old, new))).problems.map(\.pointer).contains(pointer))
  }

  @Test func reportsAllErrorsAtOnce() throws {
    let file = try read(
      text(
        (#""number": 1"#, #""number": 0"#), (#""serial": 3"#, #""serial": -1"#),
        (#""type": "poll""#, #""type": "vote""#)))
    #expect(file.problems.map(\.pointer) == ["/channels/0/number", "/schedules/0/serial", "/interactions/0/type"])
    // What is described wrongly is not reported as missing too.
    #expect(ScheduleConflictCheck(file.document, against: StoredScheduleState()).problems() == [])
  }

  @Test func refusesDuplicates() throws {
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

  @Test func refusesOverlappingProgrammes() throws {
    let second =
      #"{"id": "r", "start": "2026-11-21T20:29:59Z", "stop": "2026-11-21T20:40:00Z", "title": "R"}, {"id": "p""#
    let file = try read(text((#"{"id": "p""#, second)))
    #expect(file.problems.map(\.pointer) == ["/schedules/0/programmes/0/start"])
  }

  @Test func acceptsTimesFromAProgrammesStartToItsStop() throws {
    for at in ["2026-11-21T20:00:00Z", "2026-11-21T20:30:00Z", "2026-11-22T04:30:00+08:00"] {
      let file = try read(
        text(
          (#""at": "2026-11-21T20:05:00Z", "show": "2026-11-21T20:05:20Z""#, #""at": "\#(at)""#),
          (#""resultsAt": "2026-11-21T20:06:00Z""#, #""resultsAt": "2026-11-21T20:36:00Z""#)))
      #expect(file.problems == [])
    }
  }

  @Test func warnsAboutInadvisableContent() throws {
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
    ("serial", "9007199254740991", 0), ("serial", "9007199254740992", 1), ("serial", "9.007199254740991e15", 0),
    ("serial", "-0", 0), ("serial", "1e300", 1), ("serial", "5e-324", 1), ("serial", "1.7976931348623157e308", 1),
    ("durationSeconds", "600", 1), ("durationSeconds", "9223372036854775807", 1),
    ("repeatSeconds", "86400", 0), ("repeatSeconds", "18446744073709551616", 1),
  ])
  func numbersAreReadUpToTheirLimits(_ name: String, _ number: String, _ errorCount: Int) throws {
    let former = ["serial": "3", "durationSeconds": "20", "repeatSeconds": "600"]
    let old = "\"\(name)\": \(try #require(former[name]))"
    #expect(try read(text((old, "\"\(name)\": \(number)"))).problems.count == errorCount)
  }

  @Test func timesAtTheirLimitsDoNotTrap() throws {
    let text = Self.valid.replacing("2026-11-21T20:00:00Z", with: "0000-01-01T00:00:00+23:59")
      .replacing("2026-11-21T21:00:00Z", with: "9999-12-31T23:59:59.999-23:59")
      .replacing("2026-11-21T20:30:00Z", with: "9999-12-31T23:59:59.999-23:59")
      .replacing(#""repeatSeconds": 600"#, with: #""repeatSeconds": 1"#)
    #expect(try read(text).problems.map(\.pointer) == ["/schedules"])
  }

  @Test func damagedFilesAreRefusedOrReadWithErrors() throws {
    let pieces =
      FuzzedText.extremeNumbers + [
        "{", "}", "[", "]", "\"", ":", ",", "null", "true", "\\", "\\u0000", "\u{202E}", "\u{9B}",
        "9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
      ]
    var random = SeededGenerator(seed: 0x5C4ED)
    for _ in 0..<3_000 {
      let text = FuzzedText.mutated(Self.valid, with: pieces, using: &random)
      do throws(JSONSyntaxError) {
        let file = try ScheduleFile(contents: Data(text.utf8))
        for problem in file.problems + file.warnings {
          #expect(problem.pointer.isEmpty || problem.pointer.hasPrefix("/"))
        }
        if file.problems.isEmpty { _ = ScheduleConflictCheck(file.document, against: StoredScheduleState()).problems() }
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
  }
}
