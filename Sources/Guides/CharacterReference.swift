/// A reference to a character in a text: `&eacute;`, `&#233;`, `&#xE9;`.
enum CharacterReference {
  /// One that XML defines; kept unchanged. The length in bytes.
  case valid(Int)
  /// One that stands for other text.
  case replaced(Int, by: [UInt8], GuideRepair?)
  /// One of an unknown name, which is without `&` and `;`; the ampersand is text.
  case unknown(String)
  /// None: the ampersand is text.
  case none
  /// Incomplete: more of the text is needed.
  case incomplete

  /// The longest reference, bytes; HTML's longest name has 8, numbers may have leading zeros.
  private static let limitBytes = 32

  /// Reads the reference that begins with the `&` at the start of a text.
  ///
  /// - Parameter isWhole: Whether nothing follows the text.
  init(_ text: ArraySlice<UInt8>, isWhole: Bool) {
    let body = text.dropFirst().prefix(Self.limitBytes)
    guard let first = body.first else {
      self = isWhole ? .none : .incomplete
      return
    }
    let isNumber = first == UInt8(ascii: "#")
    let end = body.dropFirst(isNumber ? 1 : 0).firstIndex { !Self.isLetterOrDigit($0) }
    guard let end else {
      self = body.count < Self.limitBytes && !isWhole ? .incomplete : .none
      return
    }
    guard body[end] == UInt8(ascii: ";") else {
      self = isNumber ? .none : Self.open(body[..<end], before: body[end])
      return
    }
    let name = body[body.startIndex + (isNumber ? 1 : 0)..<end]
    let length = end - text.startIndex + 1
    self = isNumber ? Self.numeric(name, length, text, isWhole: isWhole) : Self.named(name, length)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 32)
  }

  // MARK: Names

  /// Names that are also read without a semicolon, as in HTML; the others are as often a part of an address.
  private static let openNames: [String: String] = [
    "amp": "&amp;", "lt": "&lt;", "gt": "&gt;", "quot": "&quot;", "apos": "&apos;", "nbsp": "\u{A0}",
  ]

  /// Reads a reference without a semicolon, `&amp more`; before `=` it is a parameter in an address.
  private static func open(_ name: ArraySlice<UInt8>, before next: UInt8) -> CharacterReference {
    let text = String(decoding: name, as: UTF8.self)
    guard let character = openNames[text], next != UInt8(ascii: "=") else { return .none }
    return .replaced(name.count + 1, by: Array(character.utf8), .openReference("&\(text)"))
  }

  private static func named(_ name: ArraySlice<UInt8>, _ length: Int) -> CharacterReference {
    guard let first = name.first, first > UInt8(ascii: "9") else { return .none }
    let text = String(decoding: name, as: UTF8.self)
    if HTMLEntities.ofXML.contains(text) { return .valid(length) }
    if let character = HTMLEntities.utf8(of: name) { return .replaced(length, by: character, nil) }
    // HTML also has AMP, LT, GT and QUOT in capitals.
    let lower = text.lowercased()
    if HTMLEntities.ofXML.contains(lower), text == text.uppercased() {
      return .replaced(length, by: Array("&\(lower);".utf8), nil)
    }
    return .unknown(text)
  }

  // MARK: Numbers

  private static func numeric(
    _ digits: ArraySlice<UInt8>, _ length: Int, _ text: ArraySlice<UInt8>, isWhole: Bool
  ) -> CharacterReference {
    let isHexadecimal = digits.first.map { $0 | 32 == UInt8(ascii: "x") } ?? false
    let number = String(decoding: digits.dropFirst(isHexadecimal ? 1 : 0), as: UTF8.self)
    guard !number.isEmpty, number.utf8.allSatisfy({ isHexadecimal ? isHexDigit($0) : $0 <= UInt8(ascii: "9") }) else {
      return .none
    }
    let written = String(decoding: text.prefix(length), as: UTF8.self)
    let value = UInt32(number, radix: isHexadecimal ? 16 : 10) ?? .max
    // The second half of a pair may not have been read yet.
    let rest = text.dropFirst(length).prefix(Self.limitBytes)
    let canGrow = !isWhole && rest.count < Self.limitBytes && rest.first.map { $0 == UInt8(ascii: "&") } ?? true
    if (0xD800...0xDBFF).contains(value), canGrow, !rest.contains(UInt8(ascii: ";")) { return .incomplete }
    if let pair = surrogatePair(value, text.dropFirst(length)) {
      return .replaced(length + pair.length, by: pair.character, .reference(written + pair.written))
    }
    guard let scalar = Unicode.Scalar(value), XMLCharacter.isAllowed(scalar) else {
      return .replaced(length, by: [], .reference(written))
    }
    if (0x80...0x9F).contains(value) {
      guard let character = WindowsEncoding.utf8(of: UInt8(value)) else {
        return .replaced(length, by: [], .reference(written))
      }
      return .replaced(length, by: character, .windowsReference(written))
    }
    // XML has only a small x.
    return digits.first == UInt8(ascii: "X") ? .replaced(length, by: escaped(scalar), nil) : .valid(length)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] { Array("&#\(scalar.value);".utf8) }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte <= UInt8(ascii: "9") || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 32)
  }

  /// Returns the character of two references to the halves of a surrogate pair; nil for anything else.
  private static func surrogatePair(
    _ high: UInt32, _ rest: ArraySlice<UInt8>
  ) -> (character: [UInt8], length: Int, written: String)? {
    guard (0xD800...0xDBFF).contains(high),
      let match = String(decoding: rest.prefix(limitBytes), as: UTF8.self)
        .prefixMatch(of: #/&#(?:([0-9]{1,8})|[xX]([0-9A-Fa-f]{1,8}));/#)
    else { return nil }
    let low = match.output.1.flatMap { UInt32($0) } ?? match.output.2.flatMap { UInt32($0, radix: 16) } ?? 0
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { return nil }
    let written = String(match.output.0)
    return (Array(String(scalar).utf8), written.utf8.count, written)
  }
}

/// The characters of XML 1.0 (section 2.2).
enum XMLCharacter {
  /// Returns whether XML has a character.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
