/// Uncompressed TIFF files (TIFF 6.0) of one strip, whose samples are known exactly.
struct TIFF {
  /// Size in pixels.
  var width = 2
  var height = 1
  /// Bits of a sample.
  var bits = 8
  /// SampleFormat: 1 unsigned, 2 signed, 3 floating-point.
  var format = 1
  /// PhotometricInterpretation: 0 and 1 grey, 2 RGB, 5 CMYK.
  var photometric = 2
  /// Samples of a pixel.
  var samples = 3
  /// Orientation, 1 to 8.
  var orientation = 1
  /// Whether each colour has a strip of its own.
  var isPlanar = false
  /// An ICC profile; may be empty.
  var profile: [UInt8] = []
  /// The samples, little-endian.
  var data: [UInt8]

  /// The file.
  var bytes: [UInt8] {
    var tags: [(number: Int, type: Int, values: [Int])] = [
      (256, 4, [width]), (257, 4, [height]), (258, 3, [Int](repeating: bits, count: samples)), (259, 3, [1]),
      (262, 3, [photometric]), (273, 4, offsets), (274, 3, [orientation]), (277, 3, [samples]), (278, 4, [height]),
      (279, 4, offsets.map { _ in data.count / offsets.count }), (284, 3, [isPlanar ? 2 : 1]),
      (339, 3, [Int](repeating: format, count: samples)),
    ]
    if !profile.isEmpty { tags.append((34_675, 7, profile.map(Int.init))) }
    return head(tags) + data
  }

  /// The number of bytes before the samples.
  private static let headBytes = 2_048

  private var offsets: [Int] {
    let count = isPlanar ? samples : 1
    return (0..<count).map { Self.headBytes + $0 * data.count / count }
  }

  private func head(_ tags: [(number: Int, type: Int, values: [Int])]) -> [UInt8] {
    var entries = Self.number(tags.count, bytes: 2)
    var values: [UInt8] = []
    for tag in tags {
      let size = [3: 2, 4: 4, 7: 1][tag.type] ?? 4
      let content = tag.values.flatMap { Self.number($0, bytes: size) }
      entries += Self.number(tag.number, bytes: 2) + Self.number(tag.type, bytes: 2)
      entries += Self.number(tag.values.count, bytes: 4)
      let isInline = content.count <= 4
      let place = 8 + 2 + 12 * tags.count + 4 + values.count
      entries += isInline ? content + [UInt8](repeating: 0, count: 4 - content.count) : Self.number(place, bytes: 4)
      if !isInline { values += content + (content.count % 2 == 1 ? [0] : []) }
    }
    let head = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] + entries + [0, 0, 0, 0] + values
    return head + [UInt8](repeating: 0, count: Self.headBytes - head.count)
  }

  private static func number(_ value: Int, bytes count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
