import Calls
import Engine

/// The reason why a step of a tape failed, or a file of a tape cannot be used.
public enum TapeFault: Error, Hashable, WordedProblem {
  // The screen
  case noFocus
  case isShown(scope: TapeScope, pattern: String)
  case isNotShown(scope: TapeScope, pattern: String)
  case wasNotShown(scope: TapeScope, pattern: String, seconds: String)
  case noSnapshot(path: String)
  case differs(path: String, difference: LineDifference)
  case expressionTooCostly(pattern: String, steps: Int)
  case expressionFailed(pattern: String, libraryText: String)
  case expressionTooLong(bytes: Int)
  case malformedExpression(libraryText: String, count: Int)

  // The television
  case clockCannotGoBack(time: String)
  case wakesForever
  case notIdle(answers: Int, images: Int)
  case notFinished
  case hasQuit
  case noTextField
  /// It could not be started, for a reason in the user's language.
  case notStarted(reason: String)

  // Files
  case noSuchFile
  case folder
  case notRead(error: SystemError)
  case tooLong(bytes: Int)
  case notUTF8
  case unreadable(path: String, error: SystemError)
  case unreadableText(path: String)
  case unwritable(path: String, error: SystemError)
  case parentIsNoFolder(path: String, parent: String)
  case outsideFolder(path: String)

  /// The first part of the keys of its sentences.
  public static let group = "tape"

  init(_ timeout: IdleTimeout) {
    self = .notIdle(answers: timeout.answerCount, images: timeout.imageCount)
  }
}

extension TapeScope: WordedProblem {
  /// The first part of the keys of its sentences.
  public static let group = "tapeScope"
}
