import Calls
import Importing
import Pictures

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
    case .refused(.byServer(let failure)): FailureMessage.text(of: failure)
    case .changed: CommandPhrase.reasonChanged()
    case .unreadable(let error): CommandPhrase.reasonUnreadable(["reason": SystemError(error).text])
    case .rejected(let failure): ImageFailureText.text(of: failure)
    }
  }

  /// Returns the format of a file in a format that is not supported, and the rest of the reason; nil for other reasons.
  static func format(_ cause: ImportFailureReason) -> (name: String, reason: String)? {
    guard case .rejected(let failure) = cause, let name = failure.subject,
      [.unsupported, .noPreview].contains(failure.problem)
    else { return nil }
    guard CommandTexts.current.language != .english else {
      let prefix = name + ": "
      return (name, failure.reason.hasPrefix(prefix) ? String(failure.reason.dropFirst(prefix.count)) : failure.reason)
    }
    let names = ["audio": CommandPhrase.formatAudio, "video": .formatVideo]
    let reason =
      failure.problem == .noPreview ? ImageFailureText.text(of: failure) : CommandPhrase.skippedNotSupported()
    return (names[name].map { $0() } ?? CommandTexts.current.spaced(name), reason)
  }
}
