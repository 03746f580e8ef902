/// How many pixels have to be decoded for the picture of a HEIF file, by what its boxes state.
///
/// A grid (ISO/IEC 23008-12, 6.6.2.3) can name the same tile thousands of times, so that a small file with a small picture can
/// take hours.
enum HEIFWork {
  /// Derived pictures consist of others, which may be derived as well.
  private static let deepest = 4
  /// More than any file needs; counting stops there.
  static let enough = 1 << 40

  /// The number of pixels of all coded pictures that the primary one consists of, each as often as it is named; nil where the
  /// boxes do not tell.
  ///
  /// - Parameters:
  ///   - meta: The content of the `meta` box, without its length and type.
  ///   - coded: Returns the number of pixels that an item has by its coded data, which may be more than the boxes state; 0 for
  ///     an item that has none.
  static func pixelCount(meta: ArraySlice<UInt8>, coded: (Int) -> Int = { _ in 0 }) -> Int? {
    do throws(MalformedMessage) {
      var reader = BoxReader(meta.dropFirst(4))
      let boxes = try reader.boxes()
      func body(_ type: String) -> ArraySlice<UInt8>? { boxes.first { $0.type == type }?.body }
      guard let primary = body("pitm"), let properties = body("iprp") else { return nil }
      var sizes = try sizes(properties)
      let references = try body("iref").map(HEIFReference.all) ?? []
      let parts = Dictionary(
        references.filter { $0.type == "dimg" }.map { ($0.source, $0.targets) }, uniquingKeysWith: { first, _ in first }
      )
      let items = shown(try HEIFItems.primaryID(primary), parts, references)
      for item in items.all { sizes[item] = max(sizes[item] ?? 0, coded(item)) }
      return items.roots.reduce(0) { min(enough, $0 + count($1, parts, sizes, depth: 0)) }
    } catch {
      return nil
    }
  }

  /// The items that may be decoded: the primary one, its thumbnails, and those that add opacity to them or their parts, and all of their
  /// parts.
  private static func shown(
    _ primary: Int, _ parts: [Int: [Int]], _ references: [HEIFReference]
  ) -> (roots: Set<Int>, all: Set<Int>) {
    var (roots, all, new): (Set<Int>, Set<Int>, Set<Int>) = ([primary], [], [primary])
    for _ in 0...deepest {
      all.formUnion(new)
      let added = references.filter { ["auxl", "thmb"].contains($0.type) && !all.isDisjoint(with: $0.targets) }.map(
        \.source)
      roots.formUnion(added)
      new = Set(new.flatMap { parts[$0] ?? [] }).union(added).subtracting(all)
    }
    return (roots, all)
  }

  private static func count(_ item: Int, _ parts: [Int: [Int]], _ sizes: [Int: Int], depth: Int) -> Int {
    guard depth < deepest, let items = parts[item] else { return sizes[item] ?? 0 }
    // Every item is counted once and multiplied, because a list may be long and lists may be nested.
    let times = Dictionary(items.map { ($0, 1) }, uniquingKeysWith: +)
    return times.reduce(0) { sum, entry in
      let (product, overflows) = count(entry.key, parts, sizes, depth: depth + 1)
        .multipliedReportingOverflow(by: entry.value)
      return overflows ? enough : min(enough, sum + min(enough, product))
    }
  }

  /// The number of pixels of each item by ID: its property `ispe`, by the associations of `ipma`.
  private static func sizes(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [Int: Int] {
    var reader = BoxReader(body)
    let boxes = try reader.boxes()
    guard let container = boxes.first(where: { $0.type == "ipco" }) else { throw MalformedMessage() }
    reader = BoxReader(container.body)
    var pixels: [Int?] = []
    for property in try reader.boxes() { pixels.append(try property.type == "ispe" ? size(property.body) : nil) }
    var sizes: [Int: Int] = [:]
    for links in boxes where links.type == "ipma" {
      for (item, index) in try associations(links.body) where index > 0 && index <= pixels.count {
        if let size = pixels[index - 1] { sizes[item] = size }
      }
    }
    return sizes
  }

  private static func size(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> Int {
    var reader = BoxReader(body)
    _ = try reader.fullBoxHeader()
    let (width, height) = (try reader.integer(bytes: 4), try reader.integer(bytes: 4))
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    return overflows ? enough : min(enough, pixels)
  }

  /// The pairs of an item's ID and a property's number, from 1 (`ipma`).
  private static func associations(_ body: ArraySlice<UInt8>) throws(MalformedMessage) -> [(item: Int, property: Int)] {
    var reader = BoxReader(body)
    let header = try reader.integer(bytes: 4)
    let (idBytes, isWide) = (header >> 24 < 1 ? 2 : 4, header & 1 == 1)
    var pairs: [(item: Int, property: Int)] = []
    for _ in 0..<(try reader.integer(bytes: 4)) {
      let item = try reader.integer(bytes: idBytes)
      for _ in 0..<(try reader.integer(bytes: 1)) {
        pairs.append((item, try reader.integer(bytes: isWide ? 2 : 1) & (isWide ? 0x7FFF : 0x7F)))
      }
    }
    return pairs
  }
}
