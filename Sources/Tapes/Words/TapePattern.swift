/// A regular expression of a tape, in Swift's `Regex` syntax (that of PCRE), understood when the tape is read.
///
/// `^` and `$` are the ends of the whole text; after `(?m)` those of every line.
public struct TapePattern: CustomStringConvertible {
  /// The expression, without slashes.
  public let source: String
  private let regex: Regex<AnyRegexOutput>

  /// Understands an expression.
  ///
  /// - Throws: What is wrong with it, from `Regex`.
  public init(_ source: String) throws {
    self.source = source
    regex = try Regex(source)
  }

  /// Whether it is found anywhere in a text.
  public func isFound(in text: String) -> Bool {
    text.contains(regex)
  }

  /// `/most bought/`.
  public var description: String {
    "/\(source.replacing("/", with: "\\/"))/"
  }
}
