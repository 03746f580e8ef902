/// A scan for the two forms of malformed TOML that abort the process in toml++ 3.4 instead of being reported: a table header
/// that does not begin with a key, and a closing brace in place of a value of an array
/// (https://github.com/marzer/tomlplusplus/pull/301).
struct TOMLPrecheck {
  private var rest: ArraySlice<UInt8>
  private var line = 1
  /// The open brackets and braces of the value that is being read, the innermost last.
  private var brackets: [UInt8] = []
  /// The previous byte of the key or value that is being read, blanks and comments left out.
  private var previous: UInt8?
  private var isInHeader = false

  /// Returns the first line that would abort the process, counted from 1; nil when the text can be parsed or reported.
  static func abortingLine(in toml: String) -> Int? {
    var check = TOMLPrecheck(rest: Array(toml.utf8)[...])
    while let byte = check.rest.popFirst() {
      guard check.accept(byte) else { return check.line }
    }
    return nil
  }

  private init(rest: ArraySlice<UInt8>) {
    self.rest = rest
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\n"): endLine()
    case UInt8(ascii: "#"): rest = rest.drop { $0 != UInt8(ascii: "\n") }
    // Blanks, and bytes of characters that are blanks or wrong outside strings.
    case 0...0x20, 0x80...: break
    default:
      defer { previous = byte }
      return acceptToken(byte)
    }
    return true
  }

  private mutating func acceptToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(byte)
    case UInt8(ascii: "[") where brackets.isEmpty && previous == nil:
      isInHeader = true
      return headerHasKey
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if !isInHeader { brackets.append(byte) }
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      let isValueMissing = previous == UInt8(ascii: "[") || previous == UInt8(ascii: ",")
      if byte == UInt8(ascii: "}"), brackets.last == UInt8(ascii: "["), isValueMissing { return false }
      if !isInHeader { _ = brackets.popLast() }
    default: break
    }
    return true
  }

  private mutating func endLine() {
    line += 1
    guard brackets.isEmpty else { return }
    previous = nil
    isInHeader = false
  }

  /// Whether a key follows the bracket or the two brackets of a header; an empty header is reported by the parser.
  private var headerHasKey: Bool {
    let key = rest.dropFirst(rest.first == UInt8(ascii: "[") ? 1 : 0).drop { $0 == 0x20 || $0 == 0x09 }
    guard let first = key.first.map({ Character(Unicode.Scalar($0)) }), first.isASCII else { return false }
    return first.isLetter || first.isNumber || "_-\"']".contains(first)
  }

  /// Skips a string after its first quote, with three quotes over several lines.
  private mutating func skipString(_ quote: UInt8) {
    let isMultiline = rest.starts(with: [quote, quote])
    let delimiter = [UInt8](repeating: quote, count: isMultiline ? 3 : 1)
    if isMultiline { rest = rest.dropFirst(2) }
    while let byte = rest.first, isMultiline || byte != UInt8(ascii: "\n") {
      if rest.starts(with: delimiter) {
        // The text may itself end in one or two quotes.
        rest = isMultiline ? rest.dropFirst(min(5, rest.prefix { $0 == quote }.count)) : rest.dropFirst()
        return
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") && rest.dropFirst().first != 0x0A
      rest = rest.dropFirst(isEscape ? 2 : 1)
    }
  }
}
