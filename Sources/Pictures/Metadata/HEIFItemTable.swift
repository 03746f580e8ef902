/// The items of a HEIF or AVIF file (ISO/IEC 14496-12, 8.11, and 23008-12), read without decoding one.
///
/// A file is intact if every item lies within it, and if the primary item has a supported type, a size and the configuration
/// that its decoder needs. Damage within coded data is not detected, as in all other formats.
struct HEIFItemTable {
  /// Whether there is a primary picture, and all bytes of all items are there.
  let isIntact: Bool

  /// Reads the items of a file.
  ///
  /// - Parameters:
  ///   - meta: The content of the `meta` box, without its length and type.
  ///   - fileBytes: The size of the file.
  init(meta: ArraySlice<UInt8>, fileBytes: Int) {
    do throws(MalformedMessage) {
      var reader = BoxReader(meta)
      _ = try reader.fullBoxHeader()
      isIntact = try Self.isIntact(try reader.boxes(), fileBytes: fileBytes)
    } catch {
      isIntact = false
    }
  }

  private static func isIntact(_ boxes: [BoxReader.Box], fileBytes: Int) throws(MalformedMessage) -> Bool {
    func body(_ type: String) -> ArraySlice<UInt8>? { boxes.first { $0.type == type }?.body }
    guard let locations = body("iloc"), let primary = body("pitm"), let infos = body("iinf"),
      let properties = body("iprp")
    else { return false }
    let items = try items(locations)
    let id = try primaryID(primary)
    let dataBytes = body("idat")?.count ?? 0
    let areInBounds = items.allSatisfy { item in
      let limit = item.isInData ? dataBytes : fileBytes
      return item.extents.allSatisfy { $0.upperBound <= limit }
    }
    guard areInBounds, items.contains(where: { $0.id == id && $0.extents.contains { !$0.isEmpty } }),
      let type = try types(infos)[id]
    else { return false }
    return try isDecodable(type, with: properties)
  }

  /// Whether the properties contain what an item type needs. A `grid` consists of coded items.
  private static func isDecodable(_ type: String, with properties: ArraySlice<UInt8>) throws(MalformedMessage) -> Bool {
    var reader = BoxReader(properties)
    guard let container = try reader.boxes().first(where: { $0.type == "ipco" }) else { return false }
    reader = BoxReader(container.body)
    let types = Set(try reader.boxes().map(\.type))
    guard types.contains("ispe") else { return false }
    return switch type {
    case "hvc1": types.contains("hvcC")
    case "av01": types.contains("av1C")
    case "grid": types.contains("hvcC") || types.contains("av1C")
    default: false
    }
  }

  /// Reads the ID of the primary item (`pitm`).
  static func primaryID(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> Int {
    var reader = BoxReader(body)
    return try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
  }

  /// Reads the types of all items by ID (`iinf` with `infe` entries).
  static func types(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Int: String] {
    var reader = BoxReader(body)
    _ = try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
    var types: [Int: String] = [:]
    for box in try reader.boxes() where box.type == "infe" {
      var entry = BoxReader(box.body)
      let version = try entry.fullBoxHeader()
      guard version >= 2 else { continue }
      let id = try entry.integer(bytes: version == 2 ? 2 : 4)
      _ = try entry.integer(bytes: 2)
      types[id] = try entry.type()
    }
    return types
  }

  private struct Item {
    let id: Int
    /// Whether the item lies in the `idat` box instead of the file.
    let isInData: Bool
    let extents: [Range<Int>]
  }

  /// Reads where each item lies (`iloc`).
  private static func items(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Item] {
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
      // Items in other files, and items that consist of other items (method 2), are not supported.
      guard try reader.integer(bytes: 2) == 0, method < 2 else { throw MalformedMessage() }
      let base = try reader.integer(bytes: baseBytes)
      var extents: [Range<Int>] = []
      let extentCount = try reader.integer(bytes: 2)
      // With extents of zero bytes each, a short box could declare billions of them.
      guard extentCount <= 1 || offsetBytes + lengthBytes > 0 else { throw MalformedMessage() }
      for _ in 0..<extentCount {
        _ = try reader.integer(bytes: indexBytes)
        let start = base + (try reader.integer(bytes: offsetBytes))
        extents.append(start..<start + (try reader.integer(bytes: lengthBytes)))
      }
      items.append(Item(id: id, isInData: method == 1, extents: extents))
    }
    return items
  }
}
