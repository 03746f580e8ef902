import Foundation

/// What is said to a person, on standard error, so that standard output holds nothing but the result.
enum Message {
  /// Says one line.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
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
