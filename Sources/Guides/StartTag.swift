/// Finds the end of a tag that may arrive in parts.
struct TagScanner {
  /// The result for a text that begins with `<`.
  enum Verdict: Equatable {
    /// A tag of a length in bytes; whether it has a `>` of its own.
    case tag(Int, isClosed: Bool)
    /// The text is not a tag.
    case none
    /// More of the text is needed.
    case incomplete
  }

  private var position = 1
  private var quote: UInt8 = 0
  private var isAfterEquals = false
  /// The first `>` of the present value, where nothing before it is a `<`: where the quote is missing, the tag ends there.
  private var firstGreater: Int?
  private var hasLess = false
  /// The end of the last value, if nothing but blanks has followed.
  private var valueEnd: Int?

  /// Reads on in a text that begins with `<` and has grown since the last call.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Verdict {
    if let verdict = verdictOnStart(text, isWhole: isWhole) { return verdict }
    while position < text.count {
      if quote != 0 { position += Self.valueStops.span(text, from: position) }
      guard position < text.count else { break }
      if let verdict = quote == 0 ? readOutside(text[position]) : readInside(text[position]) { return verdict }
      position += 1
    }
    if isWhole, let firstGreater { return .tag(firstGreater + 1, isClosed: true) }
    return .incomplete
  }

  private static let valueStops = ByteSet("\"'<>", hasInvalid: false)

  /// Whether a tag can begin with these bytes; nil if it can.
  private func verdictOnStart(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool) -> Verdict? {
    guard text.count > 1 else { return isWhole ? Verdict.none : .incomplete }
    guard text[1] == UInt8(ascii: "/") else { return text[1].isNameStart ? nil : Verdict.none }
    guard text.count > 2 else { return isWhole ? Verdict.none : .incomplete }
    let second = text[2]
    return second.isNameStart || second.isBlank ? nil : Verdict.none
  }

  private mutating func readOutside(_ byte: UInt8) -> Verdict? {
    switch byte {
    case UInt8(ascii: ">"): return .tag(position + 1, isClosed: true)
    case UInt8(ascii: "<"): return valueEnd.map { .tag($0, isClosed: false) } ?? Verdict.none
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if isAfterEquals { (quote, firstGreater, hasLess) = (byte, nil, false) }
      (isAfterEquals, valueEnd) = (false, nil)
    case UInt8(ascii: "="): (isAfterEquals, valueEnd) = (true, nil)
    case _ where byte.isBlank: break
    default: (isAfterEquals, valueEnd) = (false, nil)
    }
    return nil
  }

  private mutating func readInside(_ byte: UInt8) -> Verdict? {
    switch byte {
    case quote: (quote, valueEnd, firstGreater) = (0, position + 1, nil)
    case UInt8(ascii: ">") where firstGreater == nil && !hasLess: firstGreater = position
    case UInt8(ascii: "<"):
      if let firstGreater { return .tag(firstGreater + 1, isClosed: true) }
      hasLess = true
    default: break
    }
    return nil
  }
}

/// A start tag with the attributes that can be read. Slices keep their indices in the text.
struct StartTag {
  /// An attribute, or text in its place.
  struct Attribute {
    /// From the blanks before it to its end.
    let range: Range<Int>
    /// Its name.
    let name: ArraySlice<UInt8>
    /// Its value, without quotes.
    let value: ArraySlice<UInt8>
    /// The quote around it.
    let quote: UInt8
    /// Whether it is omitted: a second attribute with the same name, or not an attribute.
    var isDropped = false
  }

  /// The element's name.
  let name: ArraySlice<UInt8>
  /// The attributes in their order.
  private(set) var attributes: [Attribute] = []
  /// Whether it is an element without contents, `<br/>`.
  private(set) var isEmpty = false
  /// The blanks at the end.
  private(set) var lastBlank: Range<Int>
  /// What has to be corrected; nil for a well-formed tag.
  private(set) var repair: GuideRepair?

  private var hasFault = false
  private var seen: Set<ArraySlice<UInt8>> = []

  /// Reads a tag.
  ///
  /// - Parameters:
  ///   - text: From `<` to `>`, or to the last attribute if there is no `>`.
  ///   - isClosed: Whether there is a `>`.
  /// - Returns: nil for text in angle brackets that is not a tag.
  init?(_ text: ArraySlice<UInt8>, isClosed: Bool) {
    let body = isClosed ? text.dropFirst().dropLast() : text.dropFirst()
    name = body.prefix { $0.isNameByte }
    lastBlank = body.endIndex..<body.endIndex
    guard Self.isName(name) else { return nil }
    let rest = body[name.endIndex...]
    if rest.isEmpty && isClosed { return }
    if let next = rest.first, !next.isBlank, !(next == UInt8(ascii: "/") && rest.count == 1) { return nil }
    readAttributes(rest)
    // Words in angle brackets, as in “<I think>”.
    let hasValue = attributes.contains { !$0.value.isEmpty }
    if !attributes.isEmpty, !hasValue, attributes.allSatisfy({ $0.value.startIndex == $0.name.endIndex }) { return nil }
    if hasFault || !isClosed {
      let written = GuideTextBuilder.clean(String(decoding: name.prefix(80), as: UTF8.self)).cut(toBytes: 40)
      repair = hasFault ? .attributes(written) : .openTag(written)
    }
    seen = []
  }

  private mutating func readAttributes(_ text: ArraySlice<UInt8>) {
    var index = text.startIndex
    while index < text.endIndex {
      let start = index
      index = Self.index(behind: text[index...], where: \.isBlank)
      guard index < text.endIndex else {
        lastBlank = start..<index
        return
      }
      if text[index] == UInt8(ascii: "/"), index + 1 == text.endIndex {
        (isEmpty, lastBlank) = (true, start..<index)
        return
      }
      let attribute = readAttribute(text, from: start, at: index)
      index = attribute.range.upperBound
      attributes.append(attribute)
    }
  }

  /// Reads an attribute; its name begins at `index`.
  private mutating func readAttribute(_ text: ArraySlice<UInt8>, from start: Int, at index: Int) -> Attribute {
    let nameEnd = Self.index(behind: text[index...], where: \.isNameByte)
    let name = text[index..<nameEnd]
    guard nameEnd > index else {
      hasFault = true
      return Attribute(
        range: start..<index + 1, name: name, value: text[index..<index], quote: UInt8(ascii: "\""), isDropped: true)
    }
    let equals = Self.index(behind: text[nameEnd...], where: \.isBlank)
    var attribute: Attribute
    if equals < text.endIndex, text[equals] == UInt8(ascii: "=") {
      let valueStart = Self.index(behind: text[(equals + 1)...], where: \.isBlank)
      attribute = readValue(text, at: valueStart, start, name)
    } else {
      hasFault = true
      attribute = Attribute(
        range: start..<nameEnd, name: name, value: text[nameEnd..<nameEnd], quote: UInt8(ascii: "\""))
    }
    attribute.isDropped = !Self.isName(name) || isDuplicate(name)
    if attribute.isDropped || start == index { hasFault = true }
    return attribute
  }

  /// The number of attributes up to which names are compared one by one.
  private static let fewAttributes = 8

  private mutating func isDuplicate(_ name: ArraySlice<UInt8>) -> Bool {
    if attributes.count < Self.fewAttributes { return attributes.contains { !$0.isDropped && $0.name == name } }
    if seen.isEmpty { seen = Set(attributes.map(\.name)) }
    return !seen.insert(name).inserted
  }

  private mutating func readValue(
    _ text: ArraySlice<UInt8>, at index: Int, _ start: Int, _ name: ArraySlice<UInt8>
  ) -> Attribute {
    guard index < text.endIndex, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else {
      hasFault = true
      let isLastSlash = text.last == UInt8(ascii: "/")
      var end = Self.index(behind: text[index...], where: { !$0.isBlank })
      if isLastSlash, end == text.endIndex, end > index { end -= 1 }
      return Attribute(range: start..<end, name: name, value: text[index..<end], quote: UInt8(ascii: "\""))
    }
    let quote = text[index]
    guard let end = text[(index + 1)...].firstIndex(of: quote) else {
      hasFault = true
      var last = text.endIndex
      if text.last == UInt8(ascii: "/"), last > index + 1 { last -= 1 }
      return Attribute(range: start..<last, name: name, value: text[(index + 1)..<last], quote: quote)
    }
    return Attribute(range: start..<end + 1, name: name, value: text[(index + 1)..<end], quote: quote)
  }

  private static func index(behind text: ArraySlice<UInt8>, where isPart: (UInt8) -> Bool) -> Int {
    text.firstIndex { !isPart($0) } ?? text.endIndex
  }

  // MARK: Names

  /// Returns whether the parser accepts a name. Beyond ASCII only common letters are (XML 1.0, fourth edition, appendix B).
  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, first.isNameStart else { return false }
    if name.allSatisfy({ $0 < 0x80 }) { return true }
    return String(decoding: name, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      scalar.isASCII || letters.contains { $0.contains(scalar.value) }
    }
  }

  private static let letters: [ClosedRange<UInt32>] = [
    0xC0...0xD6, 0xD8...0xF6, 0xF8...0x131, 0x134...0x13E, 0x141...0x148, 0x14A...0x17E, 0x388...0x38A, 0x38E...0x3A1,
    0x3A3...0x3CE, 0x401...0x40C, 0x40E...0x44F, 0x451...0x45C, 0x45E...0x481, 0x5D0...0x5EA, 0x621...0x63A,
    0x641...0x64A, 0x3041...0x3094, 0x30A1...0x30FA, 0x4E00...0x9FA5, 0xAC00...0xD7A3,
  ]
}
