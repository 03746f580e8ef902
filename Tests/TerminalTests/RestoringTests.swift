import Glibc
import Screen
import TestSupport
import Testing

/// However the program ends, the terminal is restored.
@Suite struct RestoringTests {
  private func started() throws -> Pty {
    let pty = try #require(Pty())
    #expect(pty.hasShownFirstFrame)
    return pty
  }

  /// Whether a process has ended; its parent may not have noticed yet.
  private static func hasEnded(_ process: Int32) -> Bool {
    let status = String(decoding: TemporaryFolder.read("/proc/\(process)/stat"), as: UTF8.self)
    return status.isEmpty || status.contains(") Z ")
  }

  private func expectRestored(_ pty: Pty) {
    #expect(pty.isCursorVisible)
    #expect(!pty.isAlternateScreen)
    #expect(pty.isEchoing)
    #expect(pty.count("\u{1B}[?2004h") == pty.count("\u{1B}[?2004l"))
    // Some terminals hide the cursor again when they switch to the previous screen.
    let sent = String(decoding: pty.bytes, as: UTF8.self)
    let (screen, cursor) = (sent.ranges(of: "\u{1B}[?1049l").last, sent.ranges(of: "\u{1B}[?25h").last)
    if let screen, let cursor { #expect(screen.upperBound <= cursor.lowerBound) }
  }

  @Test func opensTheTerminal() throws {
    let pty = try started()
    #expect(!pty.isCursorVisible)
    #expect(pty.isAlternateScreen)
    #expect(!pty.isEchoing)
  }

  @Test func restoresTheTerminalAfterTheExitKey() throws {
    let pty = try started()
    pty.type("X")
    #expect(pty.waitForEnd() == 0)
    expectRestored(pty)
    #expect(pty.lines.contains("ended after pressed Exit"))
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT])
  func restoresTheTerminalAfterASignal(signal: Int32) throws {
    let pty = try started()
    pty.send(signal)
    #expect(pty.waitForEnd() == 0)
    expectRestored(pty)
    #expect(pty.lines.contains("ended after terminate \(signal)"))
  }

  @Test func restoresTheTerminalAfterASecondSignalWhenTheFirstIsIgnored() throws {
    let pty = try started()
    pty.type("?")
    #expect(pty.shows("ignoring everything"))
    pty.send(SIGINT)
    pty.send(SIGTERM)
    // The kernel may deliver the two signals in either order.
    #expect([128 + Int(SIGINT), 128 + Int(SIGTERM)].contains(pty.waitForEnd()))
    expectRestored(pty)
  }

  // The third one must not end the program before the second one has restored the terminal.
  @Test func restoresTheTerminalAfterManySignalsAtOnce() throws {
    for round in 0..<20 {
      let pty = try started()
      pty.type("?")
      #expect(pty.shows("ignoring everything"))
      for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] { pty.send(signal) }
      #expect((pty.waitForEnd() ?? 0) > 128, "round \(round)")
      expectRestored(pty)
    }
  }

  @Test func restoresTheTerminalAfterCtrlC() throws {
    let pty = try started()
    pty.type("\u{3}")
    #expect(pty.waitForEnd() == 0)
    expectRestored(pty)
  }

  @Test func leavesWhileKeysAreHeldDownOnATerminalThatNoLongerReplies() throws {
    let pty = try started()
    pty.stopReplying()
    pty.type("i")
    #expect(pty.shows("pressed Info"), "the frame whose reply never comes")
    pty.type("X")
    #expect(pty.shows("ended after pressed Exit") { pty.type("a") })
    #expect(pty.waitForEnd() == 0)
    expectRestored(pty)
  }

  @Test func endsWhenTheTerminalIsClosed() throws {
    let pty = try started()
    pty.hangUp()
    #expect(pty.waitForEnd() != nil)
  }

  @Test func restoresTheTerminalAfterACrash() throws {
    for backtrace in ["enable=no", "enable=yes,interactive=no,color=no"] {
      let pty = try #require(Pty("--crash", environment: ["SWIFT_BACKTRACE": backtrace]))
      #expect(pty.waitForEnd() == 128 + Int(SIGABRT))
      expectRestored(pty)
    }
  }

  @Test func restoresTheTerminalWhileStopped() throws {
    let pty = try #require(Pty(isBelowShell: true))
    // Ctrl-Z discards output that was not read, so the frame must be complete.
    #expect(pty.hasShownFirstFrame)
    pty.type("\u{1A}")
    let isRestored = pty.eventually { pty.isCursorVisible && !pty.isAlternateScreen && pty.isEchoing }
    let sent = String(decoding: pty.bytes.suffix(300), as: UTF8.self)
    #expect(isRestored, "\(pty.isCursorVisible) \(pty.isAlternateScreen) \(pty.isEchoing) \(sent.debugDescription)")
    pty.type("f\n")
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
    #expect(!pty.isCursorVisible && pty.isAlternateScreen && !pty.isEchoing)
    pty.type("X")
    #expect(pty.waitForEnd() == 0)
    expectRestored(pty)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func endsWithoutTouchingTheTerminalThatAShellHasTakenBack(signal: Int32) throws {
    let pty = try #require(Pty(isBelowShell: true))
    #expect(pty.hasShownFirstFrame)
    let program = pty.foregroundGroup
    pty.type("\u{1A}")
    #expect(pty.eventually { pty.isShellInForeground && !pty.isAlternateScreen && pty.isCursorVisible })
    // As a shell does that ends a stopped job.
    kill(-program, signal)
    kill(-program, SIGCONT)
    #expect(pty.eventually { Self.hasEnded(program) })
    #expect(!pty.isAlternateScreen && pty.isEchoing && pty.isShellInForeground)
  }

  @Test func continuesWhereNoShellCouldContinueIt() throws {
    let pty = try started()
    pty.type("\u{1A}")
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
    #expect(!pty.isCursorVisible && pty.isAlternateScreen && !pty.isEchoing)
  }

  @Test func repaintsAfterAnUncatchableStop() throws {
    let pty = try started()
    pty.send(SIGSTOP)
    pty.resize(to: Size(columns: 60, rows: 20))
    pty.send(SIGCONT)
    #expect(pty.shows("resized 60x20"))
    #expect(pty.shows("resumed"))
    #expect(pty.lines[0] == "  TENFOOT")
  }

  @Test func explainsWhyTheTerminalCannotBeUsed() throws {
    for (term, message) in [
      ("", "error: noTerm"), ("unheard-of", "error: unknownTerm(term: \"unheard-of\")"),
    ] {
      let pty = try #require(Pty(environment: ["TERM": term]))
      #expect(pty.waitForEnd() == 1)
      #expect(pty.lines.joined().hasPrefix(message))
      expectRestored(pty)
    }
  }
}
