/// A text that comes in pieces, put together as it may be kept: without control characters (C0, DEL, C1), each run of blanks
/// one blank, none at the ends, and not longer than makes sense.
struct GuideText {
  /// Which text it is, by its element.
  enum Kind: String {
    /// A channel's name.
    case name = "display-name"
    /// A programme's title.
    case title
    /// An episode's title.
    case subtitle = "sub-title"
    /// What a programme is about.
    case description = "desc"

    /// The longest that is kept, bytes of UTF-8.
    var limitBytes: Int {
      switch self {
      case .name: 200
      case .title, .subtitle: 500
      case .description: 8_000
      }
    }
  }

  /// A text that has ended.
  struct Whole {
    /// Which text it is.
    let kind: Kind
    /// Its language's canonical tag.
    let language: String
    /// The words; may be empty.
    let words: String
    /// Whether it was longer than is kept.
    let isCut: Bool
  }

  private var kind: Kind?
  private var language = LanguageTag.undetermined
  private var raw: [UInt8] = []
  private var isCut = false

  /// A text begins.
  mutating func begin(_ kind: Kind, language: String?) {
    self.kind = kind
    self.language = LanguageTag.canonical(language)
    raw.removeAll(keepingCapacity: true)
    isCut = false
  }

  /// A piece of the text, in UTF-8; nothing happens outside one.
  mutating func append(_ piece: UnsafeRawBufferPointer) {
    guard let kind else { return }
    // Blanks may go later, so more than is kept is looked at; but a gigabyte of them is none of ours.
    let room = kind.limitBytes * 4 - raw.count
    raw.append(contentsOf: piece.prefix(room))
    if piece.count > room { isCut = true }
  }

  /// The text ends; nil where none had begun.
  mutating func end() -> Whole? {
    guard let kind else { return nil }
    self.kind = nil
    let words = Self.cleaned(raw)
    let short = words.cut(toBytes: kind.limitBytes)
    return Whole(kind: kind, language: language, words: short, isCut: isCut || short.utf8.count < words.utf8.count)
  }

  /// A short text, such as an attribute's value, as it may be kept.
  static func cleaned(_ text: String) -> String {
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isClean ? text : cleaned(Array(text.utf8))
  }

  private static func cleaned(_ raw: [UInt8]) -> String {
    var clean: [UInt8] = []
    clean.reserveCapacity(raw.count)
    for byte in raw {
      switch byte {
      // XML's blanks (XML 1.0, section 2.3).
      case 0x20, 0x09, 0x0A, 0x0D: if clean.last != 0x20 && !clean.isEmpty { clean.append(0x20) }
      case 0..<0x20, 0x7F: break
      // U+0080 to U+009F are C2 80 to C2 9F, and nothing else has a C2 before one of those.
      case 0x80..<0xA0 where clean.last == 0xC2: clean.removeLast()
      default: clean.append(byte)
      }
    }
    if clean.last == 0x20 { clean.removeLast() }
    return String(decoding: clean, as: UTF8.self)
  }
}

extension String {
  /// As much of the text as fits into some bytes, in whole characters.
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
