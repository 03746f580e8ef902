/// A reader of bodies of the type `multipart/form-data` (RFC 7578; RFC 2046, section 5.1.1).
///
/// The bytes may arrive in pieces of any size. It keeps at most the header fields of one part, and never the content of a part.
public struct MultipartReader: Sendable {
  /// What was read.
  public enum Event: Hashable, Sendable {
    /// A part begins.
    case part(MultipartPart)
    /// The next bytes of the part's content; at least one.
    case content([UInt8])
    /// The part is complete.
    case partEnd
  }

  /// A body that is not of this type, or exceeds a limit.
  public enum Failure: Error, Hashable, Sendable {
    /// Something other than the end of the line follows a boundary.
    case malformed
    /// The header fields of a part are longer than ``MultipartReader/headerBytes``.
    case longHeader
    /// There are more parts than ``MultipartReader/partCount``.
    case manyParts
  }

  /// The maximum size of the header fields of a part, bytes.
  public static let headerBytes = 16_384
  /// The maximum number of parts.
  public static let partCount = 2_000

  private enum State {
    /// Before the first boundary; what is there is ignored.
    case preamble
    /// After a boundary.
    case boundaryEnd
    case header
    /// After the header fields, whose last line end may also be that of the next boundary.
    case contentStart
    case content
    /// After the last boundary; what is there is ignored.
    case epilogue
  }

  /// A line end and the boundary.
  private let delimiter: [UInt8]
  private var state = State.preamble
  /// The bytes that are not read yet; the line end before the first boundary may be missing.
  private var buffer: [UInt8] = [13, 10]
  private var position = 0
  private var parts = 0

  /// Creates a reader.
  ///
  /// - Parameter contentType: The content type of the body. The result is nil if it is another one, or its boundary is not valid.
  public init?(contentType: String?) {
    let type = ParameterisedValue(contentType ?? "")
    guard type.value == "multipart/form-data", let boundary = type["boundary"], Self.isBoundary(boundary) else {
      return nil
    }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  private static func isBoundary(_ text: String) -> Bool {
    let allowed = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'()+_,-./:=? ".utf8)
    return (1...70).contains(text.utf8.count) && text.utf8.last != UInt8(ascii: " ")
      && text.utf8.allSatisfy(allowed.contains)
  }

  /// Whether the last boundary was read. A body that ends before is incomplete.
  public var isComplete: Bool { state == .epilogue }

  /// Why the rest of the body cannot be read; nil if it can.
  public private(set) var failure: Failure?

  /// Reads the next bytes. The content of a part does not depend on how its bytes are divided. After a failure, there are no further events.
  public mutating func read(_ bytes: [UInt8]) -> [Event] {
    guard state != .epilogue, failure == nil else { return [] }
    buffer += bytes
    var events: [Event] = []
    do throws(Failure) {
      while try step(&events) {}
    } catch {
      failure = error
      position = buffer.endIndex
    }
    buffer.removeFirst(position)
    position = 0
    return events
  }

  /// Reads one element, and returns whether there may be another one in the buffer.
  private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
    switch state {
    case .preamble, .content: readContent(&events)
    case .boundaryEnd: try readBoundaryEnd()
    case .header: try readHeader(&events)
    case .contentStart: readContentStart(&events)
    case .epilogue: false
    }
  }
}

// MARK: - Elements

extension MultipartReader {
  /// Reads content up to the next boundary, or as much as cannot be part of one.
  private mutating func readContent(_ events: inout [Event]) -> Bool {
    let (end, isWhole) = nextDelimiter()
    if state == .content, end > position { events.append(.content(Array(buffer[position..<end]))) }
    position = end
    guard isWhole else { return false }
    if state == .content { events.append(.partEnd) }
    position += delimiter.count
    state = .boundaryEnd
    return true
  }

  /// Returns the position of the next delimiter, or of the bytes at the end of the buffer with which one may begin.
  private func nextDelimiter() -> (position: Int, isWhole: Bool) {
    var start = position
    while let lineEnd = buffer[start...].firstIndex(of: 13) {
      let candidate = buffer[lineEnd...].prefix(delimiter.count)
      if delimiter.starts(with: candidate) { return (lineEnd, candidate.count == delimiter.count) }
      start = lineEnd + 1
    }
    return (buffer.endIndex, false)
  }

  /// Reads what follows a boundary: `--` after the last one, else blanks and the line end.
  private mutating func readBoundaryEnd() throws(Failure) -> Bool {
    let rest = buffer[position...]
    if rest.first == UInt8(ascii: "-") {
      guard rest.count > 1 else { return false }
      guard rest.dropFirst().first == UInt8(ascii: "-") else { throw .malformed }
      (state, position) = (.epilogue, buffer.endIndex)
      return false
    }
    let blanks = rest.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let lineEnd = rest.dropFirst(blanks.count).prefix(2)
    guard blanks.count <= 256, [13, 10].starts(with: lineEnd) else { throw .malformed }
    guard lineEnd.count == 2 else { return false }
    parts += 1
    guard parts <= Self.partCount else { throw .manyParts }
    position += blanks.count
    state = .header
    return true
  }

  /// Reads the header fields, from the line end before them to the empty line after them.
  private mutating func readHeader(_ events: inout [Event]) throws(Failure) -> Bool {
    let end = buffer[position...].firstRange(of: [13, 10, 13, 10])
    guard (end?.lowerBound ?? buffer.endIndex) - position <= Self.headerBytes else { throw .longHeader }
    guard let end else { return false }
    events.append(.part(MultipartPart(headerFields: buffer[position..<end.lowerBound])))
    position = end.lowerBound + 2
    state = .contentStart
    return true
  }

  /// Reads the empty line after the header fields. The next boundary may follow at once (RFC 2046, appendix A).
  private mutating func readContentStart(_ events: inout [Event]) -> Bool {
    let candidate = buffer[position...].prefix(delimiter.count)
    guard delimiter.starts(with: candidate) else {
      position += 2
      state = .content
      return true
    }
    guard candidate.count == delimiter.count else { return false }
    events.append(.partEnd)
    position += delimiter.count
    state = .boundaryEnd
    return true
  }
}
