/// What the boxes of an HEIF or AVIF file say of its pictures (ISO/IEC 14496-12, 8.11, and 23008-12), without decoding one.
///
/// Every item has to lie within the file and the one to be shown has to be of a kind, with a size and with what its
/// decoder needs. What breaks inside of coded data is not seen: that is true of every other format here as well.
struct HEIFItemTable {
  /// Whether there is a picture to be shown and all bytes that the items consist of.
  let isWhole: Bool

  /// Looks through the boxes of a file that has them whole, one behind the other.
  ///
  /// - Parameters:
  ///   - meta: The `meta` box, without its size and type.
  ///   - fileBytes: How large the file is.
  init(meta: ArraySlice<UInt8>, fileBytes: Int) {
    do throws(MalformedMessage) {
      var reader = BoxReader(meta)
      _ = try reader.fullBoxHeader()
      isWhole = try Self.isWhole(try reader.boxes(), fileBytes: fileBytes)
    } catch {
      isWhole = false
    }
  }

  private static func isWhole(_ boxes: [BoxReader.Box], fileBytes: Int) throws(MalformedMessage) -> Bool {
    func body(_ type: String) -> ArraySlice<UInt8>? { boxes.first { $0.type == type }?.body }
    guard let locations = body("iloc"), let primary = body("pitm"), let infos = body("iinf"),
      let properties = body("iprp")
    else { return false }
    let items = try extents(locations)
    let id = try primaryID(primary)
    let dataBytes = body("idat")?.count ?? 0
    let areThere = items.allSatisfy { item in
      let limit = item.isInData ? dataBytes : fileBytes
      return item.extents.allSatisfy { $0.upperBound <= limit }
    }
    guard areThere, items.contains(where: { $0.id == id && $0.extents.contains { !$0.isEmpty } }),
      let kind = try kinds(infos)[id]
    else { return false }
    return try isDecodable(kind, with: properties)
  }

  /// Whether the properties hold what a kind of picture needs. A `grid` is put together of pictures of a coded kind.
  private static func isDecodable(_ kind: String, with properties: ArraySlice<UInt8>) throws(MalformedMessage) -> Bool {
    var reader = BoxReader(properties)
    guard let container = try reader.boxes().first(where: { $0.type == "ipco" }) else { return false }
    reader = BoxReader(container.body)
    let types = Set(try reader.boxes().map(\.type))
    guard types.contains("ispe") else { return false }
    return switch kind {
    case "hvc1": types.contains("hvcC")
    case "av01": types.contains("av1C")
    case "grid": types.contains("hvcC") || types.contains("av1C")
    default: false
    }
  }

  /// The item to be shown (`pitm`).
  private static func primaryID(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> Int {
    var reader = BoxReader(body)
    return try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
  }

  /// What each item is (`iinf` of `infe`).
  private static func kinds(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Int: String] {
    var reader = BoxReader(body)
    _ = try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
    var kinds: [Int: String] = [:]
    for box in try reader.boxes() where box.type == "infe" {
      var entry = BoxReader(box.body)
      let version = try entry.fullBoxHeader()
      guard version >= 2 else { continue }
      let id = try entry.integer(bytes: version == 2 ? 2 : 4)
      _ = try entry.integer(bytes: 2)
      kinds[id] = try entry.type()
    }
    return kinds
  }

  private struct Item {
    let id: Int
    /// Whether it lies in the `idat` box; else in the file.
    let isInData: Bool
    let extents: [Range<Int>]
  }

  /// Where each item lies (`iloc`).
  private static func extents(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Item] {
    var reader = BoxReader(body)
    let version = try reader.fullBoxHeader()
    let sizes = try reader.integer(bytes: 2)
    let (offsetBytes, lengthBytes) = (sizes >> 12, sizes >> 8 & 0xF)
    let (baseBytes, indexBytes) = (sizes >> 4 & 0xF, version > 0 ? sizes & 0xF : 0)
    let idBytes = version < 2 ? 2 : 4
    var items: [Item] = []
    for _ in 0..<(try reader.integer(bytes: idBytes)) {
      let id = try reader.integer(bytes: idBytes)
      let method = version > 0 ? try reader.integer(bytes: 2) & 0xF : 0
      // Items that consist of other items (method 2) are not looked into.
      guard try reader.integer(bytes: 2) == 0, method < 2 else { throw MalformedMessage() }
      let base = try reader.integer(bytes: baseBytes)
      var extents: [Range<Int>] = []
      for _ in 0..<(try reader.integer(bytes: 2)) {
        _ = try reader.integer(bytes: indexBytes)
        let start = base + (try reader.integer(bytes: offsetBytes))
        extents.append(start..<start + (try reader.integer(bytes: lengthBytes)))
      }
      items.append(Item(id: id, isInData: method == 1, extents: extents))
    }
    return items
  }
}

/// Reads what is in boxes, big-endian. It never reads past the end, whatever they say.
private struct BoxReader {
  struct Box {
    let type: String
    let body: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// Reads an integer of 0 to 8 bytes. Larger ones than any file's size are malformed, so that sums of a few cannot
  /// overflow.
  mutating func integer(bytes count: Int) throws(MalformedMessage) -> Int {
    guard count <= 8 else { throw MalformedMessage() }
    let value = try raw(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value < 1 << 60 else { throw MalformedMessage() }
    return Int(value)
  }

  mutating func type() throws(MalformedMessage) -> String {
    String(decoding: try raw(4), as: UTF8.self)
  }

  /// Reads version and flags.
  ///
  /// - Returns: The version.
  mutating func fullBoxHeader() throws(MalformedMessage) -> Int {
    try integer(bytes: 4) >> 24
  }

  /// Reads boxes up to the end.
  mutating func boxes() throws(MalformedMessage) -> [Box] {
    var boxes: [Box] = []
    while !rest.isEmpty {
      let length = try integer(bytes: 4)
      let type = try type()
      guard length >= 8 else { throw MalformedMessage() }
      boxes.append(Box(type: type, body: try raw(length - 8)))
    }
    return boxes
  }

  private mutating func raw(_ count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw MalformedMessage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
