import DeviceStore
import Foundation
import GRDB
import TestSupport
import TestTraits
import Testing

/// `tenfoot` on a terminal that is resized, lags, sends malformed input or closes, and while it is stopped.
@Suite(.serialized, .heavy) struct TerminalSessionTests {
  let folder: TemporaryFolder
  let tenfoot: Tenfoot

  init() throws {
    folder = try TemporaryFolder()
    tenfoot = try PreparedData.demoAlbum().copied(to: folder)
    try tenfoot.silencePopUps()
  }

  /// Starts a television and waits for its first page.
  private func watching(
    _ other: Tenfoot? = nil, _ arguments: [String] = [], environment: [String: String] = [:],
    multiplexer: [String] = [],
    isBelowShell: Bool = false
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(
      other ?? tenfoot, arguments, environment: environment, multiplexer: multiplexer, isBelowShell: isBelowShell)
    #expect(window.shows("Dunes"))
    return window
  }

  private func expectEnds(_ window: TerminalWindow) {
    window.send(SIGTERM)
    #expect(window.waitForEnd() == 128 + SIGTERM)
    #expect(window.unrestored == [])
  }

  @Test func manyResizesEndAtTheLastSize() throws {
    let window = try watching()
    var random = SeededGenerator()
    for _ in 0..<30 { window.resize(.random(in: 20...400, using: &random), .random(in: 5...120, using: &random)) }
    window.resize(20, 5)
    #expect(window.shows("The window is too"))
    window.resize(400, 120)
    #expect(window.shows("MOST BOUGHT"))
    window.resize(80, 24)
    #expect(window.eventually { window.row(of: "OK Open") == 22 })
    expectEnds(window)
  }

  @Test(arguments: [(0, 0), (65_535, 65_535)])
  func impossibleSizesAreIgnored(columns: Int, rows: Int) throws {
    let window = try watching()
    window.reportSize(columns, rows)
    // Without a possible size it draws for 80x24.
    #expect(window.eventually { window.row(of: "OK Open") == 22 })
    expectEnds(window)
  }

  @Test func theTerminalIsRestoredWhileTheProgramIsStopped() throws {
    let window = try watching(isBelowShell: true)
    window.type("\u{1A}")
    // Modes are restored before the program stops; what is typed in between may be discarded.
    try #require(window.eventually { window.isStopped && window.unrestored.isEmpty })
    window.type("f\n")
    #expect(window.eventually { window.isTakenOver })
    #expect(window.shows("MOST LOOKED UP"))
  }

  @Test func aStopWhileTheTerminalIsExaminedDelaysNothing() throws {
    let programs = folder.file("programs")
    try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
    let stopping = folder.write("#!/bin/bash\nkill -TSTP $$\nexec /usr/bin/infocmp \"$@\"\n", to: "programs/infocmp")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stopping)
    _ = try watching(environment: ["PATH": "\(programs):/usr/bin:/bin"], isBelowShell: true)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalEndsItAndRestoresTheTerminal(signal: Int32) throws {
    let window = try watching()
    window.send(signal)
    #expect(window.waitForEnd() == 128 + signal)
    #expect(window.unrestored == [])
  }

  @Test func theTerminalIsRestoredBeforeTheLastWrites() throws {
    let path = tenfoot.data + "/television.sqlite"
    let window = try watching()
    window.type(String(repeating: "\u{1B}[C", count: 5) + "\r")
    #expect(window.shows("Language of menus and texts."))
    // While another program writes, a change is shown but not yet saved.
    let lock = try DatabaseQueue(path: path)
    try lock.inDatabase { database in
      try database.beginTransaction(.immediate)
      window.type("\u{1B}[B\u{1B}[C")
      #expect(window.shows("Theme                 Day"))
      window.type("X")
      #expect(window.shows("Quit Tenfoot?"))
      // Dialogs ignore keys for their first 300 ms; a key that comes too early is typed again.
      let isRestored = window.eventually {
        window.type("\r")
        return window.unrestored.isEmpty
      }
      #expect(isRestored)
      #expect(window.isRunning, "the change is not saved before the lock is released")
      try database.rollback()
    }
    #expect(window.waitForEnd() == 0)
    #expect(try SQLiteDeviceStore(path: path).settings().theme == "day")
  }

  @Test func itEndsWhenTheTerminalCloses() throws {
    let window = try watching()
    window.hangUp()
    #expect(window.waitForEnd() != nil)
  }

  // Nothing is read meanwhile, so that the terminal does not answer, as at the end of a slow connection.
  @Test func noFrameIsSentBeforeTheLastIsAcknowledged() throws {
    let window = try watching(nil, ["--no-motion"])
    window.type("?")
    #expect(window.shows("Keys on this page"))
    window.type("\u{1B}")
    #expect(window.shows("MOST BOUGHT"))
    let before = window.count("\u{1B}[?2026h")
    for _ in 0..<40 { window.type("\u{1B}[C\u{1B}[D") }
    window.type("?")
    #expect(window.shows("Keys on this page"))
    #expect(window.count("\u{1B}[?2026h") - before < 20)
    expectEnds(window)
  }

  @Test func pastedTextIsNoKey() throws {
    let window = try watching()
    window.type("\u{1B}[200~X\r\r\rR\r\nbuy\r\u{1B}[201~")
    window.type("?")
    #expect(window.shows("Keys on this page"))
    expectEnds(window)
    #expect(try tenfoot("orders", "--json").output == "[]\n")
  }

  @Test func malformedSequencesAreNoKeys() throws {
    let window = try watching()
    window.type("\u{1B}[1;5\u{1B}]0;X\r\u{7}\u{1B}P+q\u{1B}\\\u{1B}[<0;3;3M\u{1B}[I\u{0}")
    window.type("?")
    #expect(window.shows("Keys on this page"))
    expectEnds(window)
  }

  @Test func twoTelevisionsShareADataFolder() throws {
    let empty = Tenfoot(data: folder.file("empty"))
    try empty.silencePopUps()
    let (first, second) = (try watching(empty), try watching(empty))
    // The demo album is added once.
    expectEnds(first)
    second.type("\u{1B}[C\r")
    #expect(second.shows("8 albums"))
    expectEnds(second)
    #expect(try empty.list("photos", "--limit", "1000").count == 64)
  }

  @Test func aLanguageThatCannotBeShownIsNotChosen() throws {
    let console = try watching(environment: ["TERM": "linux", "COLORTERM": "", "LC_ALL": "zh_CN.UTF-8"])
    #expect(console.shows("MOST BOUGHT"))
    expectEnds(console)
    let terminal = try TerminalWindow(tenfoot, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(terminal.shows("设置"))
    expectEnds(terminal)
  }

  @Test func wideAndCombinedTitlesKeepTheirColumns() throws {
    let names = ["黄金时刻", "Cafe\u{301} noir", "海🏝️岛", "काला"]
    for name in names {
      try FileManager.default.copyItem(
        atPath: Repository.path("assets/demo/kite.jpg"), toPath: "\(folder.path)/\(name).jpg")
      // Different content, or all would be one photo.
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/\(name).jpg"))
      try file.seekToEnd()
      try file.write(contentsOf: Data(name.utf8))
      try file.close()
    }
    let empty = Tenfoot(data: folder.file("empty"))
    try empty.silencePopUps()
    let window = try TerminalWindow(empty, names.map { "\(folder.path)/\($0).jpg" })
    #expect(window.shows("MOST BOUGHT"))
    window.type("\u{1B}[C\r")
    #expect(window.shows("All photos"))
    window.type("\r")
    #expect(window.shows("黄金时刻") && window.shows("岛"))
    // The count of each card is in its last column, whatever its title.
    for (title, width, counts) in [("Cafe\u{301} noir", 9, [37, 75, 113]), ("黄金时刻", 8, [37])] {
      let caption = title + String(repeating: " ", count: 33 - width) + "0"
      #expect(window.shows(caption))
      let row = try #require(window.row(of: caption))
      for column in counts { #expect(window.cell(column, row).scalars.0 == 0x30, "\(title): \(window.text)") }
    }
    expectEnds(window)
  }

  static let tmux = ["/usr/bin/tmux", "-L", "tenfoot-tests", "-f", "/dev/null", "new-session"]

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tmux[0]), "tmux is not installed"))
  func itRunsWithinTmux() throws {
    let window = try watching(
      environment: ["TMUX_TMPDIR": folder.path, "SHELL": "/bin/sh"], multiplexer: Self.tmux)
    window.type("\u{1B}[C\r")
    #expect(window.shows("8 albums"))
    window.type("X")
    #expect(window.shows("Quit Tenfoot?"))
    var hasEnded = false
    for _ in 0..<20 where !hasEnded {
      window.type("\r")
      hasEnded = window.waitBrieflyForEnd() != nil
    }
    #expect(hasEnded)
  }
}
