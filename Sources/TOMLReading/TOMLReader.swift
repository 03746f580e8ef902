import TOMLKit

/// Reader of TOML texts from outside.
public enum TOMLReader {
  /// Parses a text.
  ///
  /// - Throws: ``TOMLSyntaxError`` for the first error, also for one at which the parser would abort the process.
  public static func table(_ toml: String) throws(TOMLSyntaxError) -> TOMLTable {
    if let line = TOMLPrecheck.abortingLine(in: toml) {
      throw TOMLSyntaxError(line: line, column: 1, reason: "expected a key or a value")
    }
    do {
      return try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw TOMLSyntaxError(line: begin.line, column: begin.column, reason: firstLine(error.description))
    } catch {
      throw TOMLSyntaxError(line: 1, column: 1, reason: "\(error)")
    }
  }

  /// Returns the message of a parser error without the trace that follows it.
  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? text
  }
}

/// A text that is not TOML.
public struct TOMLSyntaxError: Error, Hashable, Sendable {
  /// The line of the error, from 1.
  public let line: Int
  /// The column of the error, from 1.
  public let column: Int
  /// The content that the parser expected, in English.
  public let reason: String
}
