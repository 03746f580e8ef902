import Calls

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
public struct TapeProblem: Error, Hashable, Worded {
  /// The location of the error.
  public let location: TapeLocation
  /// The text found at the location.
  public let found: TapeFinding
  /// The syntax that is valid there.
  public let expected: TapeExpectation

  /// Returns `tour.tape:12:3: found “Donw”, expected a command; did you mean Down?`
  public func text(in sentences: ProblemSentences) -> String {
    sentences.text(
      "tapeProblem.syntax", ["location": location.description, "found": found, "expected": expected])
  }
}

/// All syntax errors in a tape and in the tapes that it includes; never empty.
public struct TapeProblems: Error, Hashable, Worded {
  /// The errors, in the order of reading.
  public let problems: [TapeProblem]

  /// Returns one line per error.
  public func text(in sentences: ProblemSentences) -> String {
    problems.map { $0.text(in: sentences) }.joined(separator: "\n")
  }
}

/// The part of a tape that is found where the syntax expects something else.
public enum TapeFinding: Hashable, WordedProblem {
  case token(text: String)
  case end
  case unclosed(delimiter: String)
  case includesItself(path: String)
  case nestedTooDeeply(path: String)
  case tooLong(path: String)
  case unreadable(path: String, reason: TapeFault)
  case usedSnapshot(name: String, location: String)

  /// The first part of the keys of its sentences.
  public static let group = "tapeFound"
}

/// The parts that the syntax of tapes can expect.
public enum TapeExpectation: Hashable, WordedProblem {
  // Commands
  case command
  case commandLike(name: String)
  case supportedCommand(word: String)
  case networkFault
  case share(example: String)
  case seed(example: String)
  case count(most: Int)
  case digits(example: String)
  case quotedText
  case pattern
  case waitPattern
  case regularExpression(fault: TapeFault)
  case snapshotName
  case otherName
  case svgFile
  case path
  case oneOf(words: [String])
  case duration(days: Int, examples: Alternatives)
  case time(example: String)
  case size(most: String, example: String)

  // Settings
  case settingName
  case settings(words: Alternatives)
  case colourBeforeSteps
  case languages(words: Alternatives)
  case themeName
  case themes(words: [String])
  case value

  // Included tapes
  case otherTape
  case fewerTapes(limit: Int)
  case fewerBytes(limit: Int)
  case tapeInUTF8

  /// The first part of the keys of its sentences.
  public static let group = "tapeExpected"
}
