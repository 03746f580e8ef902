/// A regular expression in a tape, in the syntax of Swift's `Regex` (that of PCRE).
///
/// `^` and `$` match the ends of the whole text, and with `(?m)` those of every line.
public struct TapePattern: CustomStringConvertible {
  /// The longest expression, bytes of UTF-8. `Regex` overflows the stack for deeply nested character classes.
  static let limitBytes = 500

  /// The expression, without slashes.
  public let source: String
  private let regex: Regex<AnyRegexOutput>

  /// Parses an expression.
  ///
  /// - Throws: A description of what is wrong with the expression.
  public init(_ source: String) throws {
    guard source.utf8.count <= Self.limitBytes else {
      throw TapeStepError("longer than \(Self.limitBytes) bytes")
    }
    self.source = source
    regex = try Regex(source)
  }

  /// Returns whether the expression matches anywhere in a text.
  public func isFound(in text: String) -> Bool {
    text.contains(regex)
  }

  /// The expression between slashes, `/most bought/`.
  public var description: String {
    "/\(source.replacing("/", with: "\\/"))/"
  }
}
