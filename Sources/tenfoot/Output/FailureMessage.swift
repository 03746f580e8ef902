import Calls
import Device
import Television
import Workspaces

/// Messages for service failures: the television's strings in the language of the command line.
enum FailureMessage {
  /// Returns the message of a failure; its code and parameters if the strings cannot be read.
  static func text(of failure: ServiceFailure, in language: Language = CommandTexts.current.language) -> String {
    do {
      return try AssetFolder.ofProcess().wording(language).message(of: failure, in: language)
    } catch {
      return "\(failure)"
    }
  }
}
