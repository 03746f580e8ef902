import Screen

// A cell is packed into 12 bytes: its character, and two colours as 0x00RRGGBB, all ones where there is none.
extension CellImage {
  private static let cellBytes = 12
  private static let noColour = UInt32.max

  /// The most cells a picture is believed to have when it is read back: far beyond any terminal.
  private static let maximumCellCount = 1 << 22

  /// Writes the picture.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(clamping: size.columns))
    writer.write(UInt32(clamping: size.rows))
    for cell in cells {
      writer.write(cell.scalar.value)
      writer.write(Self.packed(cell.foreground))
      writer.write(Self.packed(cell.background))
    }
  }

  /// Reads a picture: at least one cell, and in each a character that takes one. Who wrote it may have been taken over by
  /// the file it read, so that nothing else is believed.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let columns = Int(try reader.read(UInt32.self))
    let rows = Int(try reader.read(UInt32.self))
    let (count, isTooLarge) = columns.multipliedReportingOverflow(by: rows)
    guard !isTooLarge, count > 0, count <= Self.maximumCellCount, count * Self.cellBytes <= reader.remainingCount else {
      throw MalformedMessage()
    }
    var cells: [Cell] = []
    cells.reserveCapacity(count)
    for _ in 0..<count {
      guard let scalar = Unicode.Scalar(try reader.read(UInt32.self)), DisplayWidth.of(scalar) == 1 else {
        throw MalformedMessage()
      }
      cells.append(
        Cell(scalar: scalar, foreground: Self.unpacked(try reader.read()), background: Self.unpacked(try reader.read()))
      )
    }
    guard let picture = CellImage(size: Size(columns: columns, rows: rows), cells: cells) else {
      throw MalformedMessage()
    }
    self = picture
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
