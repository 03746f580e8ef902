/// The reason why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is a file, a pipe, or closed.
  case notATerminal(Stream)
  /// `TERM` is not set.
  case noTerm
  /// Terminfo has no entry for this value of `TERM`.
  case unknownTerm(String)
  /// The terminal that `TERM` names cannot position its cursor.
  case cannotAddress(String)
  /// ncurses failed to open the terminal.
  case refused(term: String)
  /// No pipe could be created, for this reason of the system.
  case noPipe(String)

  /// A stream that must be a terminal.
  public enum Stream: String, Sendable {
    /// Standard input, which keys are read from.
    case input
    /// Standard output, which frames are written to.
    case output
  }
}

extension TerminalError: CustomStringConvertible {
  /// One line in English: what is wrong, and what the user can do.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "Standard \(stream.rawValue) is not a terminal: start Tenfoot in one, or play a tape with `tenfoot replay`."
    case .noTerm:
      "TERM is not set: set it to what your terminal is, for example TERM=xterm-256color."
    case .unknownTerm(let term):
      "This machine does not know the terminal “\(term)”: install its terminfo entry, or try TERM=xterm-256color."
    case .cannotAddress(let term):
      "The terminal “\(term)” cannot position its cursor: set TERM to what your terminal is, for example xterm-256color."
    case .refused(let term):
      "The terminal “\(term)” could not be opened: try TERM=xterm-256color."
    case .noPipe(let reason):
      "No pipe could be created: \(reason)."
    }
  }
}
