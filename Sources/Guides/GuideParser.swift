/// Parser for one pass over an XMLTV document, which passes its channels and programmes on as they are written.
///
/// It validates only the form: that the document is XML, that its root is `tv`, and how long its texts are.
final class GuideParser {
  /// The depth at which elements are refused; the format needs four levels.
  private static let depthLimit = 64
  /// The longest name of an unknown element that is reported, bytes.
  private static let reportedNameBytes = 40

  private let text: GuideTextReader
  private let handle: (GuideEntry) -> Void
  private var repairer = XMLRepairer()
  private var stream: XMLStream?
  private var isStarted = false
  private var depth = 0
  private var entry: GuideEntry?
  private var textBuilder = GuideTextBuilder()
  /// The error in the form that a handler of the stream has found; nil if there is none.
  private var formError: GuideError?

  /// Starts at the beginning of a file.
  ///
  /// - Parameter handle: Called during ``advance()`` with each entry, in the document's order; repairs come before the
  ///   entries around them.
  /// - Throws: `unreadable`; `malformed` for a file that cannot be unpacked.
  init(_ file: GuideFile, handle: @escaping (GuideEntry) -> Void) throws(GuideError) {
    do throws(GuideError) {
      text = try GuideTextReader(file)
    } catch {
      throw GuideError(error.kind, line: error.kind == .malformed ? 1 : nil, error.fault)
    }
    self.handle = handle
    // Unowned, since this owns the stream and the stream its handlers.
    stream = try XMLStream(
      XMLStream.Handlers(
        start: { [unowned self] in startElement($0, $1) }, end: { [unowned self] in endElement($0) },
        text: { [unowned self] in textBuilder.append($0) }))
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
    let isLast = text.ending != nil
    try start(chunk, isLast: isLast)
    for invalid in text.invalidBytes { handle(.repair(invalid)) }
    let repaired = repairer.feed(chunk, isLast: isLast)
    for repair in repairer.repairs { report(repair) }
    if try !parse(repaired, isLast: isLast, by: stream), let formError { throw formError }
    if text.ending == .trailingData { report(.trailingData) }
    return !isLast
  }

  private func nextChunk() throws(GuideError) -> [UInt8] {
    let chunk: [UInt8]
    do throws(GuideError) {
      chunk = try text.next()
    } catch  where error.kind == .malformed {
      throw GuideError(.malformed, line: line, error.fault)
    }
    if text.ending == .truncated {
      throw GuideError(.malformed, line: line, .truncatedData)
    }
    return chunk
  }

  /// Refuses a text that is evidently not a guide, and reports a wrong encoding, once the first part of the text has been read.
  private func start(_ chunk: [UInt8], isLast: Bool) throws(GuideError) {
    guard !isStarted, isLast || !chunk.isEmpty else { return }
    isStarted = true
    if let name = text.wrongEncoding {
      handle(.repair(XMLRepairer.Repair(repair: .encoding(GuideTextBuilder.clean(name)), line: 1, column: 1)))
    }
    if let fault = ForeignDocument.fault(of: chunk) {
      throw GuideError(.malformed, line: 1, fault)
    }
  }

  private func parse(_ chunk: [UInt8], isLast: Bool, by stream: XMLStream) throws(GuideError) -> Bool {
    do throws(GuideError) {
      return try stream.feed(chunk, isLast: isLast)
    } catch {
      // The parser's message about a document without an end would hide the actual fault of the file.
      guard isLast, repairer.isWithinDocument, case .notWellFormed = error.fault else { throw error }
      throw GuideError(.malformed, line: error.line, .truncated)
    }
  }

  private func report(_ repair: XMLRepairer.Repair) {
    if case .unknownEntity(let name) = repair.repair {
      handle(.anomaly(.unknownEntity(name: name, count: 1), line: repair.line))
    } else {
      handle(.repair(repair))
    }
  }

  private func report(_ anomaly: GuideProblem.Anomaly) {
    handle(.anomaly(anomaly, line: line))
  }

  private func refuse(_ fault: GuideFault) {
    formError = GuideError(.malformed, line: line, fault)
    stream?.stop()
  }
}

// MARK: - Elements

extension GuideParser {
  /// The elements that are read.
  private static let elements: Set<String> = [
    "tv", "channel", "programme", "lcn", "display-name", "title", "sub-title", "desc",
  ]

  /// Returns the name of an element without a prefix, in lower case if the format has such an element.
  private static func element(_ name: String) -> String {
    if elements.contains(name) { return name }
    let local = (name.split(separator: ":").last.map(String.init) ?? name).lowercased()
    return elements.contains(local) ? local : name
  }

  private func startElement(_ name: String, _ attributes: XMLAttributes) {
    depth += 1
    switch depth {
    case 1 where Self.element(name) != "tv": refuse(.otherRoot(name: reported(name)))
    case 2: startEntry(Self.element(name), attributes)
    case 3: startText(Self.element(name), attributes)
    case Self.depthLimit...: refuse(.nestedTooDeeply(levels: Self.depthLimit))
    default: separateWords(name)
    }
  }

  private func startEntry(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "channel":
      entry = .channel(ChannelEntry(line: line, id: channelID(attributes, "id")))
    case "programme":
      entry = .programme(
        ProgrammeEntry(
          line: line, channel: channelID(attributes, "channel"), start: attributes.cleaned("start"),
          stop: attributes.cleaned("stop")))
    default:
      entry = nil
      report(.unknownElement(name: reported(name), count: 1))
    }
  }

  /// Returns the id of a channel in an attribute, which is shortened if it is too long.
  private func channelID(_ attributes: XMLAttributes, _ name: String) -> String {
    let id = attributes.cleaned(name)
    guard let short = ChannelEntry.shortened(id) else { return id }
    report(.idTooLong(id: short, limit: ChannelEntry.idLimitBytes))
    return short
  }

  private func startText(_ name: String, _ attributes: XMLAttributes) {
    switch (entry, name) {
    case (.channel, "lcn"): textBuilder.start(.number, language: nil)
    case (.channel, "display-name"): textBuilder.start(.name, language: attributes["lang"])
    case (.programme, "title"): textBuilder.start(.title, language: attributes["lang"])
    case (.programme, "sub-title"): textBuilder.start(.subtitle, language: attributes["lang"])
    case (.programme, "desc"): textBuilder.start(.description, language: attributes["lang"])
    default: break
    }
  }

  private func endElement(_ name: String) {
    depth -= 1
    switch depth {
    case 1:
      if let entry { handle(entry) }
      entry = nil
    case 2: endText()
    case 3...: separateWords(name)
    default: break
    }
  }

  /// Puts a blank where an element within a text begins or ends, unless it is one within a line.
  private func separateWords(_ name: String) {
    if TextMarkup.separatesWords(name) { textBuilder.appendBlank() }
  }

  private func endText() {
    guard let text = textBuilder.finish() else { return }
    if text.isCut { report(.tooLong(element: text.kind.rawValue, limit: text.kind.limitBytes)) }
    if text.isEscapedTwice { report(.escapedTwice(count: 1)) }
    switch entry {
    case .channel(var channel):
      channel.add(text)
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
