// The content of the boxes that describe items; each function takes a box's content without its length and type.
extension HEIFItems {
  /// Reads the ID of the primary item (`pitm`).
  static func primaryID(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> Int {
    var reader = BoxReader(body)
    return try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
  }

  /// Reads the kinds of all items by ID (`iinf` with `infe` entries).
  static func descriptions(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Int: Description] {
    var reader = BoxReader(body)
    _ = try reader.integer(bytes: try reader.fullBoxHeader() == 0 ? 2 : 4)
    var descriptions: [Int: Description] = [:]
    for box in try reader.boxes() where box.type == "infe" {
      var entry = BoxReader(box.body)
      let version = try entry.fullBoxHeader()
      guard version >= 2 else { continue }
      let id = try entry.integer(bytes: version == 2 ? 2 : 4)
      _ = try entry.integer(bytes: 2)
      let type = try entry.type()
      _ = entry.text()
      descriptions[id] = Description(type: type, contentType: type == "mime" ? entry.text() : "")
    }
    return descriptions
  }

  /// Reads where each item lies (`iloc`).
  static func locations(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Location] {
    var reader = BoxReader(body)
    let version = try reader.fullBoxHeader()
    let sizes = try reader.integer(bytes: 2)
    let (offsetBytes, lengthBytes) = (sizes >> 12, sizes >> 8 & 0xF)
    let (baseBytes, indexBytes) = (sizes >> 4 & 0xF, version > 0 ? sizes & 0xF : 0)
    let idBytes = version < 2 ? 2 : 4
    var items: [Location] = []
    for _ in 0..<(try reader.integer(bytes: idBytes)) {
      let id = try reader.integer(bytes: idBytes)
      let method = version > 0 ? try reader.integer(bytes: 2) & 0xF : 0
      let isInThisFile = try reader.integer(bytes: 2) == 0
      let base = try reader.integer(bytes: baseBytes)
      var extents: [(reference: Int, range: Range<Int>)] = []
      let extentCount = try reader.integer(bytes: 2)
      // With extents of zero bytes each, a short box could declare billions of them.
      guard extentCount <= 1 || offsetBytes + lengthBytes > 0 else { throw MalformedMessage() }
      for _ in 0..<extentCount {
        let reference = try reader.integer(bytes: indexBytes)
        let start = base + (try reader.integer(bytes: offsetBytes))
        extents.append((reference, start..<start + (try reader.integer(bytes: lengthBytes))))
      }
      items.append(Location(id: id, source: source(method: method, isInThisFile: isInThisFile), extents: extents))
    }
    return items
  }

  private static func source(method: Int, isInThisFile: Bool) -> Source {
    switch method {
    case 0 where isInThisFile: .file
    case 1: .data
    case 2: .items
    default: .elsewhere
    }
  }

  /// Reads the references between items (`iref`).
  static func references(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Reference] {
    var reader = BoxReader(body)
    let idBytes = try reader.fullBoxHeader() == 0 ? 2 : 4
    var references: [Reference] = []
    for box in try reader.boxes() {
      var entry = BoxReader(box.body)
      let from = try entry.integer(bytes: idBytes)
      var targets: [Int] = []
      for _ in 0..<(try entry.integer(bytes: 2)) { targets.append(try entry.integer(bytes: idBytes)) }
      references.append(Reference(type: box.type, from: from, to: targets))
    }
    return references
  }

  /// Reads the numbers of each item's properties, counted from 1, by the item's ID (`ipma`).
  static func associations(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Int: [Int]] {
    var reader = BoxReader(body)
    let header = try reader.integer(bytes: 4)
    let (version, hasLongNumbers) = (header >> 24, header & 1 == 1)
    var associations: [Int: [Int]] = [:]
    for _ in 0..<(try reader.integer(bytes: 4)) {
      let id = try reader.integer(bytes: version < 1 ? 2 : 4)
      var numbers: [Int] = []
      for _ in 0..<(try reader.integer(bytes: 1)) {
        // The highest bit says whether a decoder needs the property.
        let number = try reader.integer(bytes: hasLongNumbers ? 2 : 1)
        numbers.append(number & (hasLongNumbers ? 0x7FFF : 0x7F))
      }
      associations[id] = numbers
    }
    return associations
  }

  /// Reads width and height in pixels (`ispe`); nil where one is 0.
  static func size(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> (width: Int, height: Int)? {
    var reader = BoxReader(body)
    _ = try reader.fullBoxHeader()
    let (width, height) = (try reader.integer(bytes: 4), try reader.integer(bytes: 4))
    return width > 0 && height > 0 ? (width, height) : nil
  }
}
