/// The exact shape of a block character, which fonts draw with gaps: "Block Elements" (U+2580 to U+259F), "Symbols for
/// Legacy Computing" (U+1FB00 to U+1FB3B, U+1FB82 to U+1FB8B), and two lines.
enum BlockShape: Equatable {
  /// The filled parts of the cell, which do not overlap.
  case parts([Part])
  /// The whole cell, filled by an amount between 0 and 1; a full block is 1.
  case shade(Double)

  /// A rectangle in a cell of 8 by 24 units, so that halves, eighths and thirds are whole numbers.
  struct Part: Equatable {
    let x: ClosedRange<Int>
    let y: ClosedRange<Int>
  }

  /// The width of a cell, units.
  static let width = 8
  /// The height of a cell, units.
  static let height = 24

  /// Creates the shape of a character; nil for a character that a font has to draw.
  init?(_ character: Character) {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x2500: self = .part(y: 11...13)
    case 0x2502: self = .part(x: 3...5)
    case 0x2580: self = .part(y: 0...12)
    case 0x2588: self = .shade(1)
    case 0x2581...0x2587: self = .part(y: 24 - 3 * Int(scalar.value - 0x2580)...24)
    case 0x2589...0x258F: self = .part(x: 0...8 - Int(scalar.value - 0x2588))
    case 0x2590: self = .part(x: 4...8)
    case 0x2591...0x2593: self = .shade(0.25 * Double(scalar.value - 0x2590))
    case 0x2594: self = .part(y: 0...3)
    case 0x2595: self = .part(x: 7...8)
    case 0x2596...0x259F: self = .mosaic(Self.quadrants[Int(scalar.value - 0x2596)], rows: 2)
    case 0x1FB00...0x1FB3B: self = .mosaic(Self.sextant(Int(scalar.value - 0x1FB00)), rows: 3)
    case 0x1FB82...0x1FB86: self = .part(y: 0...3 * Self.eighths[Int(scalar.value - 0x1FB82)])
    case 0x1FB87...0x1FB8B: self = .part(x: 8 - Self.eighths[Int(scalar.value - 0x1FB87)]...8)
    default: return nil
    }
  }

  private static func part(x: ClosedRange<Int> = 0...width, y: ClosedRange<Int> = 0...height) -> BlockShape {
    .parts([Part(x: x, y: y)])
  }

  /// Returns a shape of two columns of squares: bit 0 is the upper left one, bit 1 the upper right one, and so on down.
  private static func mosaic(_ bits: Int, rows: Int) -> BlockShape {
    let side = height / rows
    return .parts(
      (0..<rows * 2).filter { bits & (1 << $0) != 0 }.map { bit in
        Part(x: bit % 2 * 4...bit % 2 * 4 + 4, y: bit / 2 * side...bit / 2 * side + side)
      })
  }

  /// U+2596 to U+259F, as bits of ``mosaic(_:rows:)``.
  private static let quadrants = [0b0100, 0b1000, 0b0001, 0b1101, 0b1001, 0b0111, 0b1011, 0b0010, 0b0110, 0b1110]

  /// The eighths that are missing in Block Elements.
  private static let eighths = [2, 3, 5, 6, 7]

  /// Returns the bits of a sextant. They are in the order of their bits, without the left half (21) and the right half
  /// (42), which are Block Elements.
  private static func sextant(_ index: Int) -> Int {
    let bits = index + 1
    return bits + (bits >= 21 ? 1 : 0) + (bits >= 41 ? 1 : 0)
  }
}
