import CPCRE2

/// A compiled regular expression whose search always ends: it stops at a number of steps and an amount of memory.
///
/// It uses PCRE2, because its limits count steps and not time, so that a tape has the same result on every machine. The search
/// of Swift's `Regex` cannot be stopped.
final class BoundedExpression {
  /// The most steps of one search, as `pcre2_set_match_limit` counts them. They take less than a second; expressions
  /// without nested repetitions need fewer than ten for each character.
  static let stepLimit: UInt32 = 3_000_000
  /// The most memory of one search, KiB.
  private static let memoryLimitKiB: UInt32 = 65_536

  /// An error in an expression.
  struct SyntaxError: Error {
    /// The reason in English, without a full stop.
    let reason: String
    /// The number of bytes of the expression before the error.
    let offsetBytes: Int
  }

  /// The error of a search that was stopped.
  enum Failure: Error {
    /// It needs more steps or more memory than allowed.
    case limitReached
    /// The library's message about another error.
    case other(String)
  }

  private let code: OpaquePointer
  private let context: OpaquePointer

  /// Compiles an expression in the syntax of Perl, with the character classes of Unicode.
  init(_ source: String) throws(SyntaxError) {
    var number: Int32 = 0
    var offset = 0
    let options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C
    let bytes = Array(source.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, UInt32(options), &number, &offset, nil) else {
      throw SyntaxError(reason: Self.message(number), offsetBytes: offset)
    }
    guard let context = pcre2_match_context_create_8(nil) else {
      pcre2_code_free_8(code)
      throw SyntaxError(reason: "no memory", offsetBytes: 0)
    }
    self.code = code
    self.context = context
    pcre2_set_match_limit_8(context, Self.stepLimit)
    pcre2_set_heap_limit_8(context, Self.memoryLimitKiB)
  }

  deinit {
    pcre2_match_context_free_8(context)
    pcre2_code_free_8(code)
  }

  /// Returns whether the expression matches anywhere in a text.
  func isFound(in text: String) throws(Failure) -> Bool {
    guard let match = pcre2_match_data_create_8(1, nil) else { throw .other("no memory") }
    defer { pcre2_match_data_free_8(match) }
    let bytes = Array(text.utf8)
    // A string's bytes are always valid UTF-8.
    let result = pcre2_match_8(code, bytes, bytes.count, 0, UInt32(PCRE2_NO_UTF_CHECK), match, context)
    switch result {
    // 0 means that there are more groups than the match data holds.
    case 0...: return true
    case PCRE2_ERROR_NOMATCH: return false
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_RECURSELOOP:
      throw .limitReached
    default: throw .other(Self.message(result))
    }
  }

  /// Returns the library's message for an error number.
  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length < 0 ? "error \(number)" : String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
  }
}
