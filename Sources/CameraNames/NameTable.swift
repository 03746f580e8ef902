/// The known products of each brand with all their names, read from one file and looked up by ``NameKey``.
///
/// The file is text:
///
///     tenfoot-names 1
///     @camera Canon	EOS	PowerShot
///     EOS 550D	EOS Kiss X4	EOS Rebel T2i
///     @camera DJI
///     Mavic 2 Pro	Hasselblad|L1D-20c
///
/// A section begins with its kind, its brand and the family words that may be left out of names. A row contains the
/// canonical name of a product, without the brand, and then its other names; a brand and a bar in front of a name say that
/// the product is sold as that under another brand. Cells are separated by tabs.
///
/// The program reads the table at its start. To keep that short, the file is read in one pass into an open-addressed hash
/// table of cells, and strings are created only for the names that are looked up.
struct NameTable: Sendable {
  /// The first line of the file.
  static let header = "tenfoot-names 1"
  /// The longest file, bytes; a hundred times the one that comes with the program.
  static let limitBytes = 16 * 1_024 * 1_024
  /// The most sections.
  static let sectionLimit = 1_000

  /// A product in the table.
  struct Match: Equatable {
    /// The canonical brand, which can differ from the one that was looked up.
    let brand: String
    /// The canonical name without the brand.
    let name: String
    /// Whether the name that was looked up lacks its family word.
    var isShort = false
  }

  private let bytes: [UInt8]
  private var sections: [Section] = []
  private var cells: [Cell] = []
  /// The hash table: indices into ``cells``, or -1. The count is a power of two, and at least half are -1.
  private var slots: [Int32] = []

  /// Creates an empty table.
  init() { bytes = [] }

  /// Reads a table.
  ///
  /// - Parameter file: The bytes of the file; lines end in a newline, the last may lack it.
  /// - Throws: ``CameraNamesError`` with the number of the malformed line.
  init(file: some Collection<UInt8>) throws(CameraNamesError) {
    // Cells store their positions in 32 bits.
    guard file.count <= Self.limitBytes else { throw .tooLarge(limitBytes: Self.limitBytes) }
    bytes = Array(file)
    var reader = NameTableReader(bytes: bytes)
    try reader.read()
    sections = reader.sections
    cells = reader.cells
    try buildIndex()
  }

  /// Returns the product with a name of a brand; nil if the table does not contain exactly this name.
  func match(_ name: some StringProtocol, brand: String, kind: NameKey.Kind) -> Match? {
    guard !slots.isEmpty, let section = sections.firstIndex(where: { $0.brand == brand && $0.kind == kind }) else {
      return nil
    }
    let key = NameKey(of: name, kind: kind)
    guard !key.bytes.isEmpty, let cell = cell(for: key, section: section), !cell.isAmbiguous else { return nil }
    let name = String(decoding: bytes[Int(cell.rowStart)..<nameEnd(from: Int(cell.rowStart))], as: UTF8.self)
    return Match(brand: sections[Int(cell.rowSection)].brand, name: name, isShort: cell.isShort)
  }

  /// Returns all products of a kind in the order of the file.
  func products(_ kind: NameKey.Kind) -> [Match] {
    cells.compactMap { cell in
      let section = sections[Int(cell.rowSection)]
      guard cell.start == cell.rowStart, !cell.isShort, section.kind == kind else { return nil }
      let range = Int(cell.start)..<Int(cell.end)
      return Match(brand: section.brand, name: String(decoding: bytes[range], as: UTF8.self))
    }
  }

  // MARK: - The index

  /// Builds the hash table: first from the full names, which must be unique, then from those without their family word.
  ///
  /// A full name takes precedence over a short one; a short name of two products is ambiguous.
  private mutating func buildIndex() throws(CameraNamesError) {
    var capacity = 16
    while capacity < cells.count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    var key = NameKey()
    for number in cells.indices where !cells[number].isShort {
      try insert(number, key: &key)
    }
    for number in cells.indices where cells[number].isShort {
      try insert(number, key: &key)
    }
  }

  private mutating func insert(_ number: Int, key: inout NameKey) throws(CameraNamesError) {
    let cell = cells[number]
    read(cell, into: &key)
    guard !key.bytes.isEmpty else { return }
    var slot = firstSlot(of: key, section: Int(cell.section))
    while slots[slot] >= 0 {
      let earlier = cells[Int(slots[slot])]
      if earlier.section == cell.section, self.key(of: earlier) == key {
        guard earlier.rowStart != cell.rowStart else { return }
        if !cell.isShort { throw conflict(cell) }
        if earlier.isShort { cells[Int(slots[slot])].isAmbiguous = true }
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(number)
  }

  private func cell(for key: NameKey, section: Int) -> Cell? {
    var slot = firstSlot(of: key, section: section)
    while slots[slot] >= 0 {
      let cell = cells[Int(slots[slot])]
      if Int(cell.section) == section, self.key(of: cell) == key { return cell }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func firstSlot(of key: NameKey, section: Int) -> Int {
    key.hash(section: section) & (slots.count - 1)
  }

  private func key(of cell: Cell) -> NameKey {
    var key = NameKey()
    read(cell, into: &key)
    return key
  }

  private func read(_ cell: Cell, into key: inout NameKey) {
    key.replace(with: bytes[Int(cell.start)..<Int(cell.end)], kind: sections[Int(cell.section)].kind)
  }

  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\t"), bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  private func conflict(_ cell: Cell) -> CameraNamesError {
    let line = bytes[..<Int(cell.start)].count { $0 == UInt8(ascii: "\n") } + 1
    return .conflict(line: line, name: String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self))
  }
}

extension NameTable {
  /// The products of one kind of one brand.
  struct Section: Sendable {
    let kind: NameKey.Kind
    let brand: String
    /// Words that may be left out at the start of a name, such as "Coolpix".
    var families: [[UInt8]] = []
  }

  /// A name of a product: its position in the file, in bytes, and the product.
  struct Cell: Sendable {
    var start: UInt32
    let end: UInt32
    /// The position of the product's canonical name.
    let rowStart: UInt32
    /// The number of the product's section.
    let rowSection: UInt16
    /// The number of the section whose brand uses this name.
    var section: UInt16
    /// Whether the family word is left out.
    var isShort = false
    /// Whether this is the short name of two products, and so of neither.
    var isAmbiguous = false
  }
}
