import Foundation
import Testing

/// `tenfoot` on real terminals that change, lie, lag, stop and go.
@Suite(.serialized) struct ScreenLifeTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = Tenfoot(data: folder.path + "/data")
    try tenfoot.silencePopUps()
  }

  /// A television that shows its first page without its rails' pictures moving.
  private func watching(
    _ arguments: [String] = [], environment: [String: String] = [:], multiplexer: [String] = [],
    isBelowShell: Bool = false
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(
      tenfoot, arguments, environment: environment, multiplexer: multiplexer, isBelowShell: isBelowShell)
    #expect(window.shows("Dunes"))
    return window
  }

  private func expectEnds(_ window: TerminalWindow) {
    window.send(SIGTERM)
    #expect(window.end() == 128 + SIGTERM)
    #expect(window.lacks == [])
  }

  @Test func aStormOfSizesEndsInTheLastOne() throws {
    let window = try watching()
    var random = SystemRandomNumberGenerator()
    for _ in 0..<30 { window.resize(.random(in: 20...400, using: &random), .random(in: 5...120, using: &random)) }
    window.resize(20, 5)
    #expect(window.shows("The window is too"))
    window.resize(400, 120)
    #expect(window.shows("MOST BOUGHT"))
    window.resize(80, 24)
    #expect(window.until { window.row(of: "OK Open") == 22 })
    expectEnds(window)
  }

  @Test(arguments: [(0, 0), (65_535, 65_535)])
  func aSizeThatNobodyHasIsNotBelieved(columns: Int, rows: Int) throws {
    let window = try watching()
    window.claim(columns, rows)
    // Without another size told it draws for 80x24.
    #expect(window.until { window.row(of: "OK Open") == 22 })
    expectEnds(window)
  }

  @Test func stoppedItGivesTheTerminalBackAndGoesOnWhereItWas() throws {
    let window = try watching(isBelowShell: true)
    window.type("\u{1A}")
    #expect(window.until { window.isGivenBack })
    window.type("f\n")
    #expect(window.until { window.isTakenOver })
    #expect(window.shows("MOST SELECTED"))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalEndsItAndTheTerminalIsGivenBack(signal: Int32) throws {
    let window = try watching()
    window.send(signal)
    #expect(window.end() == 128 + signal)
    #expect(window.lacks == [])
  }

  @Test func itEndsWithItsTerminal() throws {
    let window = try watching()
    window.hangUp()
    #expect(window.end() != nil)
  }

  // Nothing is read meanwhile, so that the terminal answers nothing, as at the end of a slow line.
  @Test func framesThatNobodyHasSeenYetAreNotFollowedByMore() throws {
    let window = try watching(["--no-motion"])
    window.type("?")
    #expect(window.shows("What the keys do"))
    window.type("\u{1B}")
    #expect(window.shows("MOST BOUGHT"))
    let before = window.count("\u{1B}[?2026h")
    for _ in 0..<40 { window.type("\u{1B}[C\u{1B}[D") }
    window.type("?")
    #expect(window.shows("What the keys do"))
    #expect(window.count("\u{1B}[?2026h") - before < 20)
    expectEnds(window)
  }

  @Test func whatIsPastedIsNoKey() throws {
    let window = try watching()
    window.type("\u{1B}[200~X\r\r\rR\r\nbuy\r\u{1B}[201~")
    window.type("?")
    #expect(window.shows("What the keys do"))
    expectEnds(window)
    #expect(try tenfoot("orders", "--json").output == "[]\n")
  }

  @Test func garbageAndUnfinishedSequencesAreNoKeys() throws {
    let window = try watching()
    window.type("\u{1B}[1;5\u{1B}]0;X\r\u{7}\u{1B}P+q\u{1B}\\\u{1B}[<0;3;3M\u{1B}[I\u{0}")
    window.type("?")
    #expect(window.shows("What the keys do"))
    expectEnds(window)
  }

  @Test func twoTelevisionsShareADataFolder() throws {
    let (first, second) = (try watching(), try watching())
    // The demo album comes once.
    expectEnds(first)
    second.type("\u{1B}[C\r")
    #expect(second.shows("8 albums"))
    expectEnds(second)
    #expect((try tenfoot("photos", "--limit", "1000", "--json").json() as? [Any])?.count == 64)
  }

  @Test func wideAndCombinedTitlesStandInTheirColumns() throws {
    let names = ["黄金时刻", "Cafe\u{301} noir", "海🏝️岛", "काला"]
    for name in names {
      try FileManager.default.copyItem(
        atPath: Repository.path("assets/demo/kite.jpg"), toPath: "\(folder.path)/\(name).jpg")
      // Another content, or they would be one photo.
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/\(name).jpg"))
      try file.seekToEnd()
      try file.write(contentsOf: Data(name.utf8))
      try file.close()
    }
    let window = try TerminalWindow(tenfoot, names.map { "\(folder.path)/\($0).jpg" })
    #expect(window.shows("MOST BOUGHT"))
    window.type("\u{1B}[C\r")
    #expect(window.shows("All photos"))
    window.type("\r")
    #expect(window.shows("黄金时刻") && window.shows("岛"))
    let caption = "黄金时刻" + String(repeating: " ", count: 11) + "0"
    #expect(window.shows(caption))
    let row = try #require(window.row(of: caption))
    // Each card's count stands in its last column, whatever its title is made of.
    for card in 0..<4 {
      #expect(window.cell(23 + 23 * card, row).scalars.0 == 0x30, "card \(card): \(window.text)")
    }
    expectEnds(window)
  }

  static let tmux = ["/usr/bin/tmux", "-L", "tenfoot-tests", "-f", "/dev/null", "new-session"]

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tmux[0]), "tmux is not installed"))
  func itIsWatchedWithinTmux() throws {
    let window = try watching(
      environment: ["TMUX_TMPDIR": folder.path, "SHELL": "/bin/sh"], multiplexer: Self.tmux)
    window.type("\u{1B}[C\r")
    #expect(window.shows("8 albums"))
    window.type("X")
    #expect(window.shows("Stay"))
    var hasEnded = false
    for _ in 0..<20 where !hasEnded {
      window.type("\r")
      hasEnded = window.endSoon() != nil
    }
    #expect(hasEnded)
  }
}
