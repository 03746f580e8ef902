import Foundation
import TestSupport
import Testing

/// `tenfoot schedule`, as other programs use it.
@Suite struct ScheduleCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.stocked().copied(to: folder)
  }

  /// A channel with one programme of an hour, and a poll in it.
  private static let evening = #"""
    {"version": 1,
     "channels": [{"id": "mine", "number": 7, "name": "Mine"}],
     "schedules": [{"channel": "mine", "serial": 1, "from": "2026-11-21T20:00:00Z", "until": "2026-11-21T21:00:00Z",
       "programmes": [{"id": "p", "start": "2026-11-21T20:00:00Z", "stop": "2026-11-21T21:00:00Z", "title": "Harbours"}],
       "interactions": [{"id": "q", "programme": "p", "at": "2026-11-21T20:05:00Z", "show": "2026-11-21T20:05:20Z",
         "durationSeconds": 20, "resultsAt": "2026-11-21T20:06:00Z"}]}],
     "interactions": [{"id": "q", "type": "poll", "title": "Which?", "choices": [
       {"id": "a", "label": "This"}, {"id": "b", "label": "That"}]}]}
    """#

  /// Writes a document with some of its text replaced, and returns its path.
  private func file(_ replacements: (String, String)...) throws -> String {
    let text = replacements.reduce(Self.evening) { $0.replacing($1.0, with: $1.1) }
    let path = folder.path + "/evening.json"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func show(_ channel: String, _ from: String, _ to: String) throws -> [String: Any] {
    try tenfoot.object("schedule", "show", channel, "--from", from, "--to", to)
  }

  @Test func anImportedScheduleIsShown() throws {
    let report = try tenfoot.object("schedule", "import", try file())
    #expect(report["channels"] as? Int == 1 && report["programmes"] as? Int == 1 && report["interactions"] as? Int == 1)
    #expect((report["warnings"] as? [Any])?.isEmpty == true)
    for channel in ["mine", "7"] {
      let schedule = try show(channel, "2026-11-21T20:00:00Z", "2026-11-21T21:00:00Z")
      #expect(schedule["version"] as? Int == 1 && schedule["serial"] as? Int == 1)
      #expect(schedule["channel"] as? String == "mine")
      #expect(schedule["from"] as? String == "2026-11-21T20:00:00Z")
      #expect(schedule["until"] as? String == "2026-11-21T21:00:00Z")
      #expect(schedule["refreshAfterSeconds"] as? Int == 3_600)
      let programme = try #require((schedule["programmes"] as? [[String: Any]])?.first)
      #expect(programme["id"] as? String == "p" && programme["title"] as? [String: String] == ["en": "Harbours"])
      let scheduled = try #require((schedule["interactions"] as? [[String: Any]])?.first)
      #expect(
        Set(scheduled.keys)
          == ["id", "programme", "at", "show", "durationSeconds", "resultsAt", "serial", "cancelled"])
      #expect(scheduled["at"] as? String == "2026-11-21T20:05:00Z" && scheduled["cancelled"] as? Bool == false)
    }
  }

  @Test func withoutJSONATableIsPrinted() throws {
    try tenfoot("schedule", "import", try file())
    let outcome = try tenfoot(
      "schedule", "show", "7", "--from", "2026-11-21T20:00:00Z", "--to", "2026-11-21T21:00:00Z")
    #expect(
      outcome.output == """
        FROM                  UNTIL                 WHAT       TITLE     ID
        2026-11-21T20:00:00Z  2026-11-21T21:00:00Z  programme  Harbours  p
        2026-11-21T20:05:20Z  2026-11-21T20:05:40Z    poll       Which?  q

        """)
  }

  @Test func timesAreShownInTheZoneOfTheMachine() throws {
    try tenfoot("schedule", "import", try file())
    let outcome = try tenfoot(
      "schedule", "show", "7", "--from", "2026-11-21T20:00:00Z", "--to", "2026-11-22T02:00:00+05:45",
      environment: ["TZ": "Asia/Kathmandu"])
    #expect(outcome.output.contains("\n2026-11-22T01:45:00+05:45  2026-11-22T02:45:00+05:45  programme  Harbours"))
  }

  @Test func aLeapSecondIsTheNextSecond() throws {
    let path = try file((#""at": "2026-11-21T20:05:00Z""#, #""at": "2026-11-21T20:04:60Z""#))
    #expect(try tenfoot("schedule", "import", path).status == 0)
    let schedule = try show("7", "2026-11-21T20:00:00Z", "2026-11-21T21:00:00Z")
    #expect((schedule["interactions"] as? [[String: Any]])?.first?["at"] as? String == "2026-11-21T20:05:00Z")
  }

  @Test func everyErrorIsReportedWithItsLocation() throws {
    let path = try file(
      (#""number": 7"#, #""number": 0"#), ("20:05:00Z", "21:05:00Z"), (#""type": "poll""#, #""type": "vote""#))
    let outcome = try tenfoot("schedule", "import", path, "--json")
    #expect(outcome.status == 2)
    let problems = try #require((try outcome.json() as? [String: Any])?["problems"] as? [[String: String]])
    let pointers = Set(problems.compactMap { $0["pointer"] })
    #expect(pointers.isSuperset(of: ["/channels/0/number", "/schedules/0/interactions/0/at", "/interactions/0/type"]))
    #expect(outcome.messages.contains("\(path): /channels/0/number: expected a whole number from 1 to 9999\n"))
    #expect(outcome.messages.hasSuffix("Error: Nothing in \(path) was imported.\n"))
    #expect(try tenfoot("schedule", "show", "mine").status == 1)
  }

  @Test func malformedJSONIsReportedWithLineAndColumn() throws {
    let path = try file((#""serial": 1"#, #""serial": one"#))
    let outcome = try tenfoot("schedule", "import", path)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.messages.hasPrefix("\(path):3:46: expected a value\n"))
  }

  @Test func inadvisableTimesAreImportedWithAWarning() throws {
    let path = try file((#", "show": "2026-11-21T20:05:20Z""#, ""))
    let outcome = try tenfoot("schedule", "import", path)
    #expect(outcome.status == 0)
    #expect(outcome.output == "1 channel, 1 programme and 1 interaction imported.\n")
    #expect(outcome.messages.contains("warning: /schedules/0/interactions/0/show: only 0 s after “at”"))
  }

  @Test func attributesWithoutMatchesAreWarnedOf() throws {
    try tenfoot("demo", "add")
    try tenfoot("products", "--limit", "1")
    func pointers(_ attributes: String) throws -> [String] {
      let choice = #"{"id": "a", "label": "This", "attributes": \#(attributes)}"#
      let report = try tenfoot.object("schedule", "import", try file((#"{"id": "a", "label": "This"}"#, choice)))
      return (report["warnings"] as? [[String: String]])?.compactMap { $0["pointer"] } ?? []
    }
    #expect(try pointers(#"{"model": "rebel t2i"}"#) == [])
    #expect(try pointers(#"{"model": "Holga 120N"}"#) == ["/interactions/0/choices/0/attributes"])
    #expect(try pointers(#"{"zoom": 3}"#) == ["/interactions/0/choices/0/attributes"])
  }

  @Test func anOlderSerialIsRefused() throws {
    try tenfoot("schedule", "import", try file((#""serial": 1"#, #""serial": 5"#)))
    let outcome = try tenfoot("schedule", "import", try file(), "--json")
    #expect(outcome.status == 2)
    let problems = (try outcome.json() as? [String: Any])?["problems"] as? [[String: String]]
    #expect(problems?.map { $0["pointer"] } == ["/schedules/0/serial"])
  }

  @Test func anUnknownChannelIsReportedWithTheExistingOnes() throws {
    let outcome = try tenfoot("schedule", "show", "7")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.hasPrefix("Error: No channel has the number or id “7”. Channels: 1 Photo One, 2 Far Away, "))
  }

  @Test func anEmptyPeriodIsWrongUsage() throws {
    let outcome = try tenfoot(
      "schedule", "show", "1", "--from", "2026-11-21T20:00:00Z", "--to", "2026-11-21T20:00:00Z")
    #expect(outcome.status == 64)
    #expect(try tenfoot("schedule", "show", "1", "--from", "tomorrow").status == 64)
  }

  @Test func theExampleInTheHelpCanBeImported() throws {
    let help = try tenfoot("help", "schedule", "import").output
    let start = try #require(help.range(of: #"  {"version""#)).lowerBound
    let end = try #require(help.range(of: "(assets/schema")).lowerBound
    let path = folder.path + "/example.json"
    try Data(help[start..<end].utf8).write(to: URL(fileURLWithPath: path))
    let report = try tenfoot.object("schedule", "import", path)
    #expect(report["interactions"] as? Int == 1 && (report["warnings"] as? [Any])?.isEmpty == true)
  }

  @Test func aMissingFileExitsWith1() throws {
    #expect(try tenfoot("schedule", "import", folder.path + "/none.json").status == 1)
  }
}
