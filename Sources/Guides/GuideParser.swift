/// Parser for one pass over an XMLTV document, which passes its channels and programmes on as they are written.
///
/// It validates only the form: that the document is XML, that its root is `tv`, and how long its texts are.
final class GuideParser {
  /// The depth at which elements are refused; the format needs four levels.
  private static let depthLimit = 64
  /// The longest name of an unknown element that is reported, bytes.
  private static let reportedNameBytes = 40

  private let bytes: GuideByteReader
  private let handle: (GuideEntry) -> Void
  private var stream: XMLStream?
  private var depth = 0
  private var entry: GuideEntry?
  private var textBuilder = GuideTextBuilder()
  /// The error in the form that a handler of the stream has found; nil if there is none.
  private var formError: GuideError?

  /// Starts at the beginning of a file.
  ///
  /// - Parameter handle: Called during ``advance()`` with each entry, in the document's order.
  /// - Throws: `unreadable` if there is not enough memory.
  init(_ file: GuideFile, handle: @escaping (GuideEntry) -> Void) throws(GuideError) {
    bytes = GuideByteReader(file)
    self.handle = handle
    // Unowned, since this owns the stream and the stream its handlers.
    stream = try XMLStream(
      XMLStream.Handlers(
        start: { [unowned self] in startElement($0, $1) }, end: { [unowned self] in endElement() },
        text: { [unowned self] in textBuilder.append($0) },
        skippedEntity: { [unowned self] in report(.unknownEntity(GuideTextBuilder.clean($0), count: 1)) }))
  }

  /// The current line, from 1.
  var line: Int { stream?.line ?? 1 }

  /// Parses the next chunk of the file.
  ///
  /// - Returns: Whether there is more.
  /// - Throws: `unreadable`; `malformed`, with its line.
  func advance() throws(GuideError) -> Bool {
    guard let stream else { return false }
    let chunk = try nextChunk()
    let isLast = bytes.ending != nil
    if try !stream.feed(chunk, isLast: isLast), let formError { throw formError }
    if bytes.ending == .trailingData { report(.trailingData) }
    return !isLast
  }

  private func nextChunk() throws(GuideError) -> UnsafeRawBufferPointer {
    let chunk: UnsafeRawBufferPointer
    do throws(GuideError) {
      chunk = try bytes.next()
    } catch  where error.kind == .malformed {
      throw GuideError(.malformed, line: line, error.description)
    }
    if bytes.ending == .truncated && chunk.isEmpty {
      throw GuideError(.malformed, line: line, "the compressed data ends too early: the file is incomplete")
    }
    return chunk
  }

  private func report(_ anomaly: GuideProblem.Anomaly) {
    handle(.anomaly(anomaly, line: line))
  }

  private func refuse(_ reason: String) {
    formError = GuideError(.malformed, line: line, reason)
    stream?.stop()
  }
}

// MARK: - Elements

extension GuideParser {
  private func startElement(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    switch depth {
    case 1 where name != "tv": refuse("it is XML, but not XMLTV: the root element is <\(reported(name))>, not <tv>")
    case 2: startEntry(name, attributes)
    case 3: startText(name, attributes)
    case Self.depthLimit...: refuse("its elements are nested \(Self.depthLimit) levels deep")
    default: break
    }
  }

  private func startEntry(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "channel":
      entry = .channel(ChannelEntry(line: line, id: attributes.cleaned("id")))
    case "programme":
      entry = .programme(
        ProgrammeEntry(
          line: line, channel: attributes.cleaned("channel"), start: attributes.cleaned("start"),
          stop: attributes.cleaned("stop")))
    default:
      entry = nil
      report(.unknownElement(reported(name), count: 1))
    }
  }

  private func startText(_ name: String, _ attributes: XMLAttributes) {
    switch (entry, name) {
    case (.channel, "display-name"): textBuilder.start(.name, language: attributes["lang"])
    case (.programme, "title"): textBuilder.start(.title, language: attributes["lang"])
    case (.programme, "sub-title"): textBuilder.start(.subtitle, language: attributes["lang"])
    case (.programme, "desc"): textBuilder.start(.description, language: attributes["lang"])
    default: break
    }
  }

  private func endElement() {
    depth -= 1
    switch depth {
    case 1:
      if let entry { handle(entry) }
      entry = nil
    case 2: endText()
    default: break
    }
  }

  private func endText() {
    guard let text = textBuilder.finish() else { return }
    if text.isCut { report(.tooLong(text.kind.rawValue, limitBytes: text.kind.limitBytes)) }
    switch entry {
    case .channel(var channel):
      channel.names.add(text)
      entry = .channel(channel)
    case .programme(var programme):
      // The only reference must be the local one, otherwise the texts are copied whenever one is added.
      entry = nil
      programme.add(text)
      entry = .programme(programme)
    default: break
    }
  }

  private func reported(_ name: String) -> String {
    GuideTextBuilder.clean(name).cut(toBytes: Self.reportedNameBytes)
  }
}

extension XMLAttributes {
  /// Returns the value of an attribute as it may be stored; empty if the element does not have it.
  fileprivate func cleaned(_ name: String) -> String { GuideTextBuilder.clean(self[name] ?? "") }
}
