import Testing

@testable import Terminal

/// When a frame may be painted.
@Suite struct PacingTests {
  @Test func aTerminalThatAnswersIsNeverAFrameBehind() {
    var pacing = FrameFlowControl()
    pacing.sent(fromMS: 0, toMS: 1)
    #expect(!pacing.allows(atMS: 5))
    pacing.answered()
    #expect(pacing.allows(atMS: 6))
    pacing.sent(fromMS: 6, toMS: 7)
    #expect(pacing.waitsUntilMS == 7 + FrameFlowControl.patienceMS)
    #expect(!pacing.allows(atMS: 9_000))
    pacing.answered()
    #expect(pacing.allows(atMS: 9_001) && !pacing.isAwaited)
  }

  @Test func oneThatNeverAnswersIsSoonNoLongerAsked() {
    var pacing = FrameFlowControl()
    for start in [Int64(0), 1_000, 2_000] {
      #expect(pacing.asks)
      pacing.sent(fromMS: start, toMS: start)
      #expect(!pacing.allows(atMS: start + FrameFlowControl.firstPatienceMS - 1))
      #expect(pacing.allows(atMS: start + FrameFlowControl.firstPatienceMS))
    }
    #expect(!pacing.asks && !pacing.isAwaited)
    pacing.sent(fromMS: 3_000, toMS: 3_000)
    #expect(pacing.allows(atMS: 3_000))
  }

  @Test func whoeverTookLongForAFrameGetsLongerForTheAnswer() {
    var pacing = FrameFlowControl()
    pacing.sent(fromMS: 0, toMS: 2_000)
    #expect(!pacing.allows(atMS: 10_000))
    #expect(pacing.allows(atMS: 10_250))
  }

  @Test func anAnswerThatWasLostHoldsUpOnce() {
    var pacing = FrameFlowControl()
    pacing.sent(fromMS: 0, toMS: 0)
    pacing.answered()
    pacing.sent(fromMS: 1, toMS: 1)
    #expect(pacing.allows(atMS: 1 + FrameFlowControl.patienceMS))
    pacing.sent(fromMS: 20_000, toMS: 20_000)
    pacing.answered()
    #expect(pacing.allows(atMS: 20_001))
  }

  @Test func onlyTheTerminalsOwnAnswerIsOne() {
    var decoder = InputDecoder()
    let (own, others) = (
      decoder.feed(Array("\u{1B}[0n".utf8), atMS: 0), decoder.feed(Array("\u{1B}[3n\u{1B}[0;1n".utf8), atMS: 0)
    )
    #expect(own == [.answer] && others == [])
    let pasted = decoder.feed(Array("\u{1B}[200~\u{1B}[0nx\u{1B}[201~".utf8), atMS: 0)
    #expect(!pasted.contains(.answer) && pasted.last == .pasted("x"))
  }

  @Test(arguments: [
    (["COLUMNS": "100", "LINES": "30"], true), (["COLUMNS": "0", "LINES": "30"], false),
    (["COLUMNS": "65535", "LINES": "65535"], false), (["LINES": "30"], false),
    (["COLUMNS": "x", "LINES": "30"], false),
  ])
  func aSizeIsTakenFromTheEnvironmentWhereItCanBeBelieved(environment: [String: String], isBelieved: Bool) {
    #expect((TerminalReport.size(in: environment) != nil) == isBelieved)
  }
}
