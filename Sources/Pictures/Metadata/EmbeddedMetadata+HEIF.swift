import Calls

extension EmbeddedMetadata {
  /// HEIF and AVIF (ISO/IEC 23008-12, annex A): the item of type `Exif`, and the `mime` item with XMP. Of several, the one that
  /// describes the primary picture, else the first.
  static func items(_ file: OpenFile) throws(ImageFailure) -> (exif: [UInt8]?, xmp: [UInt8]?) {
    guard let meta = try metaBox(of: file) else { return (nil, nil) }
    let reader = HEIFItemReader(items: HEIFItems(meta: meta[...]), file: file)
    let exif = try reader.block { $0.type == "Exif" }.flatMap { block in
      // The block begins with the offset of the TIFF structure, behind these four bytes.
      let offset = block.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      return tiff(in: block.dropFirst(4 + offset)) ?? tiff(in: block[...])
    }
    return (exif, try reader.block { $0.type == "mime" && $0.contentType.lowercased() == "application/rdf+xml" })
  }

  /// The longest `meta` box that is read, in bytes; that of a picture with a thousand tiles has a hundred kilobytes.
  private static let longestMeta = 4 << 20

  /// Returns the content of a file's `meta` box, wherever it lies among the boxes; nil where there is none.
  private static func metaBox(of file: OpenFile) throws(ImageFailure) -> [UInt8]? {
    var offset = 0
    while offset < file.sizeBytes {
      let head = try file.bytes(at: offset, count: 16)
      guard head.count >= 8 else { return nil }
      let length = bigEndian(head[0..<4])
      let isLong = length == 1 && head.count == 16
      let boxLength = length == 0 ? file.sizeBytes - offset : isLong ? bigEndian(head[8...]) : length
      let headLength = isLong ? 16 : 8
      guard boxLength >= headLength, boxLength <= file.sizeBytes - offset else { return nil }
      if head[4..<8].elementsEqual("meta".utf8) {
        guard boxLength <= longestMeta else { return nil }
        return try file.bytes(at: offset + headLength, count: boxLength - headLength)
      }
      offset += boxLength
    }
    return nil
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
