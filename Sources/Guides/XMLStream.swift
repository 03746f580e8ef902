import CGuide

/// Streaming parser for one XML document, based on expat. Documents that define entities, have very long tags, or need much
/// memory are refused.
final class XMLStream {
  /// Functions that are called with the contents of the document, in its order. Their pointers are valid during the call.
  struct Handlers {
    /// Called at the start of an element.
    var start: (_ name: String, _ attributes: XMLAttributes) -> Void
    /// Called at the end of the innermost element.
    var end: (_ name: String) -> Void
    /// Called with a part of a text, in UTF-8.
    var text: (UnsafeRawBufferPointer) -> Void
  }

  private let handlers: Handlers
  private var xml: OpaquePointer?

  /// Creates a parser at the beginning of a document.
  ///
  /// - Throws: `unreadable` if there is not enough memory.
  init(_ handlers: Handlers) throws(GuideError) {
    self.handlers = handlers
    var functions = cguide_xml_handlers(
      context: Unmanaged.passUnretained(self).toOpaque(),
      start: { context, name, attributes in
        guard let name, let attributes else { return }
        XMLStream.of(context)?.handlers.start(String(cString: name), XMLAttributes(pairs: attributes))
      },
      end: { context, name in
        guard let name else { return }
        XMLStream.of(context)?.handlers.end(String(cString: name))
      },
      text: { context, bytes, count in
        XMLStream.of(context)?.handlers.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      })
    xml = cguide_xml_open(&functions)
    if xml == nil { throw GuideError(.unreadable, .outOfMemory) }
  }

  deinit {
    if let xml { cguide_xml_close(xml) }
  }

  /// The current line, from 1.
  var line: Int { xml.map { Int(cguide_xml_line($0)) } ?? 1 }

  /// Stops the parser from within a handler: no further handler is called, and ``feed(_:isLast:)`` returns false.
  func stop() {
    if let xml { cguide_xml_stop(xml) }
  }

  /// Parses the next part of the document, in UTF-8; not to be called again after an error or after it has returned false.
  ///
  /// - Returns: Whether the parser is still running: false if ``stop()`` was called.
  /// - Throws: `malformed`, with its line.
  func feed(_ text: [UInt8], isLast: Bool) throws(GuideError) -> Bool {
    guard let xml else { return false }
    switch cguide_xml_feed(xml, text, text.count, isLast ? 1 : 0) {
    case CGUIDE_XML_READ: return true
    case CGUIDE_XML_STOPPED: return false
    case CGUIDE_XML_ENTITY:
      throw GuideError(.malformed, line: line, .definesEntities)
    case CGUIDE_XML_TOKEN_TOO_LONG:
      let limit = Int(CGUIDE_XML_TOKEN_BYTES / 1_048_576)
      throw GuideError(.malformed, line: line, .tagTooLong(megabytes: limit))
    case CGUIDE_XML_OVER_MEMORY:
      let limit = Int(CGUIDE_XML_MEMORY_BYTES / 1_048_576)
      throw GuideError(.malformed, line: line, .readingTooLarge(megabytes: limit))
    default:
      let reason = cguide_xml_reason(xml).map { String(cString: $0) } ?? "not well-formed"
      throw GuideError(.malformed, line: line, .notWellFormed(libraryText: reason))
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The attributes of an element, valid during the call of a handler.
struct XMLAttributes {
  fileprivate let pairs: UnsafePointer<UnsafePointer<CChar>?>

  /// Returns the value of an attribute; nil if the element does not have it. A name in capitals counts where there is no other.
  subscript(name: String) -> String? {
    var pair = pairs
    var other: String?
    while let key = pair[0], let value = pair[1] {
      let key = String(cString: key)
      if key == name { return String(cString: value) }
      if other == nil, key.utf8.count == name.utf8.count, key.lowercased() == name { other = String(cString: value) }
      pair += 2
    }
    return other
  }
}
