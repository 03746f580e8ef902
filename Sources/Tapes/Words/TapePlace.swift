/// A place in a tape.
public struct TapePlace: Hashable, CustomStringConvertible, Sendable {
  /// Path of the tape as it was given, or as its `Source` names it from there.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// Column in characters, from 1.
  public let column: Int

  /// `tour.tape:12:3`.
  public var description: String { "\(file):\(line):\(column)" }

  /// A place.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One thing in a tape that cannot be understood.
public struct TapeProblem: Error, Hashable, CustomStringConvertible, Sendable {
  /// Where it stands.
  public let place: TapePlace
  /// What stands there, for a person.
  public let found: String
  /// What could stand there, for a person.
  public let expected: String

  /// `tour.tape:12:3: found “Donw”, expected a word of a tape; did you mean Down?`
  public var description: String { "\(place): found \(found), expected \(expected)" }
}

/// Everything in a tape, and in the tapes it names, that cannot be understood; never empty.
public struct TapeProblems: Error, Hashable, CustomStringConvertible, Sendable {
  /// The problems in the order of reading.
  public let problems: [TapeProblem]

  /// One line a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
