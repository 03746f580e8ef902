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
  /// - Throws: A description of what is wrong with the expression.
  init(_ source: String) throws(TapeStepError) {
    guard source.utf8.count <= Self.limitBytes else {
      throw TapeStepError("longer than \(Self.limitBytes) bytes")
    }
    self.source = source
    let composed = source.precomposedStringWithCanonicalMapping
    do throws(BoundedExpression.SyntaxError) {
      expression = try BoundedExpression(composed)
    } catch {
      let place = String(decoding: composed.utf8.prefix(error.offsetBytes), as: UTF8.self).count
      throw TapeStepError("\(error.reason), after \(place) character\(place == 1 ? "" : "s")")
    }
  }

  /// Returns whether the expression matches anywhere in a text.
  ///
  /// - Throws: A reason for the user if the search takes too many steps.
  func isFound(in text: String) throws(TapeStepError) -> Bool {
    do throws(BoundedExpression.Failure) {
      return try expression.isFound(in: text.precomposedStringWithCanonicalMapping)
    } catch {
      switch error {
      case .limitReached:
        throw TapeStepError(
          "\(self) takes more than \(BoundedExpression.stepLimit) steps on this screen and was stopped;"
            + " avoid repetitions within repetitions")
      case .other(let message): throw TapeStepError("\(self) cannot be searched: \(message)")
      }
    }
  }

  /// The expression between slashes, `/most bought/`.
  public var description: String {
    "/\(source.replacing("/", with: "\\/"))/"
  }
}
