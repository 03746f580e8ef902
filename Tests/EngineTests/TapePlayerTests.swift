import Engine
import Foundation
import Screen
import Television
import Testing

@testable import Tapes

/// A tape at a path, from text.
private func tape(_ text: String, at path: String = "main.tape") throws -> Tape {
  try Tape(path: path, themes: nil) { _ in text }
}

/// Plays a tape in a small world.
private func play(
  _ text: String, at path: String = "main.tape", options: TapePlayer.Options = TapePlayer.Options(),
  develop: @escaping TelevisionEngine.ImageRenderer = TestWorld.pictures
) throws -> TapeResult {
  let player = TapePlayer(options: options) { start in
    TestWorld().engine(size: start.size, settings: start.settings, at: start.now, develop: develop)
  }
  return player.play(try tape(text, at: path))
}

@Suite struct TapePlayerTests {
  @Test(arguments: [
    "Expect /MOST SELECTED/ Expect+Focus /Watch/ ExpectNot /Nonsense/",
    "Down Expect+Focus /Harbour 0/ Right Expect+Focus /Dunes & sky 1/",
    "Down Enter Expect /Brand +Canon/ Escape Expect+Focus /Harbour 0/",
    "Expect /Sat 21 Nov +20:00/ Sleep 59s Expect /20:00/ Sleep 1s Expect /20:01/",
    "At 2026-11-21T20:05:00Z Expect /20:05/ At 2026-11-22T00:00:00Z Down Expect /Sun 22 Nov +00:00/",
    "Wait+Screen@3m /20:02/ Expect /20:02/ ExpectNot /20:03/",
    "Wait+Screen@0s /20:00/ Wait+Focus /Watch/ Wait /Album +Mall/",
    "Resize 80x24 Expect /Harbour 0/ Resize 50x10 Expect /10 columns more/",
    "Set Lang \"zh-Hans\" Expect /被选最多/",
    "Expect /(?m)^ {4}Harbour 0/",
    "Exit Expect /Leave/ Enter",
  ])
  func holds(text: String) throws {
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
        + "  it is 2026-11-21T20:02:00Z already, and the clock only goes forwards"
    ),
    ("Snapshot \"a\"", "main.tape:1:1: Snapshot \"a\"\n  there is no “snapshots/main/a.120x36.en.txt”"),
    ("Type \"x\"", "main.tape:1:1: Type \"x\"\n  nothing takes text here"),
    ("Exit Enter Down", "main.tape:1:12: Down\n  the television has been left"),
  ])
  func fails(text: String, report: String) throws {
    let failure = try play(text).failure
    #expect(failure?.description.hasPrefix(report) == true, "\(failure?.description ?? "passed")")
  }

  @Test func aFailureShowsTimeFocusAndTheWholeScreen() throws {
    let failure = try #require(try play("Sleep 61500ms Expect /Nonsense/").failure)
    #expect(failure.time == "2026-11-21T20:01:01.500Z")
    #expect(failure.focus == "Watch")
    #expect(failure.screen.count == 36)
    #expect(failure.description.contains("\n  │    ▞ TENFOOT"))
  }

  @Test func nothingIsPlayedBehindAFailure() throws {
    let result = try play("Down Expect /Nonsense/ Down")
    #expect(result.stepCount == 1)
  }

  @Test func timeIsVirtualAndKeysTakeNone() throws {
    #expect(try play("Down 20 Sleep 90m Enter@10s 2").elapsedMS == 90 * 60_000)
  }

  @Test func aTelevisionThatCannotBeSwitchedOnFailsItsTape() throws {
    struct NoWorld: Error, CustomStringConvertible { var description: String { "the disk is full" } }
    let result = TapePlayer { _ in throw NoWorld() }.play(try tape("Down"))
    #expect(result.failure?.description.hasPrefix("main.tape:1:1: switching on\n  the disk is full") == true)
  }
}

@Suite struct SnapshotTests {
  /// A folder that is gone when the test is done.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tape-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let outcome = Result { try body(folder.path) }
    try FileManager.default.removeItem(at: folder)
    try outcome.get()
  }

  @Test func aSnapshotIsWrittenOnRequestAndHoldsFromThenOn() throws {
    try withFolder { folder in
      let path = "\(folder)/tour.tape"
      let written = "\(folder)/snapshots/tour/home.120x36.en.txt"
      let missing = try play("Snapshot \"home\"", at: path)
      #expect(!missing.hasPassed)
      let options = TapePlayer.Options(updatesSnapshots: true)
      let first = try play("Snapshot \"home\"", at: path, options: options)
      #expect(first.writtenFiles == [written])
      let second = try play("Snapshot \"home\"", at: path, options: options)
      #expect(second.writtenFiles == [])
      let third = try play("Snapshot \"home\"", at: path)
      #expect(third.hasPassed)
    }
  }

  @Test func aSnapshotSeesTextStylesFocusAndPictures() throws {
    try withFolder { folder in
      let path = "\(folder)/tour.tape"
      _ = try play("Snapshot \"home\"", at: path, options: TapePlayer.Options(updatesSnapshots: true))
      let moved = try #require(try play("Right Snapshot \"home\"", at: path).failure)
      #expect(moved.reason.contains("- 17    2-3 /focus   4-10 ink/focus bold"))
      // What a picture's cells look like is its developer's business: a snapshot says which picture stands where.
      let darker = try play("Snapshot \"home\"", at: path) { order in
        let picture = try TestWorld.pictures(order)
        var cells = picture.cells
        cells[0].foreground = RGB(1, 2, 3)
        return CellImage(size: picture.size, cells: cells) ?? picture
      }
      #expect(darker.hasPassed)
      let home = try String(contentsOfFile: "\(folder)/snapshots/tour/home.120x36.en.txt", encoding: .utf8)
      #expect(home.contains(" hero") && home.contains(" card"))
    }
  }

  @Test func theSnapshotsOfATapeAreKnownWithoutPlayingIt() throws {
    let tape = try tape(
      "Set Lang \"zh-Hans\" Snapshot \"a\" Resize 80x24 Snapshot \"a\" Snapshot \"b\"", at: "tapes/tour.tape")
    #expect(
      tape.snapshotPaths() == [
        "tapes/snapshots/tour/a.120x36.zh-Hans.txt", "tapes/snapshots/tour/a.80x24.zh-Hans.txt",
        "tapes/snapshots/tour/b.80x24.zh-Hans.txt",
      ])
    #expect(tape.snapshotPaths(depth: .indexed16).first == "tapes/snapshots/tour/a.120x36.zh-Hans.16.txt")
  }

  @Test func aFrameInWords() throws {
    var frame = Frame(size: Size(columns: 20, rows: 4), renderStyle: RenderStyle(theme: Assets.night))
    frame.write("黄金 hour", at: Point(column: 1, row: 0), Style(.text, bold: true))
    frame.write("20", endingAt: 20, row: 0, Style(.quiet))
    frame.plate(Rect(column: 2, row: 1, columns: 8, rows: 1), .focus)
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

  @Test func inFewerColoursAFrameSaysWhatATerminalIsSent() throws {
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
      frame.plate(Rect(column: 2, row: 1, columns: 8, rows: 1), .focus)
      frame.write("Buy", at: Point(column: 4, row: 1), Style(.ink))
      #expect(FrameText(frame).description.split(separator: "\n").suffix(2).map(String.init) == lines)
    }
  }

  @Test func theNetFailsAsATapeSays() throws {
    for text in [
      "Net down Right Enter Expect /does not answer/ Net up Sleep 5s ExpectNot /does not answer/",
      "Net latency 3s Right Enter Expect /One moment/ Sleep 2s Expect /One moment/ Sleep 10s Expect /Coast 0/",
      "Right Net reset Enter Expect /does not answer/ Enter Expect /Coast 0/",
    ] {
      if let failure = try play(text).failure { Issue.record("\(failure)") }
    }
  }

  @Test func aDifferenceTellsLinesAndNoMoreThanSome() {
    #expect(LineDifference.text(expected: "a\nb\n", found: "a\nc\n") == "line 2\n- b\n+ c")
    #expect(LineDifference.text(expected: "a", found: "a") == "")
    #expect(LineDifference.text(expected: "a", found: "a\nb") == "line 2\n+ b")
    let long = Array(repeating: "x", count: 30).joined(separator: "\n")
    #expect(LineDifference.text(expected: long, found: "").hasSuffix("\nand 6 lines more"))
  }
}
