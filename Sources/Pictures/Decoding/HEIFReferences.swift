import Calls

/// Repairs the references between the items of a HEIF file (ISO/IEC 14496-12, 8.11.12: `iref`).
///
/// An auxiliary picture, a thumbnail or a description may belong to several items; phones write this since 2024 (iOS 18).
/// libheif up to 1.17 refuses such a file, and one whose gain map belongs to an item of a type that it does not know. Only
/// the references to the picture that is shown matter, so each keeps one: the primary picture if it is among them.
enum HEIFReferences {
  /// The types of references that libheif accepts only with exactly one target.
  private static let singleTypes: Set<String> = ["auxl", "thmb", "cdsc"]
  /// The largest file that is copied, bytes.
  private static let longestFile = 1 << 29

  /// A copy of a file whose references libheif accepts; nil where nothing has to be changed, or where the boxes are too
  /// damaged to tell.
  ///
  /// - Parameter meta: The file's `meta` box.
  static func repaired(_ file: OpenFile, _ meta: HEIFMeta) throws(ImageFailure) -> [UInt8]? {
    guard file.sizeBytes <= longestFile, let box = repaired(meta: meta.content[...]) else { return nil }
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
      guard let index = boxes.firstIndex(where: { $0.type == "iref" }), let items = ItemKinds(boxes),
        let references = try repaired(references: boxes[index].body, items)
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
    let idBytes = body.first == 0 ? 2 : 4
    var (content, isChanged) = (Array(body.prefix(4)), false)
    for reference in try HEIFReference.all(in: body) {
      let (targets, source) = (reference.targets, reference.source)
      let kept = singleTypes.contains(reference.type) ? items.bestTarget(of: targets, from: source) : targets
      isChanged = isChanged || kept != targets
      guard !kept.isEmpty else { continue }
      content += BoxWriter.box(
        reference.type,
        BoxWriter.bigEndian(source, bytes: idBytes) + BoxWriter.bigEndian(kept.count, bytes: 2)
          + kept.flatMap { BoxWriter.bigEndian($0, bytes: idBytes) })
    }
    return isChanged ? content : nil
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
      self.primary = try HEIFItems.primaryID(primary.body)
      types = try HEIFItems.descriptions(infos.body).mapValues(\.type)
    } catch {
      return nil
    }
  }

  /// The one target that is kept: the primary picture, otherwise another picture; none where there is no picture.
  func bestTarget(of targets: [Int], from source: Int) -> [Int] {
    // A description may belong to any item, but libheif accepts it only for a picture.
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
