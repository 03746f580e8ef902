/// The text of an element of a guide, as it may be stored: without control characters (C0, DEL, C1), with one space for each
/// run of blanks and line breaks, trimmed, and not longer than its kind allows.
struct GuideText {
  /// The kinds of text, by the names of their elements.
  enum Kind: String {
    /// The name of a channel.
    case name = "display-name"
    /// The number of a channel.
    case number = "lcn"
    /// The title of a programme.
    case title
    /// The title of an episode.
    case subtitle = "sub-title"
    /// The description of a programme.
    case description = "desc"

    /// The longest text that is kept, bytes of UTF-8.
    var limitBytes: Int {
      switch self {
      case .name: 200
      case .number: 20
      case .title, .subtitle: 500
      case .description: 8_000
      }
    }
  }

  /// The kind of text.
  let kind: Kind
  /// The canonical tag of its language.
  let language: String
  /// The text; may be empty.
  let text: String
  /// Whether it was longer than its kind allows.
  let isCut: Bool
  /// Whether it had references after those of XML had been read.
  let isEscapedTwice: Bool
}

/// Builder of a ``GuideText`` from the parts in which the parser reports it.
struct GuideTextBuilder {
  private var kind: GuideText.Kind?
  private var language = LanguageTag.undetermined
  private var raw: [UInt8] = []
  private var isCut = false

  /// Starts a text.
  mutating func start(_ kind: GuideText.Kind, language: String?) {
    self.kind = kind
    self.language = LanguageTag.canonical(language)
    raw.removeAll(keepingCapacity: true)
    isCut = false
  }

  /// Appends a part of the text, in UTF-8; ignored if no text has been started.
  mutating func append(_ part: UnsafeRawBufferPointer) {
    guard let kind else { return }
    // Blanks may be removed later, so that more than the limit is collected; but not without bounds.
    let room = kind.limitBytes * 4 - raw.count
    raw.append(contentsOf: part.prefix(room))
    if part.count > room { isCut = true }
  }

  /// Separates the text that follows from the text so far.
  mutating func appendBlank() {
    guard let kind, raw.count < kind.limitBytes * 4 else { return }
    raw.append(0x20)
  }

  /// Finishes the text; nil if none has been started.
  mutating func finish() -> GuideText? {
    guard let kind else { return nil }
    self.kind = nil
    let plain = TextMarkup.removed(from: raw)
    let text = Self.clean(plain.text)
    let short = text.cut(toBytes: kind.limitBytes)
    return GuideText(
      kind: kind, language: language, text: short, isCut: isCut || short.utf8.count < text.utf8.count,
      isEscapedTwice: plain.hadReferences)
  }

  /// Returns a short text, such as the value of an attribute, as it may be stored.
  static func clean(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isClean ? text : clean(Array(text.utf8))
  }

  private static func clean(_ raw: [UInt8]) -> String {
    var clean: [UInt8] = []
    clean.reserveCapacity(raw.count)
    for byte in raw {
      switch byte {
      // The blanks of XML 1.0, section 2.3.
      case 0x20, 0x09, 0x0A, 0x0D: appendBlank(to: &clean)
      case 0..<0x20, 0x7F: break
      // The other line breaks of Unicode, U+0085 (C2 85), U+2028 (E2 80 A8) and U+2029 (E2 80 A9).
      case 0x85 where clean.last == 0xC2: appendBlank(to: &clean, insteadOfLast: 1)
      case 0xA8...0xA9 where clean.suffix(2).elementsEqual([0xE2, 0x80]): appendBlank(to: &clean, insteadOfLast: 2)
      // U+0080 to U+009F are C2 80 to C2 9F in UTF-8, and only they have a C2 before one of those bytes.
      case 0x80..<0xA0 where clean.last == 0xC2: clean.removeLast()
      default: clean.append(byte)
      }
    }
    if clean.last == 0x20 { clean.removeLast() }
    return String(decoding: clean, as: UTF8.self)
  }

  /// Appends a space in place of a number of last bytes, unless the text before them is empty or ends with one.
  private static func appendBlank(to clean: inout [UInt8], insteadOfLast countBytes: Int = 0) {
    clean.removeLast(countBytes)
    if !clean.isEmpty && clean.last != 0x20 { clean.append(0x20) }
  }
}

extension String {
  /// Returns the longest beginning of whole characters that fits into a number of bytes of UTF-8.
  func cut(toBytes limitBytes: Int) -> String {
    guard utf8.count > limitBytes else { return self }
    var end = startIndex
    var restBytes = limitBytes
    for character in self {
      restBytes -= character.utf8.count
      if restBytes < 0 { break }
      end = index(after: end)
    }
    return String(self[..<end])
  }
}
