import ArgumentParser

extension ExitCode {
  /// A tape, keymap, settings file, guide, schedule or catalogue is malformed.
  static let malformed = ExitCode(2)
}
