/// The known products of each brand and all their other names, read from one file and looked up by ``NameKey``.
///
/// The file is text, made to be read by people too:
///
///     tenfoot-names 1
///     @camera Canon	EOS	PowerShot
///     EOS 550D	EOS Kiss X4	EOS Rebel T2i
///     @camera DJI
///     Mavic 2 Pro	Hasselblad|L1D-20c
///
/// A section gives its kind, its brand and the family words that may be left out. A row gives, without the brand, one
/// product's canonical name and then its other names; one behind a brand and a bar is sold under another brand. Cells are
/// separated by tabs.
///
/// Reading the file makes one pass over its bytes and builds one open-addressed hash table of cells. No string is made
/// before somebody asks for it, which is what keeps the start of the program short.
struct NameTable: Sendable {
  static let header = "tenfoot-names 1"

  /// A product that was found.
  struct Match: Equatable {
    /// The canonical brand; not always the one asked for.
    let brand: String
    /// The canonical name without the brand.
    let name: String
    /// Whether the name that was asked for lacks its family word.
    var isShort = false
  }

  private let bytes: [UInt8]
  private var sections: [Section] = []
  private var cells: [Cell] = []
  /// Indices into ``cells``, or -1; as many as a power of two, never more than half of them taken.
  private var slots: [Int32] = []

  /// A table that knows nothing.
  init() { bytes = [] }

  /// Reads a table.
  ///
  /// - Parameter file: The bytes of the file; lines end in a newline, the last may lack it.
  /// - Throws: ``CameraNamesError`` with the line that is wrong.
  init(file: some Collection<UInt8>) throws(CameraNamesError) {
    bytes = Array(file)
    var reader = NameTableReader(bytes: bytes)
    try reader.read()
    sections = reader.sections
    cells = reader.cells
    try index()
  }

  /// The product that a brand's name stands for, if the table has exactly this name.
  func match(_ name: some StringProtocol, brand: String, kind: NameKey.Kind) -> Match? {
    guard !slots.isEmpty, let section = sections.firstIndex(where: { $0.brand == brand && $0.kind == kind }) else {
      return nil
    }
    let key = NameKey(of: name, kind: kind)
    guard !key.bytes.isEmpty, let cell = cell(for: key, section: section), !cell.isAmbiguous else { return nil }
    let name = String(decoding: bytes[Int(cell.rowStart)..<nameEnd(from: Int(cell.rowStart))], as: UTF8.self)
    return Match(brand: sections[Int(cell.rowSection)].brand, name: name, isShort: cell.isShort)
  }

  /// All canonical names of a kind, as (brand, name without it), in the order of the file.
  func products(_ kind: NameKey.Kind) -> [Match] {
    cells.compactMap { cell in
      let section = sections[Int(cell.rowSection)]
      guard cell.start == cell.rowStart, !cell.isShort, section.kind == kind else { return nil }
      let range = Int(cell.start)..<Int(cell.end)
      return Match(brand: section.brand, name: String(decoding: bytes[range], as: UTF8.self))
    }
  }

  // MARK: - The index

  /// Enters all cells: first the full names, which must be unique, then those that lack their family word, which stand
  /// back behind full names and become ambiguous where two products share one.
  private mutating func index() throws(CameraNamesError) {
    var capacity = 16
    while capacity < cells.count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    var key = NameKey()
    for number in cells.indices where !cells[number].isShort {
      try enter(number, key: &key)
    }
    for number in cells.indices where cells[number].isShort {
      try enter(number, key: &key)
    }
  }

  private mutating func enter(_ number: Int, key: inout NameKey) throws(CameraNamesError) {
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
    Int(truncatingIfNeeded: key.hash(section: section)) & (slots.count - 1)
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

  /// One name of one product: where it stands in the file, and whose it is.
  struct Cell: Sendable {
    var start: UInt32
    let end: UInt32
    /// Where the product's canonical name starts.
    let rowStart: UInt32
    /// The section of the product.
    let rowSection: UInt16
    /// The section under whose brand this name is used.
    var section: UInt16
    /// Whether the family word was left out.
    var isShort = false
    /// Whether two products share this short name, so that it names neither.
    var isAmbiguous = false
  }
}
