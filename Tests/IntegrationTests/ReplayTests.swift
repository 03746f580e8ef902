import Foundation
import TestSupport
import TestTraits
import Testing

/// `tenfoot replay`, as other programs use it.
@Suite(.heavy) struct ReplayTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
  }

  private func tape(_ text: String, named name: String = "test.tape") throws -> String {
    let path = "\(folder.path)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aPassingTapeExitsWith0AndLeavesNothingBehind() throws {
    let outcome = try tenfoot("replay", try tape("Expect /TENFOOT/\n"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(!FileManager.default.fileExists(atPath: tenfoot.data))
  }

  @Test(arguments: [
    ("Europe/Berlin", "2026-10-24T22:40:00Z", "Sunday 25 October", "00:40", "Monday 26 October"),
    ("Australia/Lord_Howe", "2026-04-04T14:40:00Z", "Sunday 5 April", "01:40", "Monday 6 April"),
    ("+05:45", "2026-10-24T22:40:00Z", "Sunday 25 October", "04:25", "Monday 26 October"),
  ])
  func aTapeCanBePlayedInAnotherZone(zone: String, clock: String, today: String, time: String, tomorrow: String) throws
  {
    let keys =
      "Guide\nExpect /\(today)/\nExpect /\(time)/\nColorF3Blue\nExpect /\(tomorrow)/\nColorF2Yellow\nExpect /\(today)/\n"
    let outcome = try tenfoot("replay", "--zone", zone, "--clock", clock, try tape(keys))
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try tenfoot("replay", "--zone", "Mars", try tape(keys)).status == 64)
  }

  @Test func aFailedExpectationExitsWith1AndShowsTheScreen() throws {
    let path = try tape("Enter\nExpect /no such words/\n")
    let outcome = try tenfoot("replay", path)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("\(path):2:"))
    #expect(outcome.messages.contains("no such words"))
  }

  @Test func aTapeThatDoesNotParseExitsWith2AndNothingIsPlayed() throws {
    let good = try tape("Screenshot \"seen.svg\"\n")
    let bad = try tape("Dwon\n", named: "bad.tape")
    let outcome = try tenfoot("replay", good, bad)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("\(bad):1:1"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/seen.svg"))
  }

  @Test func everyTapeHasItsOwnData() throws {
    let first = try tape("Screenshot \"first.svg\"\nEnter\n", named: "first.tape")
    let second = try tape("Screenshot \"second.svg\"\n", named: "second.tape")
    #expect(try tenfoot("replay", first, second).status == 0)
    let screens = try ["first", "second"].map {
      try String(contentsOfFile: "\(folder.path)/\($0).svg", encoding: .utf8)
    }
    #expect(screens[0] == screens[1])
  }

  // MARK: Files that tapes write

  @Test(arguments: ["../seen.svg", "down/../../seen.svg", "out/seen.svg", "dangling.svg", "PARENT/seen.svg"])
  func aTapeWritesOnlyBeneathItsFolder(_ file: String) throws {
    let tapes = folder.path + "/tapes"
    try FileManager.default.createDirectory(atPath: tapes, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: tapes + "/out", withDestinationPath: folder.path)
    try FileManager.default.createSymbolicLink(
      atPath: tapes + "/dangling.svg", withDestinationPath: folder.path + "/seen.svg")
    let file = file.replacing("PARENT", with: folder.path)
    let path = try tape("Screenshot \"\(file)\"\n", named: "tapes/test.tape")
    let outcome = try tenfoot("replay", path)
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("is outside the folder of the tape; --allow-outside allows it"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/seen.svg"))
    #expect(try tenfoot("replay", "--allow-outside", path).status == 0)
  }

  @Test(arguments: ["seen.svg", "new/deep/seen.svg", "./seen.svg", "link/seen.svg", "FOLDER/seen.svg"])
  func aTapeWritesBeneathItsFolder(_ file: String) throws {
    let tapes = folder.path + "/tapes"
    try FileManager.default.createDirectory(atPath: tapes + "/inside", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: tapes + "/link", withDestinationPath: tapes + "/inside")
    let file = file.replacing("FOLDER", with: tapes)
    let outcome = try tenfoot("replay", try tape("Screenshot \"\(file)\"\n", named: "tapes/test.tape"))
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(FileManager.default.fileExists(atPath: file.hasPrefix("/") ? file : tapes + "/" + file))
  }

  @Test func foldersOfKilledRunsAreRemovedAndThoseInUseAreKept() throws {
    let temporary = folder.path + "/temporary"
    try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
    let environment = ["TMPDIR": temporary]
    let path = try tape("Expect /TENFOOT/\n")
    let fold = temporary + "/tenfoot-scratch-"
    // A killed run leaves a folder, and a lock that no process holds.
    for name in ["killed", "used"] {
      try FileManager.default.createDirectory(atPath: fold + name + "/1", withIntermediateDirectories: true)
      try Data().write(to: URL(fileURLWithPath: fold + name + ".lock"))
    }
    let used = open(fold + "used.lock", O_RDWR | O_CLOEXEC)
    defer { close(used) }
    try #require(flock(used, LOCK_EX | LOCK_NB) == 0)
    #expect(try tenfoot("replay", path, environment: environment).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: temporary).sorted()
    #expect(left == ["tenfoot-scratch-used", "tenfoot-scratch-used.lock"])
  }

  @Test func aRecordingThatCannotBeWrittenIsReported() throws {
    let cast = folder.path + "/nowhere/test.cast"
    let outcome = try tenfoot("replay", "--record", cast, try tape("Right\n"))
    #expect(outcome.status == 1)
    #expect(outcome.messages == "Error: The recording \(cast) cannot be written: no such file or folder\n")
  }

  @Test func aRecordingIsAsciicast() throws {
    let cast = folder.path + "/test.cast"
    #expect(try tenfoot("replay", "--record", cast, "--size", "100x30", try tape("Right\n")).status == 0)
    let header = try String(contentsOfFile: cast, encoding: .utf8).split(separator: "\n")[0]
    let object = try #require(try JSONSerialization.jsonObject(with: Data(header.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 2)
    #expect(object["width"] as? Int == 100)
  }

  /// All tapes but pages.tape, which PagesTests plays.
  @Test(
    arguments: ["assets/tapes", "docs/pictures"].flatMap { Repository.files(in: $0, endings: [".tape"]) }
      .filter { !$0.hasSuffix("/pages.tape") })
  func everyTapePasses(_ path: String) throws {
    // A copy, so that their drawings do not change the sources under test.
    let tape = URL(fileURLWithPath: Repository.path(path))
    try FileManager.default.copyItem(atPath: tape.deletingLastPathComponent().path, toPath: folder.path + "/tapes")
    let outcome = try tenfoot("replay", "\(folder.path)/tapes/\(tape.lastPathComponent)")
    #expect(outcome.status == 0, "\(outcome.messages)")
  }
}
