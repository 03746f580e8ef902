/// Why there is no screen; each is told in one line, with what can be done.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file, a pipe, or nothing.
  case notATerminal(Stream)
  /// `TERM` is not set.
  case noTerm
  /// Terminfo has no entry for `TERM`.
  case unknownTerm(String)
  /// The terminal that `TERM` names cannot place its cursor.
  case cannotAddress(String)
  /// ncurses would not take the terminal.
  case refused(term: String)
  /// No pipe could be made; the system's reason.
  case noPipe(String)

  /// A stream that has to be a terminal.
  public enum Stream: String, Sendable {
    /// Where keys come from.
    case input
    /// Where the picture goes.
    case output
  }
}

extension TerminalError: CustomStringConvertible {
  /// One line for the person, in English.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "Standard \(stream.rawValue) is not a terminal: start the television in one, or play a tape with `tenfoot replay`."
    case .noTerm:
      "TERM is not set: set it to what your terminal is, for example TERM=xterm-256color."
    case .unknownTerm(let term):
      "This machine does not know the terminal “\(term)”: install its terminfo entry, or try TERM=xterm-256color."
    case .cannotAddress(let term):
      "The terminal “\(term)” cannot place its cursor: set TERM to what your terminal is, for example xterm-256color."
    case .refused(let term):
      "The terminal “\(term)” could not be opened."
    case .noPipe(let reason):
      "The television could not make a pipe for signals: \(reason)."
    }
  }
}
