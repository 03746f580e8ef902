/// Markup of HTML within the texts of a guide: written as elements, escaped, or in a CDATA section.
enum TextMarkup {
  /// Elements within a line, which do not separate words.
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr",
  ]
  /// Elements that separate words.
  private static let block: Set<String> = [
    "blockquote", "br", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol",
    "p", "pre", "table", "tbody", "td", "th", "tr", "ul",
  ]
  /// The longest tag that is removed from a text, bytes.
  private static let tagLimitBytes = 300

  /// Returns whether an element within a text separates the words beside it.
  static func separatesWords(_ name: String) -> Bool { !inline.contains(name.lowercased()) }

  /// Returns a text without the tags of HTML in it, and with the characters for which references stand.
  ///
  /// Other text in angle brackets stays. References are replaced once.
  ///
  /// - Returns: The text, and whether it had references, which were then escaped twice.
  static func removed(from raw: [UInt8]) -> (text: [UInt8], hadReferences: Bool) {
    guard raw.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return (raw, false) }
    var text: [UInt8] = []
    text.reserveCapacity(raw.count)
    var hadReferences = false
    var index = 0
    while index < raw.count {
      let rest = raw[index...]
      if let tag = tag(rest) {
        if tag.separates { text.append(0x20) }
        index += tag.length
      } else if let reference = reference(rest) {
        text.append(contentsOf: reference.text)
        hadReferences = true
        index += reference.length
      } else {
        text.append(raw[index])
        index += 1
      }
    }
    return (text, hadReferences)
  }

  private static func tag(_ text: ArraySlice<UInt8>) -> (length: Int, separates: Bool)? {
    guard text.first == UInt8(ascii: "<") else { return nil }
    let body = text.dropFirst().prefix(tagLimitBytes)
    let nameStart = body.first == UInt8(ascii: "/") ? body.startIndex + 1 : body.startIndex
    let name = body[nameStart...].prefix { $0.isNameByte }
    let word = String(decoding: name, as: UTF8.self).lowercased()
    guard block.contains(word) || inline.contains(word), let next = body[name.endIndex...].first,
      next.isBlank || next == UInt8(ascii: "/") || next == UInt8(ascii: ">"),
      let end = body[name.endIndex...].firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      body[end] == UInt8(ascii: ">")
    else { return nil }
    return (end - text.startIndex + 1, block.contains(word))
  }

  private static let characters = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"), "quot": UInt8(ascii: "\""),
    "apos": UInt8(ascii: "'"),
  ]

  private static func reference(_ text: ArraySlice<UInt8>) -> (length: Int, text: [UInt8])? {
    guard text.first == UInt8(ascii: "&") else { return nil }
    switch CharacterReference(text, isWhole: true) {
    case .replaced(let length, let replacement, _) where replacement.first != UInt8(ascii: "&"):
      return (length, replacement)
    case .valid(let length): return plain(text.prefix(length)).map { (length, $0) }
    default: return nil
    }
  }

  /// Returns the character of one of XML's names, or of a number.
  private static func plain(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    let body = String(decoding: reference.dropFirst().dropLast(), as: UTF8.self)
    if let character = characters[body] { return [character] }
    guard body.hasPrefix("#") else { return nil }
    let digits = body.dropFirst()
    let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  }
}
