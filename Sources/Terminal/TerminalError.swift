import Calls

/// The reason why a terminal cannot be used. Its words say what is wrong, and what the user can do.
public enum TerminalError: Error, Hashable, WordedProblem {
  /// Standard input, which keys are read from, is a file, a pipe, or closed.
  case inputIsNoTerminal
  /// Standard output, which frames are written to, is a file, a pipe, or closed.
  case outputIsNoTerminal
  /// `TERM` is not set.
  case noTerm
  /// Terminfo has no entry for this value of `TERM`.
  case unknownTerm(term: String)
  /// The terminal that `TERM` names cannot position its cursor.
  case cannotAddress(term: String)
  /// ncurses failed to open the terminal.
  case refused(term: String)
  /// No pipe could be created.
  case noPipe(error: SystemError)

  /// The first part of the keys of its sentences.
  public static let group = "terminal"
}
