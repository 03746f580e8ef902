/// A HEIF file with one picture whose boxes are valid and whose coded data are not.
struct HEIF {
  /// The declared offset of the picture's data.
  var extentOffset = 1_000
  /// The declared length of the picture's data, bytes.
  var extentLength = 64
  /// The content of the `iloc` box without version and flags; nil for one item with one extent.
  var locations: [UInt8]?
  /// The type of the item.
  var kind = "hvc1"
  /// The ID of the primary item.
  var primaryID: UInt8 = 1
  /// The types of the item's properties.
  var properties = ["hvcC", "ispe"]

  /// The file, which is longer than the picture's data.
  var bytes: [UInt8] {
    let head = Self.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8)) + meta
    return head + Self.box("mdat", [UInt8](repeating: 0xA5, count: 2_000))
  }

  private var meta: [UInt8] {
    let boxes = [
      Self.fullBox("hdlr", [0, 0, 0, 0] + Array("pict".utf8) + [UInt8](repeating: 0, count: 13)),
      Self.fullBox("pitm", [0, primaryID]),
      Self.fullBox("iinf", [0, 1] + Self.fullBox("infe", version: 2, [0, 1, 0, 0] + Array(kind.utf8) + [0])),
      Self.box("iprp", Self.box("ipco", properties.flatMap { Self.box($0, [UInt8](repeating: 0, count: 12)) })),
      Self.fullBox("iloc", locations ?? oneLocation),
    ]
    return Self.fullBox("meta", boxes.flatMap(\.self))
  }

  private var oneLocation: [UInt8] {
    [0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1] + Self.bigEndian(extentOffset) + Self.bigEndian(extentLength)
  }

  /// A file with 30,000 items that declare 65,535 extents of zero bytes each.
  static var emptyExtents: HEIF {
    let item: [UInt8] = [0, 1, 0, 0, 0xFF, 0xFF]
    return HEIF(locations: [0, 0, 0x75, 0x30] + Array(repeating: item, count: 30_000).flatMap(\.self))
  }

  private static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    bigEndian(8 + body.count) + Array(type.utf8) + body
  }

  private static func fullBox(_ type: String, version: UInt8 = 0, _ body: [UInt8]) -> [UInt8] {
    box(type, [version, 0, 0, 0] + body)
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
