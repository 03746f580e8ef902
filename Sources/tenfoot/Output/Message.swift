import ArgumentParser
import Foundation

/// Output as text. Control characters are escaped, so that no terminal interprets them: `\u{1B}[2J`.
enum Message {
  /// Prints lines to standard error, so that standard output contains only the result.
  static func printError(_ text: String) {
    FileHandle.standardError.write(Data((escaped(text) + "\n").utf8))
  }

  /// Asks a question on standard error; the answer is typed on the same line.
  static func ask(_ question: String) {
    FileHandle.standardError.write(Data(question.terminalSafe.utf8))
  }

  /// Prints lines of the result to standard output.
  static func print(_ text: String) {
    Swift.print(escaped(text))
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).terminalSafe }.joined(
      separator: "\n")
  }
}

extension String {
  /// The text with control characters escaped as in Swift, `\n` or `\u{1B}`, and therefore on one line.
  ///
  /// Names of files may contain any character.
  var terminalSafe: String {
    guard unicodeScalars.contains(where: \.isTerminalControl) else { return self }
    return unicodeScalars.map { $0.isTerminalControl ? $0.escaped(asASCII: true) : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (C0, DEL, C1), a line separator or a direction control.
  var isTerminalControl: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}

/// An error that is printed and ends the program.
///
/// It is thrown, and not printed where it occurs: while a television starts, the terminal shows its alternate screen, whose content is
/// lost at the end.
struct Failure: Error, CustomStringConvertible {
  /// What happened and what to do, without a full stop at the end.
  let description: String
  /// The exit status.
  let status: ExitCode

  init(_ description: String, status: ExitCode = .failure) {
    (self.description, self.status) = (description, status)
  }
}
