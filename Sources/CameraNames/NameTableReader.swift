/// Reader that splits the file of a ``NameTable`` into sections and cells, in one pass over its bytes.
struct NameTableReader {
  private let bytes: [UInt8]
  private(set) var sections: [NameTable.Section] = []
  private(set) var cells: [NameTable.Cell] = []
  private var position = 0
  private var line = 1
  /// The number of the section that the next row belongs to; nil before the first section.
  private var current: Int?

  /// Creates a reader of at most ``NameTable/limitBytes`` bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole file.
  mutating func read() throws(CameraNamesError) {
    guard bytes.starts(with: NameTable.header.utf8), at(NameTable.header.utf8.count, is: "\n") else {
      throw .notATable
    }
    position = NameTable.header.utf8.count + 1
    cells.reserveCapacity(bytes.count / 8)
    while position < bytes.count {
      line += 1
      if at(position, is: "@") { try readSection() } else { try readRow() }
      position += 1
    }
  }

  private mutating func readSection() throws(CameraNamesError) {
    position += 1
    let cells = readCells()
    let title = String(decoding: bytes[cells[0]], as: UTF8.self).split(separator: " ", maxSplits: 1)
    guard title.count == 2, let kind = Self.kind(title[0]) else { throw .malformed(line: line) }
    let number = try section(kind, String(title[1]))
    sections[number].families = cells.dropFirst().map { Array(bytes[$0]) }
    current = number
  }

  private mutating func readRow() throws(CameraNamesError) {
    let cells = readCells()
    let hasCanonicalName = !cells[0].isEmpty
    guard let current, hasCanonicalName || cells.count == 1 else { throw .malformed(line: line) }
    for cell in cells where !cell.isEmpty {
      try addCell(cell, rowStart: cells[0].lowerBound, rowSection: current)
    }
  }

  /// Reads up to the end of the line, and returns the cells between tabs: at least one, any of which may be empty.
  private mutating func readCells() -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = position
    while position < bytes.count, !at(position, is: "\n") {
      if at(position, is: "\t") {
        cells.append(start..<position)
        start = position + 1
      }
      position += 1
    }
    cells.append(start..<position)
    return cells
  }

  private mutating func addCell(
    _ range: Range<Int>, rowStart: Int, rowSection: Int
  ) throws(CameraNamesError) {
    var cell = NameTable.Cell(
      start: UInt32(range.lowerBound), end: UInt32(range.upperBound), rowStart: UInt32(rowStart),
      rowSection: UInt16(rowSection), section: UInt16(rowSection))
    if range.lowerBound != rowStart, let bar = bytes[range].firstIndex(of: UInt8(ascii: "|")) {
      let brand = String(decoding: bytes[range.lowerBound..<bar], as: UTF8.self)
      cell.section = UInt16(try section(sections[rowSection].kind, brand))
      cell.start = UInt32(bar + 1)
    }
    cells.append(cell)
    for family in sections[Int(cell.section)].families {
      guard let start = endOfFamily(family, in: Int(cell.start)..<range.upperBound) else { continue }
      cell.start = UInt32(start)
      cell.isShort = true
      cells.append(cell)
      break
    }
  }

  /// Returns where a name continues behind its family word; nil if it lacks the word or has nothing else.
  private func endOfFamily(_ family: [UInt8], in range: Range<Int>) -> Int? {
    guard bytes[range].starts(with: family) else { return nil }
    var start = range.lowerBound + family.count
    guard start < range.upperBound, Self.isSeparator(bytes[start]) else { return nil }
    while start < range.upperBound, Self.isSeparator(bytes[start]) { start += 1 }
    return start < range.upperBound ? start : nil
  }

  /// Returns the number of a section, which is created if it does not exist.
  private mutating func section(_ kind: NameKey.Kind, _ brand: String) throws(CameraNamesError) -> Int {
    if let known = sections.firstIndex(where: { $0.kind == kind && $0.brand == brand }) { return known }
    guard sections.count < NameTable.sectionLimit else {
      throw .tooManySections(line: line, limit: NameTable.sectionLimit)
    }
    sections.append(NameTable.Section(kind: kind, brand: brand))
    return sections.count - 1
  }

  private func at(_ index: Int, is character: Unicode.Scalar) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: character)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }

  private static func kind(_ word: Substring) -> NameKey.Kind? {
    switch word {
    case "camera": .camera
    case "lens": .lens
    default: nil
    }
  }
}
