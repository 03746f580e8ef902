/// Text in UTF-16.
enum UTF16Text {
  /// The text of bytes in UTF-16 with a byte order mark, without the mark; nil for other bytes.
  static func decoded(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    let isBigEndian: Bool
    switch (bytes[0], bytes[1]) {
    case (0xFE, 0xFF): isBigEndian = true
    case (0xFF, 0xFE): isBigEndian = false
    default: return nil
    }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// An XML document in UTF-16 in UTF-8, without its declaration, which names the other encoding; nil for other bytes.
  static func document(_ bytes: [UInt8]) -> [UInt8]? {
    guard let text = decoded(bytes) else { return nil }
    let content = text.drop { $0.isWhitespace }
    guard content.hasPrefix("<?xml"), let end = content.firstRange(of: "?>") else { return Array(content.utf8) }
    return Array(content[end.upperBound...].drop { $0.isWhitespace }.utf8)
  }
}
