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

/// Reads the bytes of items, which may lie in several parts, in the `meta` box itself, or in other items.
private struct HEIFItemReader {
  let items: HEIFItems
  let file: OpenFile

  /// Items in items in items; no encoder writes more.
  private static let depthLimit = 4

  /// Returns the bytes of an item of a kind; nil where there is none that can be read.
  func block(where isWanted: (HEIFItems.Description) -> Bool) throws(ImageFailure) -> [UInt8]? {
    let ids = items.descriptions.filter { isWanted($0.value) }.keys.sorted()
    let describing = ids.filter { id in
      items.references.contains { $0.type == "cdsc" && $0.from == id && $0.to.contains { $0 == items.primaryID } }
    }
    for id in describing + ids {
      if let bytes = try bytes(of: id, depth: 0), !bytes.isEmpty { return bytes }
    }
    return nil
  }

  private func bytes(of id: Int, depth: Int) throws(ImageFailure) -> [UInt8]? {
    guard depth < Self.depthLimit, let location = items.locations[id] else { return nil }
    var bytes: [UInt8] = []
    for extent in location.extents {
      let start = extent.range.lowerBound
      let count = extent.range.isEmpty ? EmbeddedMetadata.largestBlock : extent.range.count
      guard count <= EmbeddedMetadata.largestBlock - bytes.count || extent.range.isEmpty else { return nil }
      switch location.source {
      case .file:
        bytes += try file.bytes(at: start, count: min(count, max(0, file.sizeBytes - start)))
      case .data:
        bytes += items.data.dropFirst(start).prefix(count)
      case .items:
        guard let whole = try referenced(from: id, extent.reference, depth) else { return nil }
        bytes += whole.dropFirst(start).prefix(count)
      case .elsewhere:
        return nil
      }
      guard bytes.count <= EmbeddedMetadata.largestBlock else { return nil }
    }
    return bytes
  }

  /// Returns the bytes of the item that the n-th reference of type `iloc` leads to, counted from 1; 0 stands for the first.
  private func referenced(from id: Int, _ number: Int, _ depth: Int) throws(ImageFailure) -> [UInt8]? {
    let targets = items.references.first { $0.type == "iloc" && $0.from == id }?.to ?? []
    let index = max(0, number - 1)
    return targets.indices.contains(index) ? try bytes(of: targets[index], depth: depth + 1) : nil
  }
}
