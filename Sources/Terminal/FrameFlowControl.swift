/// Back-pressure for slow connections: no frame is sent until the terminal has acknowledged the previous one.
///
/// The kernel buffers many frames that the connection has yet to carry: at 9,600 baud, a key press would show a minute
/// later. So every frame ends with a status request that terminals since the VT100 answer (DSR; ECMA-48, 8.3.35), and
/// until the reply arrives keys change the state of the program but nothing is painted. For terminals that never reply,
/// nothing waits.
struct FrameFlowControl {
  /// How long a terminal may take for its first replies, in milliseconds, before it counts as one that never replies.
  static let firstReplyTimeoutMS: Int64 = 250
  /// How long a terminal that has replied before may take for a reply, in milliseconds.
  static let replyTimeoutMS: Int64 = 10_000
  /// The number of requests without any reply after which no more are sent.
  private static let requestLimit = 3

  private var pendingCount = 0
  private var hasReplied = false
  /// The time until which no frame may be sent, in milliseconds; nil when one may be sent at once.
  private(set) var blockedUntilMS: Int64?

  /// Whether the next frame must end with a request.
  var requestsReply: Bool { hasReplied || pendingCount < Self.requestLimit }
  /// Whether a reply is likely to arrive.
  var expectsReply: Bool { pendingCount > 0 && hasReplied }

  /// Records a frame that was sent; a terminal that was slow to read the frame gets more time for the reply.
  mutating func recordFrame(fromMS startMS: Int64, toMS endMS: Int64) {
    guard requestsReply else { return }
    pendingCount = hasReplied ? 1 : pendingCount + 1
    blockedUntilMS = endMS + (hasReplied ? Self.replyTimeoutMS : Self.firstReplyTimeoutMS + 4 * (endMS - startMS))
  }

  /// Records a reply. Once a terminal has replied, only one request is pending at a time, so that a lost reply does not
  /// delay the frames after it for ever.
  mutating func recordReply() {
    pendingCount = hasReplied ? 0 : max(0, pendingCount - 1)
    hasReplied = true
    if pendingCount == 0 { blockedUntilMS = nil }
  }

  /// Returns whether a frame may be sent now.
  func allowsFrame(atMS nowMS: Int64) -> Bool {
    blockedUntilMS.map { nowMS >= $0 } ?? true
  }
}
