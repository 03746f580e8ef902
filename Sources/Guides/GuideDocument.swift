/// One reading of a guide's document: the channels and programmes of an XMLTV file, as they stand there (xmltv.dtd).
///
/// It judges the form and nothing else: that it is XML, that its root is `tv`, and how long a text may be.
final class GuideDocument {
  /// The deepest an element may lie; the format needs four.
  private static let maximumDepth = 64

  private let bytes: GuideBytes
  private let take: (GuideEntry) -> Void
  private var stream: XMLStream?
  private var depth = 0
  private var entry: GuideEntry?
  private var text = GuideText()
  /// What is wrong with the form, found within a handler.
  private var refusal: GuideError?

  /// Begins to read a file.
  ///
  /// - Parameter take: Called with what is found, in the document's order, during ``advance()``.
  init(_ file: GuideFile, take: @escaping (GuideEntry) -> Void) throws(GuideError) {
    bytes = GuideBytes(file)
    self.take = take
    // Weak, since this owns the stream and the stream its handlers.
    stream = try XMLStream(
      XMLStream.Handlers(
        start: { [unowned self] in start($0, $1) }, end: { [unowned self] in end() },
        text: { [unowned self] in text.append($0) },
        skippedEntity: { [unowned self] in self.take(.oddity(.unknownEntity($0), line: line)) }))
  }

  /// The line that is being read, from 1.
  var line: Int { stream?.line ?? 1 }

  /// Reads a piece.
  ///
  /// - Returns: Whether there is more.
  /// - Throws: `unreadable`; `malformed`, with its line.
  func advance() throws(GuideError) -> Bool {
    guard let stream else { return false }
    let piece: UnsafeRawBufferPointer
    do throws(GuideError) {
      piece = try bytes.next()
    } catch  where error.kind == .malformed {
      throw GuideError(.malformed, line: line, error.description)
    }
    if bytes.ending == .cutOff && piece.isEmpty {
      throw GuideError(.malformed, line: line, "its gzip ends too early, here: the file was cut off")
    }
    let isLast = bytes.ending != nil
    if try !stream.feed(piece, isLast: isLast), let refusal { throw refusal }
    if bytes.ending == .trailing { take(.oddity(.trailingBytes, line: line)) }
    return !isLast
  }

  private func refuse(_ reason: String) {
    refusal = GuideError(.malformed, line: line, reason)
    stream?.stop()
  }

  private func start(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    switch depth {
    case 1: if name != "tv" { refuse("it is XML, but no XMLTV: its root is <\(name.cut(toBytes: 40))>, not <tv>") }
    case 2: startEntry(name, attributes)
    case 3: startText(name, attributes)
    case Self.maximumDepth...: refuse("its elements lie in each other \(Self.maximumDepth) deep")
    default: break
    }
  }

  private func startEntry(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "channel":
      entry = .channel(ChannelEntry(line: line, id: GuideText.cleaned(attributes["id"] ?? "")))
    case "programme":
      entry = .programme(
        ProgrammeEntry(
          line: line, channel: GuideText.cleaned(attributes["channel"] ?? ""),
          start: GuideText.cleaned(attributes["start"] ?? ""), stop: GuideText.cleaned(attributes["stop"] ?? "")))
    default:
      entry = nil
      take(.oddity(.unknownElement(GuideText.cleaned(name).cut(toBytes: 40), count: 1), line: line))
    }
  }

  private func startText(_ name: String, _ attributes: XMLAttributes) {
    switch (entry, name) {
    case (.channel, "display-name"): text.begin(.name, language: attributes["lang"])
    case (.programme, "title"): text.begin(.title, language: attributes["lang"])
    case (.programme, "sub-title"): text.begin(.subtitle, language: attributes["lang"])
    case (.programme, "desc"): text.begin(.description, language: attributes["lang"])
    default: break
    }
  }

  private func end() {
    depth -= 1
    switch depth {
    case 1:
      if let entry { take(entry) }
      entry = nil
    case 2: endText()
    default: break
    }
  }

  private func endText() {
    guard let text = text.end() else { return }
    if text.isCut { take(.oddity(.tooLong(text.kind.rawValue, limitBytes: text.kind.limitBytes), line: line)) }
    switch entry {
    case .channel(var channel):
      channel.names.add(text)
      entry = .channel(channel)
    case .programme(var programme):
      // Taken out of its place first: what two hold is copied at every change.
      entry = nil
      programme.add(text)
      entry = .programme(programme)
    default: break
    }
  }
}
