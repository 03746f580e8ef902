/// A HEIF file with one picture, whose coded data are nonsense: what its boxes say is all there is to it.
struct HEIF {
  /// Where the picture's data are said to begin.
  var extentOffset = 1_000
  /// How long they are said to be, bytes.
  var extentLength = 64
  /// What kind of item it is.
  var kind = "hvc1"
  /// The item that is to be shown.
  var primaryID: UInt8 = 1
  /// What its decoder is told.
  var properties = ["hvcC", "ispe"]

  /// The file, a little longer than the picture's data.
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
      Self.fullBox(
        "iloc", [0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1] + Self.bigEndian(extentOffset) + Self.bigEndian(extentLength)),
    ]
    return Self.fullBox("meta", boxes.flatMap(\.self))
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
