import Testing

@testable import Terminal

/// The rules for when a frame may be sent.
@Suite struct FrameFlowControlTests {
  @Test func sendsNoFrameBeforeTheReplyToThePreviousOne() {
    var control = FrameFlowControl()
    control.recordFrame(fromMS: 0, toMS: 1)
    #expect(!control.allowsFrame(atMS: 5))
    control.recordReply()
    #expect(control.allowsFrame(atMS: 6))
    control.recordFrame(fromMS: 6, toMS: 7)
    #expect(control.blockedUntilMS == 7 + FrameFlowControl.replyTimeoutMS)
    #expect(!control.allowsFrame(atMS: 9_000))
    control.recordReply()
    #expect(control.allowsFrame(atMS: 9_001) && !control.expectsReply)
  }

  @Test func stopsRequestingRepliesFromATerminalThatNeverReplies() {
    var control = FrameFlowControl()
    for start in [Int64(0), 1_000, 2_000] {
      #expect(control.requestsReply)
      control.recordFrame(fromMS: start, toMS: start)
      #expect(!control.allowsFrame(atMS: start + FrameFlowControl.firstReplyTimeoutMS - 1))
      #expect(control.allowsFrame(atMS: start + FrameFlowControl.firstReplyTimeoutMS))
    }
    #expect(!control.requestsReply && !control.expectsReply)
    control.recordFrame(fromMS: 3_000, toMS: 3_000)
    #expect(control.allowsFrame(atMS: 3_000))
  }

  @Test func waitsLongerForTheReplyAfterASlowFrame() {
    var control = FrameFlowControl()
    control.recordFrame(fromMS: 0, toMS: 2_000)
    #expect(!control.allowsFrame(atMS: 10_000))
    #expect(control.allowsFrame(atMS: 10_250))
  }

  @Test func delaysOnlyOneFrameAfterALostReply() {
    var control = FrameFlowControl()
    control.recordFrame(fromMS: 0, toMS: 0)
    control.recordReply()
    control.recordFrame(fromMS: 1, toMS: 1)
    #expect(control.allowsFrame(atMS: 1 + FrameFlowControl.replyTimeoutMS))
    control.recordFrame(fromMS: 20_000, toMS: 20_000)
    control.recordReply()
    #expect(control.allowsFrame(atMS: 20_001))
  }
}
