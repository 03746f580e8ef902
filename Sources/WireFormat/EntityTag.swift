/// A strong entity tag (RFC 9110, section 8.8.3): the same tag means the same bytes.
public struct EntityTag: Hashable, Sendable {
  /// The text between the quotation marks.
  public let text: String

  /// Creates a tag from its text; nil for one with characters that a tag cannot have.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 == 0x21 || (0x23...0x7E).contains($0) }) else { return nil }
    self.text = text
  }

  /// The tag of content: two hashes of 64 bits each. It is not secure against forged content.
  ///
  /// The hash is FNV-1a over words of 8 bytes with a folded product in place of the product's lower half, so that every bit of a
  /// word changes about half of the hash (the "mum" step of wyhash, github.com/wangyi-fudan/wyhash). A list of 30 kB takes a few
  /// microseconds.
  public init(of content: [UInt8]) {
    let (first, second) = content.withUnsafeBytes { Self.hashes(of: $0) }
    text = String(first, radix: 16) + "-" + String(second, radix: 16)
  }

  private static func hashes(of bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
    var first: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var second: UInt64 = 0x9E37_79B9_7F4A_7C15
    func add(_ word: UInt64) {
      first = folded(first ^ word, 0xA076_1D64_78BD_642F)
      second = folded(second ^ word, 0xE703_7ED1_A0B4_28DB)
    }
    let wholeWords = bytes.count & ~7
    for offset in stride(from: 0, to: wholeWords, by: 8) {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    add(bytes[wholeWords...].reduce(UInt64(1)) { $0 << 8 | UInt64($1) })
    return (first, second)
  }

  private static func folded(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    // Without the sum a value of 0 would stay 0.
    return (product.high ^ product.low) &+ factor
  }

  /// The value of the field `ETag`.
  public var header: String { "\"\(text)\"" }

  /// Reads the value of a field `ETag`; nil for a weak tag and another form.
  public init?(header: String) {
    guard header.utf8.count >= 2, header.hasPrefix("\""), header.hasSuffix("\"") else { return nil }
    self.init(String(header.dropFirst().dropLast()))
  }

  /// Reads the value of a field `ETag`, also of a weak tag: a proxy that compresses an answer weakens its tag. nil for another form.
  public init?(anyHeader header: String) {
    self.init(header: header.hasPrefix("W/") ? String(header.dropFirst(2)) : header)
  }
}

/// The condition `If-None-Match` (RFC 9110, section 13.1.2).
public struct TagCondition: Hashable, Sendable {
  /// The tags; weak ones without their mark, since this condition compares weakly.
  public private(set) var tags: [EntityTag] = []
  /// Whether any current content meets it (`*`).
  public private(set) var isAny = false

  /// Reads the value of the field; a part that is not a tag is ignored.
  public init(header: String) {
    let text = header.trimmingBlanks()
    isAny = text == "*"
    // A tag may hold a comma, so the text is split at quotation marks: every second part is a tag.
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    for index in stride(from: 1, to: parts.count - 1, by: 2) {
      if let tag = EntityTag(String(parts[index])) { tags.append(tag) }
    }
  }

  /// Returns whether the caller has content with this tag.
  public func matches(_ tag: EntityTag) -> Bool { isAny || tags.contains(tag) }
}

extension String {
  /// Returns the text without blanks and tabs at its ends.
  func trimmingBlanks() -> String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}
