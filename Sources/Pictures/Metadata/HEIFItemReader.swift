import Calls

/// A reader of the bytes of items, which may be in several parts, in the `meta` box, or in other items.
struct HEIFItemReader {
  let items: HEIFItems
  let file: OpenFile
  /// The maximum size of an item in bytes; a larger one is not read.
  var largestItem = EmbeddedMetadata.largestBlock

  /// The maximum depth of items that are stored in other items; no encoder exceeds it.
  private static let depthLimit = 4

  /// Returns the bytes of an item of a kind; nil if there is none that can be read.
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

  /// Returns the bytes of an item; nil if they cannot be found or are too many.
  func bytes(of id: Int, depth: Int = 0) throws(ImageFailure) -> [UInt8]? {
    guard depth < Self.depthLimit, let location = items.locations[id] else { return nil }
    var bytes: [UInt8] = []
    for extent in location.extents {
      let start = extent.range.lowerBound
      let count = extent.range.isEmpty ? largestItem : extent.range.count
      guard count <= largestItem - bytes.count || extent.range.isEmpty else { return nil }
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
      guard bytes.count <= largestItem else { return nil }
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
