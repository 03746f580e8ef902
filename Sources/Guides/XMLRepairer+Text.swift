/// Text, comments, CDATA sections, instructions and document types.
extension XMLRepairer {
  private static let contentStops = ByteSet("<&]")
  private static let commentStops = ByteSet("-")
  private static let sectionStops = ByteSet("]")
  private static let instructionStops = ByteSet("?")

  // MARK: Within the root element

  mutating func contentStep() -> Bool {
    pass(to: end(ofSpanWithout: Self.contentStops))
    guard cursor < input.count else { return true }
    switch input[cursor] {
    case UInt8(ascii: "<"): return markup()
    case UInt8(ascii: "&"): return referenceStep()
    case UInt8(ascii: "]"):
      guard let isEnd = begins(with: "]]>") else { return false }
      if isEnd {
        replace(to: cursor + 3, by: "]]&gt;".utf8, .sectionEnd)
      } else {
        pass(to: cursor + 1)
      }
      return true
    default: return invalidStep()
    }
  }

  private mutating func referenceStep() -> Bool {
    switch CharacterReference(rest, isWhole: isLast) {
    case .incomplete: return false
    case let reference: write(reference)
    }
    return true
  }

  /// Writes a reference that begins at the cursor.
  mutating func write(_ reference: CharacterReference) {
    switch reference {
    case .valid(let length): pass(to: cursor + length)
    case .replaced(let length, let text, let repair): replace(to: cursor + length, by: text, repair)
    case .unknown(let name):
      if let text = entities.text(of: name) { return replace(to: cursor + name.utf8.count + 2, by: text, nil) }
      replace(to: cursor + 1, by: "&amp;".utf8, .unknownEntity(name))
    case .none, .incomplete: replace(to: cursor + 1, by: "&amp;".utf8, .ampersand)
    }
  }

  /// Removes a control character, U+FFFE or U+FFFF; passes on any other character that begins with the same byte.
  mutating func invalidStep() -> Bool {
    guard let length = invalidLength(at: cursor) else { return false }
    guard length > 0 else {
      pass(to: cursor + 1)
      return true
    }
    let value = length == 1 ? UInt32(input[cursor]) : 0xFFC0 | UInt32(input[cursor + 2] & 0x3F)
    // The text on its two sides must not form the end of a construct.
    let separates = previous == UInt8(ascii: "-") || previous == UInt8(ascii: "]") || previous == UInt8(ascii: "?")
    replace(to: cursor + length, by: separates ? [0x20] : [], .character(value))
    return true
  }

  /// Returns the length of the character at an index that XML does not have; 0 if XML has it, nil if more is needed to know.
  private func invalidLength(at index: Int) -> Int? {
    guard input[index] == 0xEF else { return input[index] < 0x20 ? 1 : 0 }
    guard index + 2 < input.count else { return isLast ? 0 : nil }
    return input[index + 1] == 0xBF && input[index + 2] >= 0xBE ? 3 : 0
  }

  // MARK: Outside the root element

  mutating func outsideStep() -> Bool {
    let start = cursor
    let end = rest.firstIndex(of: UInt8(ascii: "<")) ?? input.count
    guard end > start else { return markup() }
    dropText(to: end)
    return true
  }

  /// Removes text outside the root element and reports it once, unless it is blank.
  mutating func dropText(to end: Int) {
    let isBlank = input[cursor..<end].allSatisfy { $0.isBlank || $0 == 0 }
    if !isBlank, !isDroppingText {
      let first = input[cursor..<end].firstIndex { !$0.isBlank && $0 != 0 }
      report(part == .prolog ? .textBefore : .textBehind, at: first)
      isDroppingText = true
    }
    drop(to: end)
  }

  // MARK: Markup

  /// Reads markup that begins with `<` at the cursor.
  private mutating func markup() -> Bool {
    let next = cursor + 1 < input.count ? input[cursor + 1] : UInt8(ascii: "!")
    guard next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else { return tagStep() }
    guard let isComment = begins(with: "<!--"), let isSection = begins(with: "<![CDATA["),
      let isDocumentType = begins(with: "<!DOCTYPE"), let isInstruction = begins(with: "<?")
    else { return false }
    if isComment {
      pass(to: cursor + 4)
      construct = .comment
    } else if isSection, part == .content, input[cursor + 3] == UInt8(ascii: "C") {
      pass(to: cursor + 9)
      construct = .section
    } else if isDocumentType {
      beginDocumentType()
    } else if isInstruction {
      return beginInstruction()
    } else {
      return tagStep()
    }
    return true
  }

  /// Writes a `<` that does not begin markup; outside the root element it is removed.
  mutating func writeLessThan() {
    guard part == .content else { return dropText(to: cursor + 1) }
    replace(to: cursor + 1, by: "&lt;".utf8, .lessThan)
  }

  private mutating func beginDocumentType() {
    let isDropped = part != .prolog || hasDocumentType || input[cursor + 2] != UInt8(ascii: "D")
    if isDropped { report(.declaration) }
    construct = .documentType(DocumentTypeScanner(), isDropped: isDropped)
    hasDocumentType = true
    heldDocumentType = isDropped ? nil : []
  }

  /// The longest name of an instruction that is checked, bytes.
  private static let targetLimitBytes = 64

  private mutating func beginInstruction() -> Bool {
    let body = rest.dropFirst(2).prefix(Self.targetLimitBytes)
    let end = body.firstIndex { !$0.isNameByte }
    guard end != nil || body.count == Self.targetLimitBytes || isLast else { return false }
    let target = body[..<(end ?? body.endIndex)]
    guard let first = target.first, first.isNameStart else {
      writeLessThan()
      return true
    }
    let isDeclaration = String(decoding: target, as: UTF8.self).lowercased() == "xml"
    let isWellFormed = end.map { input[$0].isBlank || input[$0] == UInt8(ascii: "?") } ?? true
    // The declaration is not needed: the text has been converted to UTF-8.
    let isDropped = isDeclaration || !isWellFormed
    if isDropped, part != .prolog || !isDeclaration { report(.declaration) }
    construct = .instruction(isDropped: isDropped)
    let behind = end ?? body.endIndex
    if isDropped { drop(to: behind) } else { pass(to: behind) }
    return true
  }

  // MARK: Constructs

  mutating func commentStep() -> Bool {
    pass(to: end(ofSpanWithout: Self.commentStops))
    guard cursor < input.count else { return true }
    guard input[cursor] == UInt8(ascii: "-") else { return invalidStep() }
    guard let isEnd = begins(with: "-->"), let isDouble = begins(with: "--") else { return false }
    if isEnd {
      pass(to: cursor + 3)
      construct = .text
    } else if isDouble {
      replace(to: cursor + 1, by: " ".utf8, .hyphens)
    } else {
      pass(to: cursor + 1)
    }
    return true
  }

  mutating func sectionStep() -> Bool {
    pass(to: end(ofSpanWithout: Self.sectionStops))
    guard cursor < input.count else { return true }
    guard input[cursor] == UInt8(ascii: "]") else { return invalidStep() }
    guard let isEnd = begins(with: "]]>") else { return false }
    pass(to: cursor + (isEnd ? 3 : 1))
    if isEnd { construct = .text }
    return true
  }

  mutating func instructionStep(isDropped: Bool) -> Bool {
    let end = end(ofSpanWithout: Self.instructionStops)
    if isDropped { drop(to: end) } else { pass(to: end) }
    guard cursor < input.count else { return true }
    guard input[cursor] == UInt8(ascii: "?") else { return invalidStep() }
    guard let isEnd = begins(with: "?>") else { return false }
    let behind = cursor + (isEnd ? 2 : 1)
    if isDropped { drop(to: behind) } else { pass(to: behind) }
    if isEnd { construct = .text }
    return true
  }

  mutating func documentTypeStep(_ scanner: DocumentTypeScanner, isDropped: Bool) -> Bool {
    var scanner = scanner
    let length = scanner.length(of: rest)
    if isDropped { drop(to: cursor + length) } else { hold(to: cursor + length, isAtEnd: scanner.isAtEnd) }
    construct = scanner.isAtEnd ? .text : .documentType(scanner, isDropped: isDropped)
    return true
  }
}

extension XMLRepairer {
  /// Holds a document type back up to its end. If it defines entities that may be read, it is replaced by its line ends;
  /// otherwise it is passed on, and the parser refuses what it must.
  private mutating func hold(to index: Int, isAtEnd: Bool) {
    guard var held = heldDocumentType else { return pass(to: index) }
    heldDocumentType = nil
    held.append(contentsOf: input[cursor..<index])
    cursor = index
    if !isAtEnd, held.count <= DocumentEntities.limitBytes {
      heldDocumentType = held
    } else if isAtEnd, let found = DocumentEntities(documentType: held) {
      entities = found
      output.append(contentsOf: held.filter { $0 == 0x0A || $0 == 0x0D })
    } else {
      output.append(contentsOf: held)
    }
  }
}

/// Finds the end of a document type, which can have declarations in brackets, texts in quotes, and comments.
struct DocumentTypeScanner {
  /// Whether the end has been found.
  private(set) var isAtEnd = false
  private var depth = 0
  private var quote: UInt8 = 0
  private var isComment = false
  /// The last four bytes.
  private var window: UInt32 = 0

  private static let commentStart: UInt32 = 0x3C21_2D2D
  private static let commentEnd: UInt32 = 0x2D2D3E

  /// Returns the number of bytes of the next part that belong to the document type.
  mutating func length(of text: ArraySlice<UInt8>) -> Int {
    for (index, byte) in text.enumerated() {
      read(byte)
      if isAtEnd { return index + 1 }
    }
    return text.count
  }

  private mutating func read(_ byte: UInt8) {
    window = window << 8 | UInt32(byte)
    if isComment {
      isComment = window & 0xFF_FFFF != Self.commentEnd
    } else if quote != 0 {
      if byte == quote { quote = 0 }
    } else if window == Self.commentStart {
      (isComment, depth) = (true, max(0, depth - 1))
    } else {
      readMarkup(byte)
    }
  }

  /// Counts `<` and `[`; the document type itself begins with a `<`.
  private mutating func readMarkup(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
    case UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "]"): depth = max(1, depth - 1)
    case UInt8(ascii: ">"):
      depth -= 1
      isAtEnd = depth <= 0
    default: break
    }
  }
}

extension UInt8 {
  /// Whether it is a blank of XML 1.0 (section 2.3).
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// Whether it can begin a name: a letter, `_`, `:`, or a part of a character beyond ASCII.
  var isNameStart: Bool {
    self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 32) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: ":")
  }

  /// Whether it can be in a name.
  var isNameByte: Bool {
    isNameStart || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
}
