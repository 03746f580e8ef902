import Foundation
import TestSupport
import Testing

/// `tenfoot guide import`, as other programs use it.
@Suite struct GuideCommandTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  static let guide = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tv SYSTEM "xmltv.dtd">
    <tv>
    <channel id="one.example"><display-name lang="en">One</display-name></channel>
    <programme start="202611212000 +0100" stop="202611212100 +0100" channel="one.example"><title>News</title></programme>
    <programme start="20261121203000 +0100" channel="one.example"><title>Film</title></programme>
    <programme start="20261121210000 +0100" stop="20261121220000 +0100" channel="two.example"><title>Talk</title></programme>
    <programme start="yesterday" stop="20261121220000 +0100" channel="two.example"><title>Lost</title></programme>
    </tv>
    """

  private func file(_ contents: String) throws -> String {
    let path = folder.path + "/guide.xml"
    try Data(contents.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func everyProblemIsReported() throws {
    let outcome = try tenfoot("guide", "import", try file(Self.guide), "--json")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    let object = try #require(try outcome.json() as? [String: Any])
    #expect(Set(object.keys) == ["channels", "programmes", "problems"])
    #expect(object["channels"] as? Int == 2)
    #expect(object["programmes"] as? Int == 3)
    let problems = try #require(object["problems"] as? [[String: Any]])
    #expect(problems.allSatisfy { Set($0.keys) == ["line", "code", "message"] })
    #expect(
      problems.map { "\($0["line"] ?? "") \($0["code"] ?? "")" }
        == ["5 overlap", "6 no-stop", "7 unknown-channel", "8 bad-time"])
  }

  @Test func importingAgainChangesNothing() throws {
    let path = try file(Self.guide)
    let first = try tenfoot("guide", "import", path, "--json")
    let second = try tenfoot("guide", "import", path, "--json")
    #expect(second.status == 0)
    #expect(first.output == second.output)
  }

  @Test func aSummaryIsFollowedByTheProblems() throws {
    let path = try file(Self.guide)
    let outcome = try tenfoot("guide", "import", path)
    #expect(outcome.output == "2 channels and 3 programmes imported; 4 problems.\n")
    #expect(outcome.messages.contains("overlap (1)\n  \(path):5: The programme of one.example at 2026-11-21T19:00:00Z"))
  }

  @Test func longListsOfProblemsAreShortened() throws {
    let channels = String(repeating: "<channel id=\"\"/>\n", count: 332)
    let outcome = try tenfoot("guide", "import", try file("<tv>\n\(channels)</tv>"))
    #expect(outcome.status == 0)
    #expect(outcome.messages.split(separator: "\n").count == 22)
    #expect(outcome.messages.hasSuffix("and 312 more; use --json for all\n"))
  }

  @Test func aGuideWithoutProblemsPrintsOneLine() throws {
    let outcome = try tenfoot(
      "guide", "import", try file("<tv><channel id=\"a\"><display-name>A</display-name></channel></tv>"))
    #expect(outcome.output == "1 channel and 0 programmes imported.\n")
    #expect(outcome.messages == "")
  }

  @Test func aFileThatIsNoGuideIsRefused() throws {
    let license = Repository.path("LICENSE")
    let text = try tenfoot("guide", "import", license, "--json")
    #expect(text.status == 2)
    #expect(text.output == "")
    #expect(
      text.messages == "Error: \(license):1: it is text, not XML. Nothing was changed.\n")
    #expect(try tenfoot("guide", "import", try file("<html/>")).status == 2)
  }

  @Test func anIncompleteGuideChangesNothing() throws {
    let broken = try tenfoot("guide", "import", try file(String(Self.guide.dropLast(10))))
    #expect(broken.status == 2)
    #expect(broken.messages.contains("guide.xml:8: "))
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data + "/interaction.sqlite"))
  }

  @Test func failuresExitWith1() throws {
    let missing = try tenfoot("guide", "import", folder.path + "/nowhere.xml")
    #expect(missing.status == 1)
    #expect(missing.messages.contains("there is no such file"))
    #expect(try tenfoot("guide", "import", folder.path).status == 1)
    #expect(try tenfoot("guide", "import").status == 64)
  }

  @Test func aGuideCanComeFromAPipe() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "cat \"$1\" | \"$2\" guide import /dev/stdin --json --data \"$3\"", "sh", try file(Self.guide),
      try Tenfoot.executable(), tenfoot.data,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.environment = try tenfoot.environment
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(object["programmes"] as? Int == 3)
  }

  @Test func aGuideCanComeFromStandardInput() throws {
    let outcome = try tenfoot.run(["guide", "import", "-", "--json"], input: Self.guide)
    #expect((try outcome.json() as? [String: Any])?["programmes"] as? Int == 3)
    let faulty = try tenfoot.run(["guide", "import", "-"], input: Self.guide.replacing("News", with: "News & more"))
    #expect(faulty.status == 0 && faulty.messages.contains("  standard input:5:99: A bare & was read as &amp;.\n"))
    let broken = try tenfoot.run(["guide", "import", "-"], input: "<tv>")
    #expect(broken.messages.hasPrefix("Error: standard input:1: it ends too early"))
  }

  @Test func aRepairIsReportedWithItsColumn() throws {
    let outcome = try tenfoot("guide", "import", try file(Self.guide.replacing("Film", with: "A & B")), "--json")
    let problems = try #require((try outcome.json() as? [String: Any])?["problems"] as? [[String: Any]])
    let repair = try #require(problems.first { $0["code"] as? String == "repaired" })
    #expect(repair["line"] as? Int == 6 && repair["column"] as? Int == 72)
  }

  @Test func timesWithoutAZoneAreInTheOneGiven() throws {
    let guide = """
      <tv><channel id="a"><display-name>A</display-name><lcn>77</lcn></channel>
      <programme start="20260721201500" stop="20260721220000" channel="a"><title>Tatort</title></programme></tv>
      """
    let outcome = try tenfoot("guide", "import", "--zone", "Europe/Berlin", try file(guide), "--json")
    #expect((try outcome.json() as? [String: Any])?["problems"] as? [String] == [])
    let table = try tenfoot("schedule", "show", "77", "--from", "2026-07-21T18:00:00Z").output
    #expect(table.contains("2026-07-21T18:15:00Z  2026-07-21T20:00:00Z  programme  Tatort"))
    #expect(try tenfoot("guide", "import", "--zone", "Europe/Atlantis", try file(guide)).status == 64)
  }

  @Test func aTemporaryFolderThatCannotBeUsedIsNamed() throws {
    let missing = folder.path + "/nowhere"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "cat \"$1\" | \"$2\" guide import -", "sh", try file(Self.guide), try Tenfoot.executable(),
    ]
    process.environment = try tenfoot.environment.merging(["TMPDIR": missing]) { $1 }
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let text = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(
      text.hasPrefix(
        "Error: standard input cannot be read: the temporary folder \(missing) for a copy of it does not exist."))
  }

  /// A guide of 15 MB is imported within 40 MB of memory, most of which the program and its database need.
  @Test func aLongGuideNeedsLittleMemory() throws {
    let words = String(repeating: "Light and shade of a harbour. ", count: 200)
    let path = folder.path + "/long.xml"
    try Data("<tv>\n<channel id=\"a\"><display-name>A</display-name></channel>\n".utf8).write(
      to: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.seekToEnd()
    for day in 1...14 {
      let programmes = (0..<180).map { index in
        let clock = String(format: "202611%02d%02d%02d +0000", day, index / 60, index % 60)
        return "<programme start=\"\(clock)\" channel=\"a\"><title>P</title><desc>\(words)</desc></programme>\n"
      }
      try handle.write(contentsOf: Data(programmes.joined().utf8))
    }
    try handle.write(contentsOf: Data("</tv>\n".utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -d 40960; exec \"$1\" guide import \"$2\" --data \"$3\"", "sh", try Tenfoot.executable(), path,
      tenfoot.data,
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.environment = try tenfoot.environment
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
