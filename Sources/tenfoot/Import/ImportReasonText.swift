import Importing
import Pictures
import Television
import Workspaces

/// The reason why a file was not imported, in the language of the command line.
enum ImportReasonText {
  /// Returns the reason, to be read after the file's name, without a full stop.
  static func text(_ cause: ImportFailureReason) -> String {
    switch cause {
    case .missing: CommandPhrase.reasonMissing()
    case .notPermitted: CommandPhrase.reasonNotPermitted()
    case .circularLink: CommandPhrase.reasonCircularLink()
    case .notAFile: CommandPhrase.reasonNotAFile()
    case .pathTooLong: CommandPhrase.reasonPathTooLong()
    case .gone: CommandPhrase.reasonGone()
    case .refused(.controlCharacterInPath): CommandPhrase.reasonControlCharacter()
    case .refused(.noAlbum): CommandPhrase.reasonNoAlbum()
    case .unreadable(let reason): CommandPhrase.reasonUnreadable(["reason": reason.lowercased()])
    case .rejected(let failure): text(failure)
    }
  }

  /// Returns the format of a file in a format that is not supported, and the rest of the reason; nil for other reasons.
  static func format(_ cause: ImportFailureReason) -> (name: String, reason: String)? {
    guard case .rejected(let failure) = cause, failure.kind == .unsupported else { return nil }
    let parts = failure.reason.split(separator: ": ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    guard CommandTexts.current.language != .english else { return (parts[0], parts[1]) }
    let names = ["audio": CommandPhrase.formatAudio, "video": .formatVideo]
    return (names[parts[0]]?() ?? parts[0], CommandPhrase.skippedNotSupported())
  }

  /// The media reader's English reason has details that its codes lack; in other languages only the code can be translated.
  private static func text(_ failure: ImageFailure) -> String {
    let language = CommandTexts.current.language
    guard language != .english, let wording = try? AssetFolder.ofProcess().wording(language) else {
      return failure.reason
    }
    return wording.message(of: failure.problem, in: language)
  }
}
