import Calls

/// The `meta` box of a HEIF file (ISO/IEC 14496-12, 8.11), which describes its items.
struct HEIFMeta {
  /// The largest box that is read, bytes.
  private static let longest = 1 << 22
  /// The most boxes of a file that are looked at.
  private static let mostBoxes = 256

  /// Where the box begins in the file.
  let offset: Int
  /// The content of the box, without its length and type.
  let content: [UInt8]
  /// Where a last box begins that reaches to the end of the file without stating its length; nil if there is none.
  let openBox: Int?

  /// Finds the box in a file; nil where it is missing or too long, where it reaches to the end of the file, or where the
  /// boxes do not fill the file.
  init?(_ file: OpenFile) throws(ImageFailure) {
    var (offset, found, openBox): (Int, (offset: Int, length: Int)?, Int?) = (0, nil, nil)
    for _ in 0..<Self.mostBoxes where offset < file.sizeBytes {
      let head = try file.bytes(at: offset, count: 16)
      guard head.count >= 8 else { return nil }
      var length = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
      if length == 0 {
        (openBox, length) = (offset, file.sizeBytes - offset)
      } else if length == 1 {
        guard head.count == 16, head[8] == 0 else { return nil }
        length = head[8..<16].reduce(0) { $0 << 8 | Int($1) }
      } else if head[4..<8].elementsEqual("meta".utf8), found == nil {
        found = (offset, length)
      }
      guard length >= 8, length <= file.sizeBytes - offset else { return nil }
      offset += length
    }
    guard offset == file.sizeBytes, let found, found.length <= Self.longest else { return nil }
    let bytes = try file.bytes(at: found.offset + 8, count: found.length - 8)
    guard bytes.count == found.length - 8 else { return nil }
    (self.offset, content, self.openBox) = (found.offset, bytes, openBox)
  }
}

/// A reference from one item of a HEIF file to others.
struct HEIFReference: Equatable {
  /// The kind of reference, four characters.
  let type: String
  /// The ID of the item that refers.
  let source: Int
  /// The IDs of the items that it refers to.
  let targets: [Int]

  /// Reads all references (`iref`).
  ///
  /// - Parameter body: The content of the box.
  static func all(in body: ArraySlice<UInt8>) throws(MalformedMessage) -> [HEIFReference] {
    var reader = BoxReader(body)
    let idBytes = try reader.fullBoxHeader() == 0 ? 2 : 4
    var references: [HEIFReference] = []
    for box in try reader.boxes() {
      var entry = BoxReader(box.body)
      let source = try entry.integer(bytes: idBytes)
      var targets: [Int] = []
      for _ in 0..<(try entry.integer(bytes: 2)) { targets.append(try entry.integer(bytes: idBytes)) }
      references.append(HEIFReference(type: box.type, source: source, targets: targets))
    }
    return references
  }
}
