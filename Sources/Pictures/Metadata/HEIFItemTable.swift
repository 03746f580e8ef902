/// The items of a HEIF or AVIF file (ISO/IEC 14496-12, 8.11, and 23008-12), read without decoding one.
///
/// A file is intact if every item lies within it, and if the primary item has a supported type, a size and the configuration
/// that its decoder needs. Damage within coded data is not detected, as in all other formats.
struct HEIFItemTable {
  /// Whether there is a primary picture, and all bytes of all items are there.
  let isIntact: Bool
  /// Width and height of the primary picture in pixels, before it is rotated; nil where the boxes do not state them.
  let size: (width: Int, height: Int)?

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
    size = HEIFItems(meta: meta).primarySize
  }

  private static func isIntact(_ boxes: [BoxReader.Box], fileBytes: Int) throws(MalformedMessage) -> Bool {
    func body(_ type: String) -> ArraySlice<UInt8>? { boxes.first { $0.type == type }?.body }
    guard let locations = body("iloc"), let primary = body("pitm"), let infos = body("iinf"),
      let properties = body("iprp")
    else { return false }
    let items = try HEIFItems.locations(locations)
    let id = try HEIFItems.primaryID(primary)
    let dataBytes = body("idat")?.count ?? 0
    let areInBounds = items.allSatisfy { item in
      guard item.source != .elsewhere, item.source != .items else { return false }
      let limit = item.source == .data ? dataBytes : fileBytes
      return item.extents.allSatisfy { $0.range.upperBound <= limit }
    }
    guard areInBounds, items.contains(where: { $0.id == id && $0.extents.contains { !$0.range.isEmpty } }),
      let type = try HEIFItems.descriptions(infos)[id]?.type
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
}
