import CMedia
import Calls

/// Drawings in SVG, as text or compressed with gzip.
enum Drawing {
  /// The largest compressed drawing after decompression, bytes.
  private static let longest = 32 << 20

  /// Whether a file is a drawing: the first element of its XML is `svg`, behind a declaration, comments and a document type.
  ///
  /// - Parameter head: The first bytes of the file.
  static func isDrawing(_ head: [UInt8]) -> Bool { root(head) != nil }

  /// The text of a drawing from its root element on; nil for any other text.
  private static func root(_ head: [UInt8]) -> Substring? {
    guard var rest = xml(head) else { return nil }
    while true {
      rest = rest.drop { $0.isWhitespace }
      if rest.prefixMatch(of: /<(?:[A-Za-z_][\w.-]*:)?svg[\s>\/]/) != nil { return rest }
      let closing: String
      switch true {
      case rest.hasPrefix("<!--"): closing = "-->"
      case rest.hasPrefix("<?"): closing = "?>"
      // A document type may contain declarations in brackets.
      case rest.hasPrefix("<!DOCTYPE svg"):
        return rest.firstRange(of: /<(?:[A-Za-z_][\w.-]*:)?svg[\s>\/]/).map { rest[$0.lowerBound...] } ?? rest
      default: return nil
      }
      guard let end = rest.firstRange(of: closing) else { return nil }
      rest = rest[end.upperBound...]
    }
  }

  /// Whether a file is a drawing that was compressed with gzip.
  static func isCompressedDrawing(_ head: [UInt8]) -> Bool {
    guard isGzip(head) else { return false }
    return isDrawing(decompressed(head, limit: DetectedFormat.neededBytes))
  }

  /// The text of a drawing: the file itself, or what is compressed in it; text in UTF-16 in UTF-8.
  ///
  /// - Throws: ``ImageFailure`` when the file cannot be read, or is too large after decompression.
  static func contents(of file: OpenFile) throws(ImageFailure) -> PictureBytes {
    let mark = try file.bytes(at: 0, count: 2)
    guard isGzip(mark) || UTF16Text.decoded(mark) != nil else { return .file(file) }
    let bytes = try file.bytes(at: 0, count: min(file.sizeBytes, longest))
    let text = isGzip(mark) ? decompressed(bytes, limit: longest + 1) : bytes
    guard text.count <= longest else {
      throw ImageFailure(
        .unsupported, "too large: more than \(longest >> 20) MB after decompression", problem: .tooLarge)
    }
    return .memory(UTF16Text.document(text) ?? text)
  }

  /// Width and height that a drawing states, in pixels of 1/96 inch; nil where it states only proportions that are not a size.
  ///
  /// - Parameter head: The first bytes of its text.
  static func size(_ head: [UInt8]) -> (width: Int, height: Int)? {
    guard let text = root(head), let end = text.firstIndex(of: ">") else { return nil }
    let tag = text[...end]
    if let width = attribute("width", tag).flatMap(pixels), let height = attribute("height", tag).flatMap(pixels) {
      return (width, height)
    }
    let box = (attribute("viewBox", tag) ?? "").split { $0 == " " || $0 == "," || $0.isNewline }.map(pixels)
    guard box.count == 4, let width = box[2], let height = box[3] else { return nil }
    return (width, height)
  }

  private static func attribute(_ name: String, _ tag: Substring) -> Substring? {
    for match in tag.matches(of: /\s([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/) where match.output.1 == name {
      return match.output.2 ?? match.output.3
    }
    return nil
  }

  private static let units: [String: Double] = [
    "": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16,
  ]

  /// A length in pixels; nil for one that is not absolute, and for 0.
  private static func pixels(_ length: Substring) -> Int? {
    guard let match = length.wholeMatch(of: /\s*([0-9.]+(?:[eE][+-]?[0-9]+)?)\s*([a-z]*)\s*/),
      let value = Double(match.1),
      let unit = units[String(match.2)]
    else { return nil }
    let pixels = (value * unit).rounded()
    return (1...100_000).contains(pixels) ? Int(pixels) : nil
  }

  /// Bytes as text, if they may be XML: behind a byte order mark and blanks is `<`.
  private static func xml(_ head: [UInt8]) -> Substring? {
    let text: String
    if let utf16 = UTF16Text.decoded(head) {
      text = utf16
    } else {
      let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      guard head.dropFirst(start).first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "<") else {
        return nil
      }
      text = String(decoding: head.dropFirst(start), as: UTF8.self)
    }
    return text.drop { $0.isWhitespace }.first == "<" ? text[...] : nil
  }

  private static func isGzip(_ head: [UInt8]) -> Bool { head.starts(with: [0x1F, 0x8B]) }

  /// What is compressed in bytes, up to a number of bytes or to damage.
  private static func decompressed(_ bytes: [UInt8], limit: Int) -> [UInt8] {
    var capacity = min(limit, max(4_096, 4 * bytes.count))
    while true {
      let text = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        count = cmedia_gunzip(bytes, bytes.count, buffer.baseAddress, buffer.count)
      }
      if text.count < capacity || capacity == limit { return text }
      capacity = min(limit, 4 * capacity)
    }
  }
}
