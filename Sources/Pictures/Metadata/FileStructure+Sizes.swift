import Calls

extension FileStructure {
  /// The size in the header of a Windows bitmap, or of one of OS/2; a negative height means that the rows begin at the top.
  ///
  /// - Parameter head: The first 26 bytes of the file.
  static func bitmapSize(_ head: [UInt8]) -> (width: Int, height: Int)? {
    guard head.count == 26 else { return nil }
    if head[14] == 12 { return size(Int(head[18]) | Int(head[19]) << 8, Int(head[20]) | Int(head[21]) << 8) }
    func number(_ offset: Int) -> Int {
      Int(Int32(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(head[offset + $1]) << (8 * UInt32($1)) }))
    }
    return size(number(18), abs(number(22)))
  }

  /// The bytes that precede the size in JPEG 2000; boxes may come before it.
  static let jpeg2000Header = 4_096

  /// The size of a picture in JPEG 2000 (ISO/IEC 15444-1): in the codestream's marker SIZ (A.5.1), or in the box `ihdr` (I.5.3.1).
  ///
  /// - Parameter head: The first ``jpeg2000Header`` bytes of the file.
  static func jpeg2000Size(_ head: [UInt8]) -> (width: Int, height: Int)? {
    func number(_ offset: Int) -> Int { head[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    if head.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) {
      return head.count >= 24 ? size(number(8) - number(16), number(12) - number(20)) : nil
    }
    // `ihdr` is the first box in `jp2h`.
    var offset = 0
    while offset + 24 <= head.count, number(offset) >= 8 {
      if head[(offset + 4)..<(offset + 8)].elementsEqual("jp2h".utf8) {
        return size(number(offset + 20), number(offset + 16))
      }
      offset += number(offset)
    }
    return nil
  }

  private static func size(_ width: Int, _ height: Int) -> (width: Int, height: Int)? {
    width > 0 && height > 0 ? (width, height) : nil
  }

  /// Returns whether a HEIF or AVIF file ends before its parts do: a box, or a part of an item, continues behind the end.
  static func isCutISOMedia(_ file: OpenFile) throws(ImageFailure) -> Bool {
    var offset = 0
    while offset < file.sizeBytes {
      let head = try file.bytes(at: offset, count: 16)
      guard head.count >= 8 else { return false }
      func number(_ range: Range<Int>) -> Int { head[range].reduce(0) { $0 << 8 | Int($1) } }
      let type = String(decoding: head[4..<8], as: UTF8.self)
      let isLong = number(0..<4) == 1 && head.count == 16 && head[8] == 0
      let length = isLong ? number(8..<16) : number(0..<4)
      if length == 0 { return false }
      // What is behind the last box need not be boxes.
      guard length >= 8 else { return false }
      if length > file.sizeBytes - offset {
        return ["ftyp", "meta", "mdat", "idat", "moov", "free", "uuid"].contains(type)
      }
      if type == "meta", length <= longestMeta {
        let items = HEIFItems(meta: try file.bytes(at: offset + 8, count: length - 8)[...])
        let parts = items.locations.values.filter { $0.source == .file }.flatMap(\.extents)
        if parts.contains(where: { $0.range.upperBound > file.sizeBytes }) { return true }
      }
      offset += length
    }
    return false
  }
}
