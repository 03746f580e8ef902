import Glibc
import Screen
import Testing

/// However it ends, the terminal is given back as it was.
@Suite struct LeavingTests {
  private func started(_ arguments: String...) throws -> Pty {
    let pty = try #require(arguments.isEmpty ? Pty() : Pty(arguments[0]))
    #expect(pty.shows("resized 80x24") || arguments == ["--crash"])
    return pty
  }

  private func expectGivenBack(_ pty: Pty) {
    #expect(pty.isCursorVisible)
    #expect(!pty.isAlternateScreen)
    #expect(pty.isEchoing)
    #expect(pty.count("\u{1B}[?2004h") == pty.count("\u{1B}[?2004l"))
    // Some terminals hide it again with the screen that was there before.
    let sent = String(decoding: pty.bytes, as: UTF8.self)
    let (screen, cursor) = (sent.ranges(of: "\u{1B}[?1049l").last, sent.ranges(of: "\u{1B}[?25h").last)
    if let screen, let cursor { #expect(screen.upperBound <= cursor.lowerBound) }
  }

  @Test func takesItOverFirst() throws {
    let pty = try started()
    #expect(!pty.isCursorVisible)
    #expect(pty.isAlternateScreen)
    #expect(!pty.isEchoing)
  }

  @Test func leavesByKey() throws {
    let pty = try started()
    pty.type("X")
    #expect(pty.end() == 0)
    expectGivenBack(pty)
    #expect(pty.lines.contains("left after input Exit"))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT])
  func leavesWhenASignalAsks(signal: Int32) throws {
    let pty = try started()
    pty.send(signal)
    #expect(pty.end() == 0)
    expectGivenBack(pty)
    #expect(pty.lines.contains("left after terminate \(signal)"))
  }

  @Test func leavesAtASecondSignalWhenItIsDeafToTheFirst() throws {
    let pty = try started()
    pty.type("?")
    #expect(pty.shows("deaf"))
    pty.send(SIGINT)
    pty.send(SIGTERM)
    // The kernel may hand both over in either order.
    #expect([128 + Int(SIGINT), 128 + Int(SIGTERM)].contains(pty.end()))
    expectGivenBack(pty)
  }

  @Test func leavesAtCtrlC() throws {
    let pty = try started()
    pty.type("\u{3}")
    #expect(pty.end() == 0)
    expectGivenBack(pty)
  }

  @Test func leavesWhenTheTerminalHasGone() throws {
    let pty = try started()
    pty.hangUp()
    #expect(pty.end() != nil)
  }

  @Test func restoresTheScreenAfterACrash() throws {
    for backtrace in ["enable=no", "enable=yes,interactive=no,color=no"] {
      let pty = try #require(Pty("--crash", environment: ["SWIFT_BACKTRACE": backtrace]))
      #expect(pty.end() == 128 + Int(SIGABRT))
      expectGivenBack(pty)
    }
  }

  @Test func givesTheScreenBackWhileItIsStopped() throws {
    let pty = try #require(Pty(isBelowShell: true))
    #expect(pty.shows("resized 80x24"))
    pty.type("\u{1A}")
    let isGivenBack = pty.until { pty.isCursorVisible && !pty.isAlternateScreen && pty.isEchoing }
    let sent = String(decoding: pty.bytes.suffix(300), as: UTF8.self)
    #expect(isGivenBack, "\(pty.isCursorVisible) \(pty.isAlternateScreen) \(pty.isEchoing) \(sent.debugDescription)")
    pty.type("f\n")
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
    #expect(!pty.isCursorVisible && pty.isAlternateScreen && !pty.isEchoing)
    pty.type("X")
    #expect(pty.end() == 0)
    expectGivenBack(pty)
  }

  @Test func goesOnWhereNobodyCouldContinueIt() throws {
    let pty = try started()
    pty.type("\u{1A}")
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
    #expect(!pty.isCursorVisible && pty.isAlternateScreen && !pty.isEchoing)
  }

  @Test func showsEverythingAgainAfterAStopThatNobodyAnnounced() throws {
    let pty = try started()
    pty.send(SIGSTOP)
    pty.resize(to: Size(columns: 60, rows: 20))
    pty.send(SIGCONT)
    #expect(pty.shows("resized 60x20"))
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
  }

  @Test func saysWhyThereIsNoScreen() throws {
    for (term, message) in [
      ("", "error: TERM is not set: set it to what your terminal is, for example TERM=xterm-256color."),
      ("unheard-of", "error: This machine does not know the terminal “unheard-of”"),
    ] {
      let pty = try #require(Pty(environment: ["TERM": term]))
      #expect(pty.end() == 1)
      #expect(pty.lines.joined().hasPrefix(message))
      expectGivenBack(pty)
    }
  }
}
