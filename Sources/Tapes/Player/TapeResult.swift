/// What became of a tape that was played.
public struct TapeResult: Sendable {
  /// Path of the tape.
  public var path: String
  /// The step that did not hold; nil when all did. Nothing behind it was played.
  public var failure: TapeFailure?
  /// How many steps were played to their end.
  public var stepCount = 0
  /// How far the virtual clock went, in milliseconds.
  public var elapsedMS: Int64 = 0
  /// Files that were written, in order: screenshots and new snapshots.
  public var writtenFiles: [String] = []
  /// The recording in asciicast v2, where one was asked for; of a failed tape as far as it went.
  public var recording: String?

  /// Whether everything held.
  public var hasPassed: Bool { failure == nil }
}

/// Why a tape failed, with all that is needed to see why.
public struct TapeFailure: Hashable, CustomStringConvertible, Sendable {
  /// The step's place.
  public var place: TapePlace
  /// The step as it is written.
  public var step: String
  /// What happened instead, for a person; more than one line where snapshots differ.
  public var reason: String
  /// Virtual time, RFC 3339.
  public var time: String
  /// The text of what has the focus; nil when nothing has.
  public var focus: String?
  /// The rows of the screen; empty when there is none yet.
  public var screen: [String]

  /// The report: `tour.tape:12:1: Expect /Canon/: …`, then time, focus and the whole screen.
  public var description: String {
    var lines = ["\(place): \(step)", "  \(reason.replacing("\n", with: "\n  "))", "  time   \(time)"]
    lines.append("  focus  \((focus ?? "nothing").replacing("\n", with: "\n         "))")
    return (lines + screen.map { "  │\($0)" }).joined(separator: "\n")
  }
}

/// Why something could not be done or did not hold, in a sentence.
struct TapeStepError: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }

  init(_ reason: String) {
    self.reason = reason
  }
}
