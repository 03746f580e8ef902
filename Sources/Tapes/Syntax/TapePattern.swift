import Foundation

/// A regular expression in a tape, in the syntax of Perl (PCRE2) with the character classes of Unicode.
///
/// `^` and `$` match the ends of the whole text, and with `(?m)` those of every line. Composed and decomposed letters are the
/// same. A search ends at ``BoundedExpression/stepLimit``.
public struct TapePattern: CustomStringConvertible {
  /// The longest expression, bytes of UTF-8.
  static let limitBytes = 500

  /// The expression, without slashes.
  public let source: String
  private let expression: BoundedExpression

  /// Parses an expression.
  ///
  /// - Throws: The error in the expression.
  init(_ source: String) throws(TapeFault) {
    guard source.utf8.count <= Self.limitBytes else {
      throw .expressionTooLong(bytes: Self.limitBytes)
    }
    self.source = source
    let composed = source.precomposedStringWithCanonicalMapping
    do throws(BoundedExpression.SyntaxError) {
      expression = try BoundedExpression(composed)
    } catch {
      let place = String(decoding: composed.utf8.prefix(error.offsetBytes), as: UTF8.self).count
      throw .malformedExpression(libraryText: error.reason, count: place)
    }
  }

  /// Returns whether the expression matches anywhere in a text.
  ///
  /// - Throws: The reason if the search takes too many steps.
  func isFound(in text: String) throws(TapeFault) -> Bool {
    do throws(BoundedExpression.Failure) {
      return try expression.isFound(in: text.precomposedStringWithCanonicalMapping)
    } catch {
      switch error {
      case .limitReached:
        throw .expressionTooCostly(pattern: description, steps: Int(BoundedExpression.stepLimit))
      case .other(let message): throw .expressionFailed(pattern: description, libraryText: message)
      }
    }
  }

  /// The expression between slashes, `/most bought/`.
  public var description: String {
    "/\(source.replacing("/", with: "\\/"))/"
  }
}
