import Calls

/// The result of playing a tape.
public struct TapeResult: Sendable {
  /// Path of the tape.
  public var path: String
  /// The failure that ended the tape; nil if all steps passed.
  public var failure: TapeFailure?
  /// The number of steps that passed.
  public var stepCount = 0
  /// The time by which the virtual clock advanced, milliseconds.
  public var elapsedMS: Int64 = 0
  /// The screenshots and snapshots that were written, in order.
  public var writtenFiles: [String] = []
  /// The recording in asciicast v2, of a failed tape up to the failure; nil if none was requested.
  public var recording: String?

  /// Whether all steps passed.
  public var hasPassed: Bool { failure == nil }
}

/// The failure of a step of a tape, with the state of the television.
public struct TapeFailure: Hashable, Worded {
  /// The location of the step.
  public var location: TapeLocation
  /// The text of the step; nil for the start of the television.
  public var step: String?
  /// The reason.
  public var fault: TapeFault
  /// The virtual time, RFC 3339.
  public var time: String
  /// The text of the element that has the focus; nil if none has.
  public var focus: String?
  /// The rows of the screen; empty if there is no frame yet.
  public var screen: [String]

  /// Returns a report: `tour.tape:12:1: Expect /Canon/`, then the reason, the time, the focus and the whole screen.
  public func text(in sentences: ProblemSentences) -> String {
    let reason = fault.text(in: sentences).replacing("\n", with: "\n  ")
    let focus = (focus ?? sentences.text("tapeReport.nothing")).replacing("\n", with: "\n         ")
    let lines = [
      "\(location): \(step ?? sentences.text("tapeReport.start"))", "  \(reason)",
      "  " + sentences.text("tapeReport.time", ["time": time]),
      "  " + sentences.text("tapeReport.focus", ["focus": focus]),
    ]
    return (lines + screen.map { "  │\($0)" }).joined(separator: "\n")
  }
}
