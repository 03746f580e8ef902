import Screen

/// A sixel picture that a terminal received (DEC STD 070), and the cell in which the cursor was.
struct SixelPicture {
  let column, row: Int
  private(set) var size = PixelSize(width: 0, height: 0)
  /// The pixels row by row; nil where none was set.
  private(set) var pixels: [RGB?] = []

  /// Returns the pictures in the bytes that a terminal received, in order. Each must follow a movement of the cursor (`CSI row ; column H`).
  static func all(in bytes: [UInt8]) -> [SixelPicture] {
    let start = Array("\u{1B}P0;1q".utf8)
    var pictures: [SixelPicture] = []
    var position = bytes.startIndex
    while let index = bytes[position...].firstRange(of: start)?.lowerBound {
      let end = bytes[index...].firstRange(of: [0x1B, 0x5C])?.lowerBound ?? bytes.endIndex
      let move = bytes[..<index].lastIndex(of: 0x1B).map { String(decoding: bytes[$0..<index], as: UTF8.self) }
      let cell = move.flatMap { $0.firstMatch(of: #/^\x1B\[(\d+);(\d+)H$/#) }
      let place = cell.flatMap { match in
        Int(match.output.1).flatMap { row in Int(match.output.2).map { Point(column: $0 - 1, row: row - 1) } }
      }
      let body = String(decoding: bytes[(index + start.count)..<end], as: UTF8.self)
      pictures.append(SixelPicture(place ?? Point(column: -1, row: -1), body))
      position = end
    }
    return pictures
  }

  private init(_ place: Point, _ body: String) {
    (column, row) = (place.column, place.row)
    var (x, y, colour, run) = (0, 0, 0, 1)
    var palette: [Int: RGB] = [:]
    for token in body.matches(of: #/[?-~]|!\d+|\$|-|[#"][0-9;]*/#).map({ String($0.output) }) {
      let numbers = token.dropFirst().split(separator: ";").compactMap { Int($0) }
      switch token.first {
      case "\"":
        size = PixelSize(width: numbers[2], height: numbers[3])
        pixels = Array(repeating: nil, count: size.width * size.height)
      case "#" where numbers.count == 5:
        palette[numbers[0]] = RGB(Self.byte(numbers[2]), Self.byte(numbers[3]), Self.byte(numbers[4]))
      case "#": colour = numbers[0]
      case "!": run = numbers[0]
      case "$": x = 0
      case "-": (x, y) = (0, y + 6)
      case let sixel?:
        for column in x..<x + run { set(sixel, x: column, y: y, palette[colour]) }
        (x, run) = (x + run, 1)
      case nil: break
      }
    }
  }

  private static func byte(_ percent: Int) -> UInt8 { UInt8(clamping: (percent * 255 + 50) / 100) }

  private mutating func set(_ sixel: Character, x: Int, y: Int, _ colour: RGB?) {
    let bits = Int(sixel.asciiValue ?? 63) - 63
    for bit in 0..<6 where bits & (1 << bit) != 0 && x < size.width && y + bit < size.height {
      pixels[(y + bit) * size.width + x] = colour
    }
  }
}
