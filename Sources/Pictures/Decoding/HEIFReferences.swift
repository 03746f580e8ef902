import Calls

/// Repairs the references between the items of a HEIF file (ISO/IEC 14496-12, 8.11.12: `iref`).
///
/// An auxiliary picture, a thumbnail or a description may belong to several items; phones write this since 2024 (iOS 18).
/// libheif up to 1.17 refuses such a file, and one whose gain map belongs to an item of a type that it does not know. Only
/// the references to the picture that is shown matter, so each keeps one: the primary picture if it is among them.
enum HEIFReferences {
  /// The types of references that libheif wants to have exactly one target.
  private static let singleTypes: Set<String> = ["auxl", "thmb", "cdsc"]
  /// The largest `meta` box that is read, and the largest file that is copied, bytes.
  private static let (longestMeta, longestFile) = (1 << 22, 1 << 29)
  /// The most boxes of a file that are looked at.
  private static let mostBoxes = 256

  /// A copy of a file whose references libheif accepts; nil where nothing has to be changed, or where the boxes are too
  /// damaged to tell.
  static func repaired(_ file: OpenFile) throws(ImageFailure) -> [UInt8]? {
    guard file.sizeBytes <= longestFile, let meta = try meta(in: file), let box = repaired(meta: meta.bytes) else {
      return nil
    }
    var bytes = try file.bytes(at: 0, count: file.sizeBytes)
    guard bytes.count == file.sizeBytes else { return nil }
    // Items are found by their place in the file, so that nothing may move: the old box becomes free space, and the new one
    // follows at the end.
    bytes.replaceSubrange(meta.offset + 4..<meta.offset + 8, with: Array("free".utf8))
    if let last = meta.openBox {
      bytes.replaceSubrange(last..<last + 4, with: BoxWriter.bigEndian(file.sizeBytes - last, bytes: 4))
    }
    return bytes + box
  }

  /// A `meta` box with repaired references; nil if there is nothing to repair.
  ///
  /// - Parameter meta: The content of the box, without its length and type.
  static func repaired(meta: ArraySlice<UInt8>) -> [UInt8]? {
    do throws(MalformedMessage) {
      guard meta.count > 4 else { return nil }
      var reader = BoxReader(meta.dropFirst(4))
      let boxes = try reader.boxes()
      guard let index = boxes.firstIndex(where: { $0.type == "iref" }),
        let items = ItemKinds(boxes), let references = try repaired(references: boxes[index].body, items)
      else { return nil }
      let content = boxes.enumerated().flatMap { number, box in
        BoxWriter.box(box.type, number == index ? references : Array(box.body))
      }
      return BoxWriter.box("meta", meta.prefix(4) + content)
    } catch {
      return nil
    }
  }

  private static func repaired(
    references body: ArraySlice<UInt8>, _ items: ItemKinds
  ) throws(MalformedMessage) -> [UInt8]? {
    var reader = BoxReader(body)
    let idBytes = try reader.fullBoxHeader() == 0 ? 2 : 4
    var (content, isChanged) = (Array(body.prefix(4)), false)
    for box in try reader.boxes() {
      var entry = BoxReader(box.body)
      let source = try entry.integer(bytes: idBytes)
      var targets: [Int] = []
      for _ in 0..<(try entry.integer(bytes: 2)) { targets.append(try entry.integer(bytes: idBytes)) }
      let kept = singleTypes.contains(box.type) ? items.bestTarget(of: targets, from: source) : targets
      isChanged = isChanged || kept != targets
      guard !kept.isEmpty else { continue }
      let numbers = [source] + kept
      let written = numbers.map { BoxWriter.bigEndian($0, bytes: idBytes) }
      content += BoxWriter.box(
        box.type, written[0] + BoxWriter.bigEndian(kept.count, bytes: 2) + written.dropFirst().flatMap(\.self))
    }
    return isChanged ? content : nil
  }

  private struct Meta {
    let offset: Int
    let bytes: ArraySlice<UInt8>
    /// The offset of a last box that reaches to the end of the file without stating its length.
    let openBox: Int?
  }

  /// Finds the `meta` box; nil where it is missing, too long, or reaches to the end of the file.
  private static func meta(in file: OpenFile) throws(ImageFailure) -> Meta? {
    var (offset, found, openBox): (Int, (offset: Int, length: Int)?, Int?) = (0, nil, nil)
    for _ in 0..<mostBoxes where offset < file.sizeBytes {
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
    guard offset == file.sizeBytes, let found, found.length <= longestMeta else { return nil }
    let bytes = try file.bytes(at: found.offset + 8, count: found.length - 8)
    return bytes.count == found.length - 8 ? Meta(offset: found.offset, bytes: bytes[...], openBox: openBox) : nil
  }
}

/// What has to be known about the items to choose among references.
private struct ItemKinds {
  /// The item types that libheif 1.15 takes for pictures.
  private static let pictures: Set<String> = ["hvc1", "av01", "vvc1", "grid", "iden", "iovl"]

  private let primary: Int
  private let types: [Int: String]

  init?(_ boxes: [BoxReader.Box]) {
    do throws(MalformedMessage) {
      guard let primary = boxes.first(where: { $0.type == "pitm" }),
        let infos = boxes.first(where: { $0.type == "iinf" })
      else { return nil }
      self.primary = try HEIFItemTable.primaryID(primary.body)
      types = try HEIFItemTable.types(infos.body)
    } catch {
      return nil
    }
  }

  /// The one target that is kept: the primary picture, otherwise another picture; none where there is no picture.
  func bestTarget(of targets: [Int], from source: Int) -> [Int] {
    // A description may belong to anything, but libheif wants it to belong to a picture as well.
    if targets.contains(primary) { return [primary] }
    return targets.first { types[$0].map(Self.pictures.contains) == true && $0 != source }.map { [$0] } ?? []
  }
}

/// Writes boxes (ISO/IEC 14496-12, 4.2).
enum BoxWriter {
  /// A box of a type of four characters.
  static func box(_ type: String, _ body: some Collection<UInt8>) -> [UInt8] {
    bigEndian(8 + body.count, bytes: 4) + Array(type.utf8) + body
  }

  /// The lowest bytes of a number, the highest of them first.
  static func bigEndian(_ number: Int, bytes count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
