import Screen

@testable import Pictures

/// The block characters as terminals draw them, by shares of the pixels of a canvas.
enum DrawnCells {
  private static let side = CanvasCell.character.width
  /// The quadrants that the characters from U+2596 on fill: upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrants = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

  /// All characters of quadrants, eighths and halves, without the space and the full block.
  static let blocks: [Unicode.Scalar] = (0x2580...0x259F).filter { ![0x2588, 0x2591, 0x2592, 0x2593].contains($0) }
    .compactMap(Unicode.Scalar.init)
  /// All sextants (U+1FB00 to U+1FB3B).
  static let sextants: [Unicode.Scalar] = (0x1FB00...0x1FB3B).compactMap(Unicode.Scalar.init)

  /// The share of a pixel, 0 to 1, that a character fills.
  static func share(of scalar: Unicode.Scalar, _ x: Int, _ y: Int) -> Float {
    let code = Int(scalar.value)
    func when(_ isFilled: Bool) -> Float { isFilled ? 1 : 0 }
    switch code {
    case 0x2580: return when(y < side / 2)
    case 0x2581...0x2588: return when(y >= side - (code - 0x2580))
    case 0x2589...0x258F: return when(x < 0x2590 - code)
    case 0x2590: return when(x >= side / 2)
    case 0x2591...0x2593: return Float(code - 0x2590) / 4
    case 0x2594: return when(y == 0)
    case 0x2595: return when(x == side - 1)
    case 0x2596...0x259F: return when(quadrants[code - 0x2596] >> (2 * y / side * 2 + 2 * x / side) & 1 == 1)
    case 0x1FB00...0x1FB3B: return sextant(code, x, y)
    default: return 0
    }
  }

  private static func sextant(_ code: Int, _ x: Int, _ y: Int) -> Float {
    var set = code - 0x1FB00 + 1
    // The left and the right half are other characters.
    if set >= 21 { set += 1 }
    if set >= 42 { set += 1 }
    return (0..<3).reduce(0) { share, third in
      guard set >> (2 * third + 2 * x / side) & 1 == 1 else { return share }
      let (top, bottom) = (Float(side * third) / 3, Float(side * (third + 1)) / 3)
      return share + max(0, min(bottom, Float(y + 1)) - max(top, Float(y)))
    }
  }

  /// A canvas that shows cells; partly filled pixels are mixed by their values, as terminals do.
  static func canvas(_ cells: [CellImage.Cell], _ size: Size) -> Raster {
    var raster = Raster(width: size.columns * side, height: size.rows * side, filledWith: RGB(0, 0, 0))
    for (index, cell) in cells.enumerated() {
      guard let (ink, paper) = cell.foreground.flatMap({ ink in cell.background.map { (ink, $0) } }) else { continue }
      for y in 0..<side {
        for x in 0..<side {
          let (column, row) = (index % size.columns * side + x, index / size.columns * side + y)
          let colour = RGB(SIMD3(paper) + (SIMD3(ink) - SIMD3(paper)) * share(of: cell.scalar, x, y))
          let offset = 4 * (row * raster.width + column)
          raster.bytes.replaceSubrange(offset..<offset + 3, with: [colour.red, colour.green, colour.blue])
        }
      }
    }
    return raster
  }

  /// A canvas that shows an image.
  static func canvas(_ image: CellImage) -> Raster { canvas(image.cells, image.size) }
}
