import Screen

// A cell takes 12 bytes: its character, and two colours as 0x00RRGGBB, with all bits set for no colour.
extension CellImage {
  private static let cellBytes = 12
  private static let noColour = UInt32.max

  /// Writes the image.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(clamping: size.columns))
    writer.write(UInt32(clamping: size.rows))
    for cell in cells {
      writer.write(cell.scalar.value)
      writer.write(Self.packed(cell.foreground))
      writer.write(Self.packed(cell.background))
    }
  }

  /// Reads an image of 1 to ``RenderSpecification/largestSide`` columns and rows, whose characters are one cell wide each.
  ///
  /// - Throws: ``MalformedMessage`` for anything else: the image may come from a worker that a malicious file has taken over.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let columns = Int(try reader.read(UInt32.self))
    let rows = Int(try reader.read(UInt32.self))
    let sides = 1...RenderSpecification.largestSide
    guard sides.contains(columns), sides.contains(rows), columns * rows * Self.cellBytes <= reader.remainingCount else {
      throw MalformedMessage()
    }
    var cells: [Cell] = []
    cells.reserveCapacity(columns * rows)
    for _ in 0..<columns * rows { cells.append(try Self.cell(from: &reader)) }
    guard let image = CellImage(size: Size(columns: columns, rows: rows), cells: cells) else {
      throw MalformedMessage()
    }
    self = image
  }

  private static func cell(from reader: inout ByteReader) throws(MalformedMessage) -> Cell {
    guard let scalar = Unicode.Scalar(try reader.read(UInt32.self)), DisplayWidth.of(scalar) == 1 else {
      throw MalformedMessage()
    }
    return Cell(scalar: scalar, foreground: unpacked(try reader.read()), background: unpacked(try reader.read()))
  }

  private static func packed(_ colour: RGB?) -> UInt32 {
    guard let colour else { return noColour }
    return UInt32(colour.red) << 16 | UInt32(colour.green) << 8 | UInt32(colour.blue)
  }

  private static func unpacked(_ value: UInt32) -> RGB? {
    guard value != noColour else { return nil }
    return RGB(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value))
  }
}
