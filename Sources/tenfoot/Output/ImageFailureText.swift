import Pictures
import Television
import Workspaces

/// The reason why a picture cannot be read, in the language of the command line.
enum ImageFailureText {
  /// Returns the reason, without a full stop. The media reader's English names details that its codes do not have; in other
  /// languages the code has to do.
  static func text(of failure: ImageFailure) -> String {
    let language = CommandTexts.current.language
    guard language != .english, let wording = try? AssetFolder.ofProcess().wording(language) else {
      return failure.reason
    }
    return wording.message(of: failure.problem, in: language)
  }
}
