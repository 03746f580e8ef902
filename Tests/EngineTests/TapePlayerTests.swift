import Engine
import Foundation
import Screen
import Television
import TestSupport
import Testing

@testable import Tapes

/// Parses a tape.
private func tape(_ text: String, at path: String = "main.tape") throws -> Tape {
  try Tape(path: path, themes: nil) { _ in text }
}

/// Plays a tape with services in memory.
private func play(
  _ text: String, at path: String = "main.tape", options: TapePlayer.Options = TapePlayer.Options(),
  develop: @escaping TelevisionEngine.ImageRenderer = TestWorld.pictures
) throws -> TapeResult {
  let player = TapePlayer(options: options) { start in
    TestWorld().engine(size: start.size, settings: start.settings, at: start.now, render: develop)
  }
  return player.play(try tape(text, at: path))
}

/// Playing of tapes.
@Suite struct TapePlayerTests {
  @Test(arguments: [
    "Expect /MOST LOOKED UP/ Expect+Focus /Watch/ ExpectNot /Nonsense/",
    "Down Expect+Focus /Harbour 0/ Right Expect+Focus /Dunes & sky 1/",
    "Down Enter Expect /Brand +Canon/ Escape Expect+Focus /Harbour 0/",
    "Expect /Sat 21 Nov +20:00/ Sleep 59s Expect /20:00/ Sleep 1s Expect /20:01/",
    "At 2026-11-21T20:05:00Z Expect /20:05/ At 2026-11-22T00:00:00Z Down Expect /Sun 22 Nov +00:00/",
    "Wait+Screen@3m /20:02/ Expect /20:02/ ExpectNot /20:03/",
    "Wait+Screen@0s /20:00/ Wait+Focus /Watch/ Wait /Album +Mall/",
    "Resize 80x24 Expect /Harbour 0/ Resize 50x10 Expect /10 more columns/",
    "Set Lang \"zh-Hans\" Expect /最受关注/",
    "Expect /(?m)^ {4}Harbour 0/",
    "Exit Expect /Quit Tenfoot/ Enter",
  ])
  func passes(text: String) throws {
    if let failure = try play(text).failure { Issue.record("\(failure)") }
  }

  @Test(arguments: [
    ("Expect /Nonsense/", "main.tape:1:1: Expect /Nonsense/\n  the screen does not show /Nonsense/"),
    ("Down\nExpect+Focus /Night/", "main.tape:2:1: Expect+Focus /Night/\n  the focus does not show /Night/"),
    ("ExpectNot /Album/", "main.tape:1:1: ExpectNot /Album/\n  the screen shows /Album/ but must not"),
    (
      "Wait+Screen@90s /20:02/",
      "main.tape:1:1: Wait+Screen@90s /20:02/\n  the screen did not show /20:02/ within 90.0 s"
    ),
    (
      "Sleep 2m At 2026-11-21T20:01:00Z",
      "main.tape:1:10: At 2026-11-21T20:01:00Z\n"
        + "  it is already 2026-11-21T20:02:00Z, and the clock cannot go back"
    ),
    ("Snapshot \"a\"", "main.tape:1:1: Snapshot \"a\"\n  “snapshots/main/a.120x36.en.txt” does not exist"),
    ("Type \"x\"", "main.tape:1:1: Type \"x\"\n  there is no text field here"),
    ("Exit Enter Down", "main.tape:1:12: Down\n  the television was quit"),
  ])
  func reportsFailures(text: String, report: String) throws {
    let failure = try play(text).failure
    #expect(failure.map { english($0) }?.hasPrefix(report) == true, "\(failure.map { english($0) } ?? "passed")")
  }

  @Test func reportsTimeFocusAndScreenOfAFailure() throws {
    let failure = try #require(try play("Sleep 61500ms Expect /Nonsense/").failure)
    #expect(failure.time == "2026-11-21T20:01:01.500Z")
    #expect(failure.focus == "Watch")
    #expect(failure.screen.count == 36)
    #expect(english(failure).contains("\n  │    ▞ TENFOOT"))
  }

  @Test func stopsAtTheFirstFailure() throws {
    let result = try play("Down Expect /Nonsense/ Down")
    #expect(result.stepCount == 1)
  }

  @Test func advancesTheVirtualClockByWaitingOnly() throws {
    #expect(try play("Down 20 Sleep 90m Enter@10s 2").elapsedMS == 90 * 60_000)
  }

  @Test(arguments: ["([^~]+)+[~^]{2}", "(?:[^~]|[^~^])*[~^]{2}", "^(([^~])*)*[~^]{2}"])
  func stopsAnExpressionThatTakesTooManySteps(pattern: String) throws {
    for step in ["Expect /\(pattern)/", "ExpectNot /\(pattern)/", "Wait+Screen@30s /\(pattern)/"] {
      let failure = try #require(try play("Down\n  \(step)").failure)
      #expect(failure.location.description == "main.tape:2:3")
      #expect(
        english(failure.fault).hasPrefix("/\(pattern)/ takes more than 3000000 steps on this screen and was stopped"))
    }
  }

  @Test func findsComposedAndDecomposedLettersAlike() throws {
    for pattern in ["caf\u{E9} \\w", "cafe\u{301}", "(?i)CAFE\u{301}"] {
      #expect(try TapePattern(pattern).isFound(in: "the cafe\u{301} \u{E9}"))
      #expect(try TapePattern(pattern).isFound(in: "the caf\u{E9} \u{E9}"))
    }
  }

  @Test(arguments: [
    "Sleep 1440m Up Expect /Sun 22 Nov +20:00/",
    "Sleep 527040m Up Expect /Mon 22 Nov +20:00/",
    "At 2036-11-21T19:00:00Z Up Expect /Fri 21 Nov +19:00/",
    "At 2026-11-22T20:00:00.001Z Up Expect /Sun 22 Nov +20:00/",
  ])
  func passesDaysAndYears(text: String) throws {
    if let failure = try play(text).failure { Issue.record("\(failure)") }
  }

  @Test func passesALongTimeAsAMachineThatSleeps() throws {
    let result = try play("At 2036-11-21T19:00:00Z")
    #expect(result.elapsedMS == 10 * 365 * 86_400_000 + 3 * 86_400_000 - 3_600_000)
  }

  @Test func failsATapeWhoseTelevisionCannotStart() throws {
    struct StartError: Error, CustomStringConvertible { var description: String { "the disk is full" } }
    let result = TapePlayer { _ in throw StartError() }.play(try tape("Down"))
    #expect(
      result.failure.map { english($0) }?.hasPrefix("main.tape:1:1: starting the television\n  the disk is full")
        == true)
  }

  @Test func saturatesTheVirtualClock() {
    var clock = VirtualClock(startUnixMS: .max - 1)
    clock.advance(toElapsedMS: .max)
    #expect(clock.unixMS == .max)
    clock.advance(toElapsedMS: 5)
    #expect(clock.elapsedMS == .max)
    #expect(clock.time.now.unixMS == .max)
  }
}

/// Comparison of the screen with stored snapshots.
@Suite struct SnapshotTests {
  @Test func writesSnapshotsOnRequestAndComparesThem() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/tour.tape"
    let written = "\(folder.path)/snapshots/tour/home.120x36.en.txt"
    let missing = try play("Snapshot \"home\"", at: path)
    #expect(!missing.hasPassed)
    let options = TapePlayer.Options(snapshots: .update)
    let first = try play("Snapshot \"home\"", at: path, options: options)
    #expect(first.writtenFiles == [written])
    let second = try play("Snapshot \"home\"", at: path, options: options)
    #expect(second.writtenFiles == [])
    let third = try play("Snapshot \"home\"", at: path)
    #expect(third.hasPassed)
  }

  @Test func ignoresTheLineEndsOfAStoredSnapshot() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/tour.tape"
    let written = "\(folder.path)/snapshots/tour/home.120x36.en.txt"
    _ = try play("Snapshot \"home\"", at: path, options: TapePlayer.Options(snapshots: .update))
    let stored = try String(contentsOfFile: written, encoding: .utf8).replacing("\n", with: "\r\n")
    try Data(stored.utf8).write(to: URL(fileURLWithPath: written))
    #expect(try play("Snapshot \"home\"", at: path).hasPassed)
    // Different line ends alone do not cause the file to be written again.
    let options = TapePlayer.Options(snapshots: .update)
    #expect(try play("Snapshot \"home\"", at: path, options: options).writtenFiles == [])
    let moved = try #require(try play("Right Snapshot \"home\"", at: path).failure)
    #expect(
      english(moved.fault).contains("\n- ") && english(moved.fault).split(separator: "\n").count <= 1 + 3 * 24 + 1)
  }

  @Test func comparesTextStylesFocusAndNamesOfPictures() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/tour.tape"
    _ = try play("Snapshot \"home\"", at: path, options: TapePlayer.Options(snapshots: .update))
    let moved = try #require(try play("Right Snapshot \"home\"", at: path).failure)
    #expect(english(moved.fault).contains("- 17    2-3 /focus   4-10 ink/focus bold"))
    // The cells of pictures are not part of a snapshot, only their names and positions.
    let darker = try play("Snapshot \"home\"", at: path) { request in
      let picture = try TestWorld.pictures(request)
      var cells = picture.cells
      cells[0].foreground = RGB(1, 2, 3)
      return CellImage(size: picture.size, cells: cells) ?? picture
    }
    #expect(darker.hasPassed)
    let home = try String(contentsOfFile: "\(folder.path)/snapshots/tour/home.120x36.en.txt", encoding: .utf8)
    #expect(home.contains(" hero") && home.contains(" card"))
  }

  @Test func namesSnapshotsBySizeLanguageAndColours() throws {
    let tape = try tape("Snapshot \"a\"", at: "tapes/tour.tape")
    let size = Size(columns: 80, rows: 24)
    #expect(
      tape.snapshotPath("a", size: size, language: .chinese, depth: .full)
        == "tapes/snapshots/tour/a.80x24.zh-Hans.txt")
    #expect(
      tape.snapshotPath("a", size: size, language: .english, depth: .indexed16)
        == "tapes/snapshots/tour/a.80x24.en.16.txt")
  }

  @Test func encodesAFrame() throws {
    var frame = Frame(size: Size(columns: 20, rows: 4), renderStyle: RenderStyle(theme: Assets.night))
    frame.write("黄金 hour", at: Point(column: 1, row: 0), Style(.text, bold: true))
    frame.write("20", endingAt: 20, row: 0, Style(.quiet))
    frame.drawPlate(Rect(column: 2, row: 1, columns: 8, rows: 1), .focus)
    frame.write("Buy", at: Point(column: 4, row: 1), Style(.ink))
    frame.markFocus(Rect(column: 2, row: 1, columns: 8, rows: 1))
    frame.fill(Rect(column: 0, row: 2, columns: 3, rows: 2), .surface)
    #expect(
      FrameText(frame).description == """
         黄金 hour        20
          ▐ Buy  ▌


        -- styles: columns, foreground/background unless ground; focus 2,1 8x1
        0     1-9 text bold   18-19 quiet
        1     2-2 focus   3-3 /focus   4-8 ink/focus   9-9 focus
        2-3   0-2 /surface

        """)
  }

  @Test func encodesTheColoursThatATerminalGets() throws {
    let indexes: [Token: UInt8] = [.text: 15, .focus: 15, .red: 9]
    let entries = Token.allCases.map { ($0, Theme.Entry(rgb: RGB(1, 2, 3), index256: 16, index16: indexes[$0] ?? 0)) }
    let theme = try #require(Theme(name: "plain", entries: Dictionary(uniqueKeysWithValues: entries)))
    for (depth, lines) in [
      (ColourDepth.indexed16, ["0     0-1 15 bold   5-7 9", "1     2-2 15   3-3 /15   4-8 0/15   9-9 15"]),
      (.none, ["0     0-1 plain bold   5-7 plain", "1     2-2 plain   3-3 /reverse   4-8 plain/reverse   9-9 plain"]),
    ] {
      var frame = Frame(size: Size(columns: 20, rows: 2), renderStyle: RenderStyle(theme: theme, depth: depth))
      frame.write("Hi", at: Point(column: 0, row: 0), Style(.text, bold: true))
      frame.write("red", at: Point(column: 5, row: 0), Style(.red))
      frame.drawPlate(Rect(column: 2, row: 1, columns: 8, rows: 1), .focus)
      frame.write("Buy", at: Point(column: 4, row: 1), Style(.ink))
      #expect(FrameText(frame).description.split(separator: "\n").suffix(2).map(String.init) == lines)
    }
  }

  @Test func simulatesNetworkFaults() throws {
    for text in [
      "Net down Right Enter Expect /Can’t load/ Net up Sleep 12s ExpectNot /Can’t load/",
      "Net latency 3s Right Enter Expect /One moment/ Sleep 2s Expect /One moment/ Sleep 10s Expect /Coast 0/",
      "Right Net reset Enter Expect /Can’t load/ Enter Expect /Coast 0/",
    ] {
      if let failure = try play(text).failure { Issue.record("\(failure)") }
    }
  }

  @Test func listsALimitedNumberOfDifferences() {
    #expect(english(LineDifference(expected: "a\nb\n", found: "a\nc\n")) == "line 2\n- b\n+ c")
    #expect(english(LineDifference(expected: "a", found: "a")) == "")
    #expect(english(LineDifference(expected: "a", found: "a\nb")) == "line 2\n+ b")
    let long = Array(repeating: "x", count: 30).joined(separator: "\n")
    #expect(english(LineDifference(expected: long, found: "")).hasSuffix("\nand 6 more lines"))
    #expect(english(LineDifference(expected: "a\r\nb\r\n", found: "a\nc\n")) == "line 2\n- b\n+ c")
    let wide = String(repeating: "w", count: 5_000)
    #expect(english(LineDifference(expected: wide, found: "a")).count == "line 1\n- \n+ a".count + 201)
  }
}
