/// A HEIF file whose items are a picture that cannot be decoded, and metadata at places that a test chooses.
struct HEIFItemsFile {
  /// An item: its type, the media type of a `mime` item, and where its bytes lie.
  struct Item {
    var type: String
    var contentType = ""
    /// The construction method: 0 in the file, 1 in `idat`, 2 in the item of number `container`.
    var method = 0
    /// The parts of the item, in order; an empty one stands for an item without extents.
    var parts: [[UInt8]] = []
    /// The number of the item that it lies in, counted from 1, and the offset there.
    var container: (number: Int, offset: Int, count: Int)?
  }

  /// The items after the picture, which is number 1.
  var items: [Item]
  /// The version of the `iloc` box, 0 to 2.
  var version = 1
  /// The size of a base offset, 0, 4 or 8 bytes.
  var baseBytes = 0
  /// Bytes behind the colour profile in its box, which is as long as the profile and these.
  var padding = 0
  /// The numbers of the metadata items that describe the primary picture.
  var describing: [Int] = []
  /// Whether the `meta` box comes last and states its length in 64 bits.
  var hasLongMeta = false

  /// The file.
  var bytes: [UInt8] {
    let head = Self.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8))
    let all = [Item(type: "hvc1", parts: [[UInt8](repeating: 0xA5, count: 64)])] + items
    // The places of bytes do not change the length of the boxes.
    let metaCount = hasLongMeta ? 0 : meta(all, dataStart: 0).count
    let dataStart = head.count + metaCount + 8
    let data = all.filter { $0.method == 0 }.flatMap { $0.parts.flatMap(\.self) }
    let media = Self.box("mdat", data)
    let meta = meta(all, dataStart: dataStart)
    return hasLongMeta ? head + media + meta : head + meta + media
  }

  private func meta(_ items: [Item], dataStart: Int) -> [UInt8] {
    let infos = items.enumerated().flatMap { index, item in
      let media = item.type == "mime" ? Array(item.contentType.utf8) + [0] : []
      return Self.fullBox(
        "infe", version: 2, Self.integer(index + 1, 2) + [0, 0] + Array(item.type.utf8) + [0] + media)
    }
    let size = Self.fullBox("ispe", Self.integer(320, 4) + Self.integer(240, 4))
    let colour = Self.box("colr", Array("prof".utf8) + [UInt8](repeating: 1, count: 20 + padding))
    let properties = Self.box("hvcC", [UInt8](repeating: 0, count: 12)) + colour + size
    let associations = Self.fullBox("ipma", Self.integer(1, 4) + [0, 1, 3, 0x81, 2, 3])
    let boxes = [
      Self.fullBox("hdlr", [0, 0, 0, 0] + Array("pict".utf8) + [UInt8](repeating: 0, count: 13)),
      Self.fullBox("pitm", [0, 1]), Self.fullBox("iinf", Self.integer(items.count, 2) + infos),
      Self.box("iprp", Self.box("ipco", properties) + associations), references(items),
      locations(items, dataStart: dataStart),
      Self.box("idat", items.filter { $0.method == 1 }.flatMap { $0.parts.flatMap(\.self) }),
    ]
    let body = [0, 0, 0, 0] + boxes.flatMap(\.self)
    guard hasLongMeta else { return Self.box("meta", body) }
    return Self.integer(1, 4) + Array("meta".utf8) + Self.integer(16 + body.count, 8) + body
  }

  private func references(_ items: [Item]) -> [UInt8] {
    let descriptions = describing.flatMap { Self.box("cdsc", Self.integer($0, 2) + [0, 1, 0, 1]) }
    let containers = items.enumerated().flatMap { index, item in
      item.container.map { Self.box("iloc", Self.integer(index + 1, 2) + [0, 1] + Self.integer($0.number, 2)) } ?? []
    }
    return Self.fullBox("iref", descriptions + containers)
  }

  private func locations(_ items: [Item], dataStart: Int) -> [UInt8] {
    let idBytes = version < 2 ? 2 : 4
    var (fileOffset, dataOffset) = (dataStart, 0)
    var entries: [UInt8] = []
    for (index, item) in items.enumerated() {
      let base = item.method == 0 && baseBytes > 0 ? dataStart : 0
      entries += Self.integer(index + 1, idBytes) + (version > 0 ? Self.integer(item.method, 2) : []) + [0, 0]
      entries += Self.integer(base, baseBytes)
      var extents = item.container.map { [($0.offset, $0.count)] } ?? []
      for part in item.parts where !part.isEmpty {
        extents.append((item.method == 0 ? fileOffset - base : dataOffset, part.count))
        if item.method == 0 { fileOffset += part.count } else { dataOffset += part.count }
      }
      entries += Self.integer(extents.count, 2)
      for (offset, count) in extents { entries += Self.integer(offset, 4) + Self.integer(count, 4) }
    }
    let sizes: [UInt8] = [0x44, UInt8(baseBytes << 4)]
    return Self.fullBox("iloc", version: UInt8(version), sizes + Self.integer(items.count, idBytes) + entries)
  }

  private static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    integer(8 + body.count, 4) + Array(type.utf8) + body
  }

  private static func fullBox(_ type: String, version: UInt8 = 0, _ body: [UInt8]) -> [UInt8] {
    box(type, [version, 0, 0, 0] + body)
  }

  private static func integer(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
