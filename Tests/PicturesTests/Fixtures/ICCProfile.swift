/// Small ICC profiles (ICC.1:2001-04) of a display with three primaries, or of greys.
enum ICCProfile {
  /// A profile whose values relate to light by a power; its primaries are those of Display P3.
  static func displayP3(gamma: Double) -> [UInt8] {
    // The primaries as seen in the light of D50, which profiles refer to.
    let colorants: [(tag: String, xyz: [Double])] = [
      ("wtpt", [0.9642, 1, 0.8249]), ("rXYZ", [0.51512, 0.2412, -0.00105]), ("gXYZ", [0.29198, 0.69225, 0.04189]),
      ("bXYZ", [0.1571, 0.06657, 0.78407]),
    ]
    let tags = colorants.map { ($0.tag, Array("XYZ ".utf8) + [0, 0, 0, 0] + $0.xyz.flatMap(fixed)) }
    return profile(space: "RGB ", tags + ["rTRC", "gTRC", "bTRC"].map { ($0, curve(gamma)) })
  }

  /// A profile of greys whose values relate to light by a power.
  static func grey(gamma: Double) -> [UInt8] {
    let white = Array("XYZ ".utf8) + [0, 0, 0, 0] + [0.9642, 1, 0.8249].flatMap(fixed)
    return profile(space: "GRAY", [("wtpt", white), ("kTRC", curve(gamma))])
  }

  private static func profile(space: String, _ tags: [(tag: String, data: [UInt8])]) -> [UInt8] {
    var table = number(tags.count)
    var data: [UInt8] = []
    for (tag, content) in tags {
      table += Array(tag.utf8) + number(128 + 4 + 12 * tags.count + data.count) + number(content.count)
      data += content + [UInt8](repeating: 0, count: (4 - content.count % 4) % 4)
    }
    var header = number(128 + table.count + data.count) + [0, 0, 0, 0, 2, 0x10, 0, 0]
    header += Array("mntr\(space)XYZ ".utf8) + [7, 0xE0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
    header += [UInt8](repeating: 0, count: 68 - header.count) + [0.9642, 1, 0.8249].flatMap(fixed)
    return header + [UInt8](repeating: 0, count: 128 - header.count) + table + data
  }

  private static func curve(_ gamma: Double) -> [UInt8] {
    let power = Int((gamma * 256).rounded())
    return Array("curv".utf8) + [0, 0, 0, 0] + number(1) + [UInt8(power >> 8), UInt8(power & 0xFF)]
  }

  /// A number with sixteen bits of fraction.
  private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65_536).rounded())) }

  private static func number(_ value: Int) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
