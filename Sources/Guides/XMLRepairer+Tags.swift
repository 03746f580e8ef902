/// Tags, and the elements that they begin and end.
extension XMLRepairer {
  /// The most open elements whose ends are checked; the parser's limit is much lower.
  private static let depthLimit = 1_000
  /// The elements that contain the entries of a guide, and those that contain only text (xmltv.dtd).
  private static let entries = names("channel programme")
  private static let texts = names("display-name title sub-title desc category")
  /// The elements that occur beside a text, and never within one.
  private static let siblings = names("display-name title sub-title desc category credits episode-num")
  /// Text that failing programs write before a document.
  private static let noise = names("br b i u p hr pre div span font strong em a table tr td th center small h1 h2 h3")

  private static func names(_ text: String) -> Set<ArraySlice<UInt8>> {
    Set(text.split(separator: " ").map { Array($0.utf8)[...] })
  }

  /// Reads a tag at the cursor, or a `<` that does not begin a tag.
  mutating func tagStep() -> Bool {
    let (start, isWhole) = (cursor, isLast)
    var scanner = tagScanner
    let verdict = input.withUnsafeBufferPointer { scanner.scan(.init(rebasing: $0[start...]), isWhole: isWhole) }
    tagScanner = scanner
    switch verdict {
    case .incomplete:
      if input.count - cursor <= Self.tagLimitBytes { return false }
      part = .raw
      return true
    case .none: writeLessThan()
    case .tag(let length, let isClosed): readTag(to: cursor + length, isClosed: isClosed)
    }
    tagScanner = TagScanner()
    return true
  }

  private mutating func readTag(to end: Int, isClosed: Bool) {
    let text = input[cursor..<end]
    if text.dropFirst().first == UInt8(ascii: "/") {
      readEndTag(to: end)
    } else if let tag = StartTag(text, isClosed: isClosed) {
      readStartTag(tag, to: end)
    } else {
      writeLessThan()
    }
  }

  // MARK: End tags

  private mutating func readEndTag(to end: Int) {
    let body = input[cursor + 2..<end].drop { $0.isBlank }
    let name = body.prefix { $0.isNameByte }
    guard let first = name.first, first.isNameStart, part == .content else {
      return part == .content ? writeLessThan() : dropText(to: end)
    }
    guard let level = open.lastIndex(of: name) else {
      report(.endTag(Self.text(name)))
      return drop(to: end)
    }
    close(downTo: level + 1)
    open.removeLast()
    if level == 0 {
      // The root element's end is passed on at the end of the file.
      (part, isDroppingText) = (.epilog, false)
      return drop(to: end)
    }
    let isWellFormed = input[cursor + 2] == first && body.dropFirst(name.count).dropLast().allSatisfy(\.isBlank)
    if isWellFormed { return pass(to: end) }
    output.append(contentsOf: "</".utf8 + name + ">".utf8)
    drop(to: end)
  }

  /// Ends the innermost elements, which have no end of their own, until `count` are open.
  private mutating func close(downTo count: Int) {
    while open.count > count {
      let name = open.removeLast()
      report(.missingEnd(Self.text(name)))
      output.append(contentsOf: "</".utf8 + name + ">".utf8)
    }
  }

  // MARK: Start tags

  private mutating func readStartTag(_ tag: StartTag, to end: Int) {
    switch part {
    case .prolog where Self.noise.contains(tag.name): return dropText(to: end)
    case .prolog where Self.entries.contains(tag.name):
      report(.noRoot)
      (part, root, isRootAdded) = (.content, Array("tv".utf8)[...], true)
      open = [root]
      output.append(contentsOf: "<tv>".utf8)
    case .prolog:
      (part, root) = (.content, tag.name)
      if tag.isEmpty {
        // A second document may follow, so that the element's end is passed on later.
        write(tag, to: end, asEmpty: false)
        part = .epilog
        return
      }
    case .epilog:
      guard tag.name == root || Self.entries.contains(tag.name) else { return dropText(to: end) }
      report(.secondDocument)
      (part, open, isDroppingText) = (.content, [root], false)
      if tag.name == root {
        if tag.isEmpty { part = .epilog }
        return drop(to: end)
      }
    case .content, .raw: break
    }
    closeFormer(before: tag.name)
    if !tag.isEmpty, open.count < Self.depthLimit { open.append(tag.name) }
    write(tag, to: end, asEmpty: tag.isEmpty)
  }

  /// Ends the elements that cannot contain this one.
  private mutating func closeFormer(before name: ArraySlice<UInt8>) {
    if open.count > 1, Self.entries.contains(open[1]), Self.entries.contains(name) {
      close(downTo: 1)
    } else if open.count > 2, Self.texts.contains(open[2]), Self.siblings.contains(name) {
      close(downTo: 2)
    }
  }

  private static let tagStops = ByteSet("&<")

  private mutating func write(_ tag: StartTag, to end: Int, asEmpty isEmpty: Bool) {
    if let repair = tag.repair { report(repair) }
    let start = cursor
    // The first byte is `<` itself.
    cursor += 1
    let isPlain = self.end(ofSpanWithout: Self.tagStops) >= end
    cursor = start
    if isPlain, tag.repair == nil, isEmpty == tag.isEmpty { return pass(to: end) }
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: tag.name)
    for attribute in tag.attributes { write(attribute) }
    drop(to: end, within: tag.lastBlank)
    output.append(contentsOf: isEmpty ? "/>".utf8 : ">".utf8)
  }

  /// Moves to the end of a tag, and writes the line ends in a part of it that nothing was written for.
  private mutating func drop(to end: Int, within range: Range<Int>) {
    output.append(contentsOf: input[range].filter { $0 == 0x0A || $0 == 0x0D })
    cursor = end
  }

  private mutating func write(_ attribute: StartTag.Attribute) {
    if attribute.isDropped {
      output.append(contentsOf: input[attribute.range].filter { $0 == 0x0A || $0 == 0x0D })
      return
    }
    let blank = input[attribute.range.lowerBound..<attribute.name.startIndex]
    output.append(contentsOf: blank.allSatisfy(\.isBlank) && !blank.isEmpty ? blank : [0x20])
    output.append(contentsOf: attribute.name)
    output.append(contentsOf: [UInt8(ascii: "="), attribute.quote])
    writeValue(attribute.value, attribute.quote)
    output.append(attribute.quote)
    // Line ends beside the equals sign.
    let between = input[attribute.name.endIndex..<max(attribute.name.endIndex, attribute.value.startIndex)]
    output.append(contentsOf: between.filter { $0 == 0x0A || $0 == 0x0D })
  }

  private static let valueStops = ByteSet("&<\"'")

  private mutating func writeValue(_ value: ArraySlice<UInt8>, _ quote: UInt8) {
    cursor = value.startIndex
    while cursor < value.endIndex {
      pass(to: min(end(ofSpanWithout: Self.valueStops), value.endIndex))
      guard cursor < value.endIndex else { return }
      switch input[cursor] {
      case UInt8(ascii: "&"): write(CharacterReference(input[cursor..<value.endIndex], isWhole: true))
      case UInt8(ascii: "<"): replace(to: cursor + 1, by: "&lt;".utf8, .lessThan)
      case quote: replace(to: cursor + 1, by: quote == UInt8(ascii: "\"") ? "&quot;".utf8 : "&apos;".utf8, nil)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): pass(to: cursor + 1)
      default: if !invalidStep() { pass(to: cursor + 1) }
      }
    }
  }

  private static func text(_ name: ArraySlice<UInt8>) -> String {
    GuideTextBuilder.clean(String(decoding: name.prefix(80), as: UTF8.self)).cut(toBytes: 40)
  }
}
