import Foundation

/// What is said to a person, on standard error, so that standard output holds nothing but the result.
enum Message {
  /// Says something, in a line or more; what else would steer a terminal is shown instead, as in `\u{1B}[2J`.
  static func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).harmless }
    FileHandle.standardError.write(Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}

extension String {
  /// The text on one line: every control character (C0, DEL, C1) as Swift writes it, `\n` or `\u{1B}`.
  ///
  /// Names of files may hold any of them; a terminal must not act on them.
  var harmless: String {
    let escaped = unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return escaped.joined()
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
