import CGuide

/// An XML document that is read as it comes (expat). It defines no entities of its own and has no end of depth or tag.
final class XMLStream {
  /// What is told of a document, in its order; pointers hold only during the call.
  struct Handlers {
    /// An element begins.
    var start: (_ name: String, _ attributes: XMLAttributes) -> Void
    /// The element that began last, and has not ended, ends.
    var end: () -> Void
    /// A piece of text, in UTF-8.
    var text: (UnsafeRawBufferPointer) -> Void
    /// An entity that nobody defined.
    var skippedEntity: (_ name: String) -> Void
  }

  private let handlers: Handlers
  private var xml: OpaquePointer?

  /// A document of which nothing is known yet.
  ///
  /// - Throws: ``GuideError`` when there is no memory.
  init(_ handlers: Handlers) throws(GuideError) {
    self.handlers = handlers
    var functions = cguide_xml_handlers(
      context: Unmanaged.passUnretained(self).toOpaque(),
      start: { context, name, attributes in
        guard let name, let attributes else { return }
        XMLStream.of(context)?.handlers.start(String(cString: name), XMLAttributes(pairs: attributes))
      },
      end: { context, _ in XMLStream.of(context)?.handlers.end() },
      text: { context, bytes, count in
        XMLStream.of(context)?.handlers.text(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      },
      skipped_entity: { context, name in
        guard let name else { return }
        XMLStream.of(context)?.handlers.skippedEntity(String(cString: name))
      })
    xml = cguide_xml_open(&functions)
    if xml == nil { throw GuideError(.unreadable, "there is no memory to read it") }
  }

  deinit {
    if let xml { cguide_xml_close(xml) }
  }

  /// The line of what is told of just now, from 1.
  var line: Int { xml.map { Int(cguide_xml_line($0)) } ?? 1 }

  /// Stops for good, from within a handler: nothing more is told, and ``feed(_:isLast:)`` says false.
  func stop() {
    if let xml { cguide_xml_stop(xml) }
  }

  /// Reads a piece.
  ///
  /// - Returns: Whether it goes on: false when it was stopped.
  /// - Throws: `malformed`, with its line.
  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(GuideError) -> Bool {
    guard let xml else { return false }
    switch cguide_xml_feed(xml, bytes.baseAddress, bytes.count, isLast ? 1 : 0) {
    case CGUIDE_XML_READ: return true
    case CGUIDE_XML_STOPPED: return false
    case CGUIDE_XML_ENTITY:
      throw GuideError(
        .malformed, line: line, "it defines an entity of its own, which no guide needs and many bombs do")
    case CGUIDE_XML_ENDLESS:
      let limit = CGUIDE_XML_TOKEN_BYTES / 1_048_576
      throw GuideError(.malformed, line: line, "a single tag is longer than \(limit) MB")
    default:
      let reason = cguide_xml_reason(xml).map { String(cString: $0) } ?? "not well-formed"
      throw GuideError(.malformed, line: line, "it is not well-formed XML: \(reason)")
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
    context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// The attributes of an element, while it is told of.
struct XMLAttributes {
  fileprivate let pairs: UnsafePointer<UnsafePointer<CChar>?>

  /// The value of an attribute; nil when the element has none of that name.
  subscript(name: String) -> String? {
    var pair = pairs
    while let key = pair[0], let value = pair[1] {
      if String(cString: key) == name { return String(cString: value) }
      pair += 2
    }
    return nil
  }
}
