import CGuide

/// A filter that repairs text that is nearly XML, so that one bad byte does not make a whole guide unreadable.
///
/// It takes valid UTF-8 in parts of any size and returns text that can be parsed, with the same number of lines. Text that is
/// well-formed passes unchanged, apart from XML declarations and named characters of HTML. Faults with an evident meaning are repaired
/// and listed in ``repairs``. A document that ends too early is not completed: a part of a guide would replace the whole.
///
/// Every byte is used once. The output has at most six times the bytes of the input. Tags are held back until they are
/// complete, up to ``tagLimitBytes``.
struct XMLRepairer {
  /// A repair with its place: line and column from 1, in characters.
  struct Repair: Equatable {
    let repair: GuideRepair
    let line: Int
    let column: Int
  }

  /// The parts of a file.
  enum Part: Equatable {
    /// Before the root element.
    case prolog
    /// Within the root element.
    case content
    /// After the end of the root element, which has not been passed on: a second document may follow.
    case epilog
    /// After a tag that is too long: everything is passed on, and the parser refuses it.
    case raw
  }

  /// The construct that is being read.
  enum Construct {
    case text
    case comment
    /// A CDATA section.
    case section
    case instruction(isDropped: Bool)
    case documentType(DocumentTypeScanner, isDropped: Bool)
  }

  /// The longest tag that is held back, bytes; the parser refuses longer ones.
  static let tagLimitBytes = Int(CGUIDE_XML_TOKEN_BYTES) + 64

  /// The repairs in the last part.
  private(set) var repairs: [Repair] = []

  var part = Part.prolog
  var construct = Construct.text
  /// The names of the open elements, outermost first.
  var open: [ArraySlice<UInt8>] = []
  /// The name of the root element.
  var root: ArraySlice<UInt8> = []
  /// Whether the root element was missing, and its beginning was added.
  var isRootAdded = false
  /// The document type so far, held back because it may define entities; nil for none, and for one that is too long.
  var heldDocumentType: [UInt8]?
  /// The entities that the document type defines.
  var entities = DocumentEntities()
  /// Whether a document type has been passed on.
  var hasDocumentType = false
  /// Whether text outside the root element has just been removed.
  var isDroppingText = false
  /// The state of a tag that is not complete yet.
  var tagScanner = TagScanner()

  /// The text that has not been used yet, from ``cursor`` on.
  private(set) var input: [UInt8] = []
  var cursor = 0
  var output: [UInt8] = []
  private(set) var isLast = false
  /// The last byte of the parts before.
  private var lastByte: UInt8 = 0
  private var position = cguide_position(line: 1, column: 1, is_after_return: 0)
  /// The position in ``input``.
  private var counted = 0

  /// Whether the text so far ends within the document.
  var isWithinDocument: Bool { part == .content || part == .raw }

  /// Takes the next part of a text.
  ///
  /// - Parameter isLast: Whether nothing follows.
  /// - Returns: The text that can be passed on; may be empty.
  mutating func feed(_ text: [UInt8], isLast: Bool) -> [UInt8] {
    lastByte = previous
    output.removeAll(keepingCapacity: true)
    repairs.removeAll(keepingCapacity: true)
    input.removeFirst(cursor)
    (cursor, counted) = (0, 0)
    input.append(contentsOf: text)
    self.isLast = isLast
    while cursor < input.count, step() {}
    if isLast { finish() }
    count(to: cursor)
    return output
  }

  /// Passes on incomplete text at the end, and the end of the root element.
  private mutating func finish() {
    pass(to: input.count)
    if let held = heldDocumentType { output.append(contentsOf: held) }
    heldDocumentType = nil
    if isRootAdded, part == .content, open.count == 1 { part = .epilog }
    if part == .epilog { output.append(contentsOf: "</".utf8 + root + ">".utf8) }
  }

  /// Uses at least one byte; false if more are needed.
  private mutating func step() -> Bool {
    if part == .raw {
      pass(to: input.count)
      return true
    }
    switch construct {
    case .text: return part == .content ? contentStep() : outsideStep()
    case .comment: return commentStep()
    case .section: return sectionStep()
    case .instruction(let isDropped): return instructionStep(isDropped: isDropped)
    case .documentType(let scanner, let isDropped): return documentTypeStep(scanner, isDropped: isDropped)
    }
  }

  // MARK: Input and output

  /// The last byte that was passed on.
  var previous: UInt8 { output.last ?? lastByte }

  /// The text that has not been used.
  var rest: ArraySlice<UInt8> { input[cursor...] }

  /// Returns whether the rest begins with a word; nil if more of the text is needed. Letters are compared without case.
  func begins(with word: StaticString) -> Bool? {
    let count = word.utf8CodeUnitCount
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: count)
    for (index, byte) in expected.enumerated() {
      guard cursor + index < input.count else { return isLast ? false : nil }
      guard Self.folded(input[cursor + index]) == Self.folded(byte) else { return false }
    }
    return true
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 32 : byte
  }

  /// Returns the end of the bytes, from the cursor on, that are not in a set.
  func end(ofSpanWithout stops: ByteSet) -> Int {
    cursor + input.withUnsafeBufferPointer { stops.span($0, from: cursor) }
  }

  /// Passes on the text before an index.
  mutating func pass(to index: Int) {
    output.append(contentsOf: input[cursor..<index])
    cursor = index
  }

  /// Removes the text before an index, except its line ends.
  mutating func drop(to index: Int) {
    output.append(contentsOf: input[cursor..<index].filter { $0 == 0x0A || $0 == 0x0D })
    cursor = index
  }

  /// Writes other text in place of the text before an index.
  mutating func replace(to index: Int, by text: some Sequence<UInt8>, _ repair: GuideRepair?) {
    if let repair { report(repair) }
    output.append(contentsOf: text)
    cursor = index
  }

  /// Adds a repair at an index, or at the cursor if no index is given.
  mutating func report(_ repair: GuideRepair, at index: Int? = nil) {
    count(to: index ?? cursor)
    repairs.append(Repair(repair: repair, line: Int(position.line), column: Int(position.column)))
  }

  private mutating func count(to index: Int) {
    guard index > counted else { return }
    input.withUnsafeBufferPointer {
      cguide_advance(&position, $0.baseAddress?.advanced(by: counted), index - counted)
    }
    counted = index
  }
}

/// A set of bytes.
struct ByteSet {
  private let flags: [UInt8]

  /// Creates a set of characters of ASCII.
  ///
  /// - Parameter hasInvalid: Whether it also has the control characters that XML does not have, and the first byte of
  ///   U+FFFE and U+FFFF in UTF-8.
  init(_ characters: String, hasInvalid: Bool = true) {
    var flags = [UInt8](repeating: 0, count: 256)
    for byte in characters.utf8 { flags[Int(byte)] = 1 }
    if hasInvalid {
      for byte in 0..<0x20 where ![0x09, 0x0A, 0x0D].contains(byte) { flags[byte] = 1 }
      flags[0xEF] = 1
    }
    self.flags = flags
  }

  /// Returns the number of bytes from an index on that are not in the set.
  func span(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
    cguide_span(bytes.baseAddress?.advanced(by: index), bytes.count - index, flags)
  }
}
