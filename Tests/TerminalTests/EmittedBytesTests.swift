import MediaFuzz
import ScreenFixtures
import TestSupport
import Testing

/// Only visible text and the sequences of the terminfo entry are sent to a terminal.
@Suite struct EmittedBytesTests {
  @Test(arguments: 1...3 as ClosedRange<UInt64>, ["full", "256", "none"])
  func sendsOnlyVisibleTextAndKnownSequences(seed: UInt64, depth: String) throws {
    let cache = try TemporaryFolder()
    let pty = try #require(Pty("--depth", depth, "--cache", cache.path, "--hostile", String(seed)))
    #expect(pty.shows("resized 80x24"))
    for number in 2...6 {
      pty.type("\(number)")
      #expect(pty.eventually { pty.count("\u{1B}[?2026l") >= number })
    }
    let fault = TerminalBytes(pty.bytes).fault
    #expect(fault == nil, "seed \(seed): \(fault ?? "")")
    // A character that does not fit its cell would move everything to the right of it.
    #expect(pty.lines[0] == "  TENFOOT", "seed \(seed)")
    pty.type("\u{3}")
    _ = pty.waitForEnd()
    let faultAtEnd = TerminalBytes(pty.bytes).fault
    #expect(faultAtEnd == nil, "seed \(seed): \(faultAtEnd ?? "")")
  }

  @Test(arguments: [
    "\u{1B}]0;title\u{7}", "\u{1B}]52;c;eA==\u{7}", "\u{9B}2J", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[6n", "\u{1B}[?1003h",
    "\u{1B}c", "\u{7}", "\u{202E}x", "\u{1B}[5i", "\u{1B}P0;1q#0\u{7}~\u{1B}\\", "\u{1B}P0;1q~\u{1B}]0;x",
  ])
  func detectsForbiddenSequences(text: String) {
    #expect(TerminalBytes(Array("before".utf8) + Array(text.utf8) + Array("after".utf8)).fault != nil)
  }
}
