import Calls

/// The text of an error in the language of the command line.
enum ErrorText {
  /// Returns the text; nil for an error of the argument parser, and for one that has its text already.
  static func text(of error: any Error) -> String? {
    switch error {
    case let failure as ServiceFailure: FailureMessage.text(of: failure)
    case let error as any Worded: error.text
    default: nil
    }
  }
}
