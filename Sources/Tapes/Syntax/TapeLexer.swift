/// A token of a tape.
struct TapeToken {
  /// The kinds of tokens.
  enum Kind: Equatable {
    /// A command or a path without quotes: ASCII letters, digits and `. - _ / %`, beginning with a letter or a dot.
    case word(String)
    /// A count, duration, size or time: text that begins with an ASCII digit.
    case number(String)
    /// The contents of "…", '…' or `…`.
    case string(String)
    /// The contents of /…/, with `\/` replaced by `/`.
    case pattern(String)
    /// `+` or `@`.
    case mark(Character)
    /// A string or pattern without an end on its line, by its delimiter.
    case unclosed(Character)
    /// A character that cannot begin a token.
    case invalid(Character)
    /// The end of the tape.
    case end
  }

  /// The kind of token.
  let kind: Kind
  /// The location of its first character.
  let location: TapeLocation
  /// Its position in the text.
  let range: Range<String.Index>
}

/// Lexer that splits a tape into tokens by the rules of VHS.
///
/// A newline is a blank that also ends a comment, and an unclosed string or pattern. Invalid characters become tokens, which
/// the parser reports.
struct TapeLexer {
  private let text: String
  private let file: String
  private var index: String.Index
  private var line = 1
  private var column = 1

  private init(_ text: String, file: String) {
    self.text = text
    self.file = file
    index = text.startIndex
  }

  /// Returns all tokens of a text; the last one is ``TapeToken/Kind/end``.
  static func tokens(of text: String, file: String) -> [TapeToken] {
    var lexer = TapeLexer(text, file: file)
    var tokens: [TapeToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() -> TapeToken {
    skipBlanks()
    let location = TapeLocation(file: file, line: line, column: column)
    let start = index
    let kind = readKind()
    return TapeToken(kind: kind, location: location, range: start..<index)
  }

  private mutating func readKind() -> TapeToken.Kind {
    guard let first = peek else { return .end }
    switch first {
    case "\"", "'", "`": return readQuoted(by: first)
    case "/": return readPattern()
    case "+", "@":
      advance()
      return .mark(first)
    default: break
    }
    if first.isTapeDigit || (first == "." && peekSecond?.isTapeDigit == true) { return .number(readNumber()) }
    if first.isTapeLetter || first == "." { return .word(read { $0.isTapeWordPart }) }
    advance()
    return .invalid(first)
  }

  /// Reads a number with its unit. The `+` of a time's offset belongs to it; that of `Wait+Screen` does not.
  private mutating func readNumber() -> String {
    var number = ""
    while let character = peek {
      guard character.isTapeWordPart || character == ":" || (character == "+" && number.contains(":")) else { break }
      number.append(character)
      advance()
    }
    return number
  }

  private mutating func readQuoted(by quote: Character) -> TapeToken.Kind {
    advance()
    let inside = read { $0 != quote && !$0.isTapeNewline }
    guard peek == quote else { return .unclosed(quote) }
    advance()
    return .string(inside)
  }

  /// Reads a pattern. `\/` stands for a slash in it; all other escapes are part of the regular expression.
  private mutating func readPattern() -> TapeToken.Kind {
    advance()
    var inside = ""
    while let character = peek, character != "/", !character.isTapeNewline {
      advance()
      guard character == "\\", let escaped = peek, !escaped.isTapeNewline else {
        inside.append(character)
        continue
      }
      inside += escaped == "/" ? "/" : "\\\(escaped)"
      advance()
    }
    guard peek == "/" else { return .unclosed("/") }
    advance()
    return .pattern(inside)
  }

  private mutating func skipBlanks() {
    while let character = peek {
      if character == "#" {
        _ = read { !$0.isTapeNewline }
      } else if character.isWhitespace || character == "\u{FEFF}" {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func read(while belongs: (Character) -> Bool) -> String {
    let start = index
    while let character = peek, belongs(character) { advance() }
    return String(text[start..<index])
  }

  private var peek: Character? {
    index < text.endIndex ? text[index] : nil
  }

  private var peekSecond: Character? {
    guard index < text.endIndex else { return nil }
    let second = text.index(after: index)
    return second < text.endIndex ? text[second] : nil
  }

  private mutating func advance() {
    if text[index].isTapeNewline {
      line += 1
      column = 1
    } else {
      column += 1
    }
    text.formIndex(after: &index)
  }
}

extension Character {
  fileprivate var isTapeDigit: Bool { isASCII && isNumber }
  fileprivate var isTapeLetter: Bool { isASCII && isLetter }
  fileprivate var isTapeWordPart: Bool { isTapeLetter || isTapeDigit || ".-_/%".contains(self) }
  /// Whether it ends a line; `\r\n` is one character in Swift.
  fileprivate var isTapeNewline: Bool { self == "\n" || self == "\r\n" }
}
