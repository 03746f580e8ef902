/// Keeps a slow terminal from falling behind: no frame is painted before the one before has been seen.
///
/// The system takes in many frames that the line has yet to carry: at 9,600 baud a press on a key would be seen a minute
/// later. So every frame ends with a question that terminals since the VT100 answer (DSR, ECMA-48, 8.3.35), and while
/// the answer is on its way keys change the television but paint nothing. Where a terminal never answers, nothing waits.
struct FrameFlowControl {
  /// How long the first answers may take until a terminal counts as one that gives none, milliseconds.
  static let firstPatienceMS: Int64 = 250
  /// How long an answer may take of a terminal that has answered before, milliseconds.
  static let patienceMS: Int64 = 10_000
  /// After so many questions without any answer no more is asked.
  private static let questionLimit = 3

  private var openCount = 0
  private var hasAnswered = false
  /// When a frame may be painted at the latest; nil for at once.
  private(set) var waitsUntilMS: Int64?

  /// Whether a frame is to end with a question.
  var asks: Bool { hasAnswered || openCount < Self.questionLimit }
  /// Whether an answer may still come.
  var isAwaited: Bool { openCount > 0 && hasAnswered }

  /// Notes a frame that was sent with a question; a terminal that took its time for the frame gets more for the answer.
  mutating func sent(fromMS startMS: Int64, toMS endMS: Int64) {
    guard asks else { return }
    openCount = hasAnswered ? 1 : openCount + 1
    waitsUntilMS = endMS + (hasAnswered ? Self.patienceMS : Self.firstPatienceMS + 4 * (endMS - startMS))
  }

  /// Notes an answer. Once a terminal has answered there is but one question at a time: its answer settles all, also
  /// where one before was lost.
  mutating func answered() {
    openCount = hasAnswered ? 0 : max(0, openCount - 1)
    hasAnswered = true
    if openCount == 0 { waitsUntilMS = nil }
  }

  /// Whether a frame may be painted now.
  func allows(atMS nowMS: Int64) -> Bool {
    waitsUntilMS.map { nowMS >= $0 } ?? true
  }
}
