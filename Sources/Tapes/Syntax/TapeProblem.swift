/// A location in a tape.
public struct TapeLocation: Hashable, CustomStringConvertible, Sendable {
  /// Path of the tape as it was given, or as another tape's `Source` names it.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// Column in characters, from 1.
  public let column: Int

  /// `tour.tape:12:3`.
  public var description: String { "\(file):\(line):\(column)" }

  /// Creates a location.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Returns the beginning of a tape.
  static func start(of file: String) -> TapeLocation { TapeLocation(file: file, line: 1, column: 1) }
}

/// A syntax error in a tape.
public struct TapeProblem: Error, Hashable, CustomStringConvertible, Sendable {
  /// The location of the error.
  public let location: TapeLocation
  /// The text at the location, as a phrase for the user.
  public let found: String
  /// The text that is valid there, as a phrase for the user.
  public let expected: String

  /// `tour.tape:12:3: found “Donw”, expected a command; did you mean Down?`
  public var description: String { "\(location): found \(found), expected \(expected)" }
}

/// All syntax errors in a tape and in the tapes that it includes; never empty.
public struct TapeProblems: Error, Hashable, CustomStringConvertible, Sendable {
  /// The errors, in the order of reading.
  public let problems: [TapeProblem]

  /// One line per error.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
