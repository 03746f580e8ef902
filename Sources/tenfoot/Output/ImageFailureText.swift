import Pictures
import Television
import Workspaces

/// The reason why a picture cannot be read, in the language of the command line.
enum ImageFailureText {
  /// Returns the reason, without a full stop. The English text of the media reader has details that its codes do not have;
  /// other languages have a sentence for each code.
  static func text(of failure: ImageFailure) -> String {
    let language = CommandTexts.current.language
    guard language != .english, let wording = try? AssetFolder.ofProcess().wording(language) else {
      return failure.reason
    }
    if failure.problem == .undecodable, let library = failure.subject {
      return CommandPhrase.reasonLibrary(["library": library])
    }
    return wording.message(of: failure.problem, in: language)
  }
}
