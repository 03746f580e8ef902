import ArgumentParser

extension ExitCode {
  /// A tape, a keymap or a document does not parse.
  static let malformed = ExitCode(2)
}
