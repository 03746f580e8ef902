import Foundation

/// What is said to a person; what would steer a terminal is shown instead, as in `\u{1B}[2J`.
enum Message {
  /// Says something on standard error, in a line or more, so that standard output holds nothing but the result.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((harmless(text) + "\n").utf8))
  }

  /// Says a result on standard output, in a line or more.
  static func print(_ text: String) {
    Swift.print(harmless(text))
  }

  private static func harmless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }.joined(separator: "\n")
  }
}

extension String {
  /// The text on one line: every character that steers a terminal as Swift writes it, `\n` or `\u{1B}`.
  ///
  /// Names of files may hold any of them; a terminal must not act on them.
  var harmless: String {
    guard unicodeScalars.contains(where: \.steersTerminals) else { return self }
    return unicodeScalars.map { $0.steersTerminals ? $0.escaped(asASCII: true) : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character (C0, DEL, C1), ends a line, or says in which direction text runs.
  var steersTerminals: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}

/// A failure that is told to a person and ends the program with status 1.
struct Failure: Error, CustomStringConvertible {
  /// What happened and what to do, without a full stop at the end.
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
