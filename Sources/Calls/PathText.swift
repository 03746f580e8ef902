/// Paths of files as text, without loss.
///
/// A path is a sequence of bytes, most of them UTF-8. Bytes that are not are written as U+EF80 to U+EFFF, the private-use characters
/// that MirOS's OPTU encodings reserve for them; these characters themselves are written byte by byte. So every path has exactly
/// one text and comes back from it byte for byte, and paths in UTF-8 are their own text.
public enum PathText {
  private static let firstEscape: UInt32 = 0xEF80
  private static let escapes: ClosedRange<UInt32> = 0xEF80...0xEFFF

  /// Returns the text of a path.
  public static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isEscape) {
      return text
    }
    var text = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      let (scalar, length) = scalar(rest)
      if let scalar, !isEscape(scalar) {
        text.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        // Every byte of a sequence that is not taken as it is has its high bit set.
        if let escape = Unicode.Scalar(firstEscape + UInt32(first & 0x7F)) { text.append(escape) }
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  /// Returns the path of a text.
  public static func bytes(of text: String) -> [UInt8] {
    guard text.unicodeScalars.contains(where: isEscape) else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if isEscape(scalar) {
        bytes.append(UInt8(0x80 + scalar.value - firstEscape))
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  /// Returns a path for display: each name that is not UTF-8 is shown as Latin-1, in which every byte is a character.
  public static func display(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isEscape) else { return text }
    return bytes(of: text).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { name in
      String(validating: name, as: UTF8.self) ?? String(String.UnicodeScalarView(name.map { Unicode.Scalar($0) }))
    }.joined(separator: "/")
  }

  private static func isEscape(_ scalar: Unicode.Scalar) -> Bool { escapes.contains(scalar.value) }

  /// Returns the scalar at the beginning of some bytes with its length; nil where they do not begin with valid UTF-8.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar?, length: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (nil, 1) }
    return (scalar, UTF8.width(scalar))
  }
}

extension String {
  /// Calls a function with the path that this text stands for, as C takes it; see ``PathText``.
  public func withPath<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    guard unicodeScalars.contains(where: { (0xEF80...0xEFFF).contains($0.value) }) else { return try withCString(body) }
    var bytes = PathText.bytes(of: self).map(CChar.init(bitPattern:))
    bytes.append(0)
    return try bytes.withUnsafeBufferPointer { buffer in
      // A buffer with at least one element has an address.
      try buffer.baseAddress.map(body) ?? withCString(body)
    }
  }
}
