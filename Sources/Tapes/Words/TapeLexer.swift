/// One token of a tape.
struct TapeToken {
  /// What a token is.
  enum Kind: Equatable {
    /// A name or a bare path: letters, digits and `. - _ / %`, beginning with a letter or a dot.
    case word(String)
    /// Whatever begins with a digit: counts, durations, sizes, times.
    case number(String)
    /// The inside of "…", '…' or `…`.
    case string(String)
    /// The inside of /…/, with `\/` made `/`.
    case pattern(String)
    /// `+` or `@`.
    case mark(Character)
    /// A string or pattern whose line ends before it does.
    case unclosed(Character)
    /// A character that begins nothing.
    case stray(Character)
    /// The end of the tape.
    case end
  }

  /// What it is.
  let kind: Kind
  /// Where it begins.
  let place: TapePlace
  /// Where it stands in the text.
  let range: Range<String.Index>
}

/// Cuts a tape into tokens, by the rules of VHS's lexer.
///
/// Newlines are blanks, save that they end a comment, and that no string or pattern goes over one. Never fails: what
/// makes no sense is a token too, and the parser says so.
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

  /// All tokens of a text, the last of them ``TapeToken/Kind/end``.
  static func tokens(of text: String, file: String) -> [TapeToken] {
    var lexer = TapeLexer(text, file: file)
    var tokens: [TapeToken] = []
    repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private mutating func next() -> TapeToken {
    skipBlanks()
    let place = TapePlace(file: file, line: line, column: column)
    let start = index
    let kind = readKind()
    return TapeToken(kind: kind, place: place, range: start..<index)
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
    return .stray(first)
  }

  /// A number with whatever clings to it; the `+` of a time's offset belongs to it, that of `Wait+Screen` does not.
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

  /// A pattern. A backslash keeps the character behind it, so that `\/` does not end it; all other escapes are the
  /// pattern's own.
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
  fileprivate var isTapeDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isTapeLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  fileprivate var isTapeWordPart: Bool { isTapeLetter || isTapeDigit || ".-_/%".contains(self) }
  /// A line's end; `\r\n` is one character in Swift.
  fileprivate var isTapeNewline: Bool { self == "\n" || self == "\r\n" }
}
