import Calls
import Television
import Workspaces

/// Messages for service failures: the television's strings in the language of the command line.
enum FailureMessage {
  /// Returns the message of a failure; its code and parameters if the strings cannot be read.
  static func text(of failure: ServiceFailure) -> String {
    do {
      let language = CommandTexts.current.language
      return try AssetFolder.ofProcess().wording(language).message(of: failure, in: language)
    } catch {
      return "\(failure)"
    }
  }
}
