import TestSupport

/// ICC profiles (ICC.1) that are valid except for random faults.
enum FuzzedProfile {
  /// Makes one profile.
  static func make(_ generator: inout SeededGenerator) -> [UInt8] {
    let care = generator.element(of: [4, 20, 1_000])
    let space = generator.element(of: ["RGB ", "RGB ", "GRAY", "CMYK", "Lab ", "6CLR"])
    var tags = ["wtpt", "rXYZ", "gXYZ", "bXYZ"].map { (name: $0, data: colorant(&generator)) }
    tags += ["rTRC", "gTRC", "bTRC", "kTRC"].map { ($0, curve(&generator)) }
    if space == "CMYK" || generator.chance(oneIn: 3) { tags.append(("A2B0", table(space, &generator, care))) }
    if generator.chance(oneIn: 4) { tags.append(("desc", HostileText.bytes(&generator))) }
    if generator.chance(oneIn: care) { tags.shuffle(using: &generator) }
    return profile(space, tags, &generator, care)
  }

  private static func profile(
    _ space: String, _ tags: [(name: String, data: [UInt8])], _ generator: inout SeededGenerator, _ care: Int
  ) -> [UInt8] {
    func number(_ right: Int) -> [UInt8] {
      Bytes.big(generator.chance(oneIn: care * 3) ? generator.edgeValue(near: UInt32(right)) : UInt32(right))
    }
    var list = number(tags.count)
    var data: [UInt8] = []
    for (name, content) in tags {
      list += Array(name.utf8) + number(128 + 4 + 12 * tags.count + data.count) + number(content.count)
      data += content + [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
    }
    let kind = generator.element(of: ["mntr", "scnr", "prtr", "spac", "link", "abst", "nmcl"])
    var header = number(128 + list.count + data.count) + [0, 0, 0, 0, generator.chance(oneIn: 2) ? 4 : 2, 0x10, 0, 0]
    header += Array("\(kind)\(space)".utf8) + Array((generator.chance(oneIn: 4) ? "Lab " : "XYZ ").utf8)
    header += [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    header += [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]
    return header + [UInt8](repeating: 0, count: 128 - header.count) + list + data
  }

  private static func colorant(_ generator: inout SeededGenerator) -> [UInt8] {
    let values = (0..<3).flatMap { _ in
      Bytes.big(
        generator.chance(oneIn: 8) ? generator.edgeValue(near: 0x8000) : UInt32(generator.integer(in: 1...0xFFFF)))
    }
    return Array("XYZ \0\0\0\0".utf8) + values
  }

  private static func curve(_ generator: inout SeededGenerator) -> [UInt8] {
    guard generator.chance(oneIn: 2) else {
      let count = generator.element(of: [0, 1, 2, 100])
      let told = generator.chance(oneIn: 8) ? generator.edgeValue(near: UInt32(count)) : UInt32(count)
      return Array("curv\0\0\0\0".utf8) + Bytes.big(told) + generator.bytes(count: 2 * count)
    }
    let kind = UInt16(generator.integer(in: 0...5))
    return Array("para\0\0\0\0".utf8) + Bytes.big(kind) + [0, 0] + generator.bytes(count: 28)
  }

  /// A table of colours with eight bits a value.
  private static func table(_ space: String, _ generator: inout SeededGenerator, _ care: Int) -> [UInt8] {
    let inputs = ["GRAY": 1, "CMYK": 4, "6CLR": 6][space] ?? 3
    let points = generator.chance(oneIn: care) ? generator.element(of: [0, 1, 255]) : 2
    let matrix = (0..<9).flatMap { Bytes.big($0 % 4 == 0 ? 0x1_0000 : 0 as UInt32) }
    let head = Array("mft1\0\0\0\0".utf8) + [UInt8(inputs), 3, UInt8(points), 0] + matrix
    return head + generator.bytes(count: 256 * inputs + 3 * (1 << inputs) + 256 * 3)
  }
}
