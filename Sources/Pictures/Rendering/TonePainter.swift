import Screen

/// Converts a canvas to cells without colours: the lighter a cell, the denser its block character, in five tones. On a light
/// background, where the characters are dark, the darker ones are denser.
enum TonePainter {
  private static let tones: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  /// The difference in luma from which the two halves of a cell count as an edge.
  private static let edge: Float = 84

  /// Converts a canvas; no cell has a colour.
  static func paint(_ canvas: Raster, _ specification: RenderSpecification) throws(ImageFailure) -> [CellImage.Cell] {
    let isDarkOnLight = specification.drawsDarkOnLight
    return try HalfCells.all(of: canvas, specification.size).stretched.map { cell in
      let cell = isDarkOnLight ? cell.inverted : cell
      return CellImage.Cell(scalar: scalar(for: cell), foreground: nil, background: nil)
    }
  }

  private static func scalar(for cell: HalfCells) -> Unicode.Scalar {
    let (upper, lower) = (cell.upper.luma, cell.lower.luma)
    // A half block is entirely on or off, so that it suits only edges between light and dark.
    if abs(upper - lower) > edge, (upper > 128) != (lower > 128) { return upper > lower ? "▀" : "▄" }
    let step = 255 / Float(tones.count)
    return tones[min(tones.count - 1, Int(cell.mean.luma / step))]
  }
}

/// Converts a canvas to ASCII characters, for terminals without block characters.
enum RampPainter {
  /// Characters by increasing density.
  private static let ramp: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  /// Converts a canvas; where the screen has colours, each character is drawn in its cell's colour on a darker shade of it.
  static func paint(_ canvas: Raster, _ specification: RenderSpecification) throws(ImageFailure) -> [CellImage.Cell] {
    let depth = specification.depth
    let cells = try HalfCells.all(of: canvas, specification.size)
    return zip(cells, cells.stretched).map { cell, stretched in
      let luma = specification.drawsDarkOnLight ? 255 - stretched.mean.luma : stretched.mean.luma
      let level = Int(luma / 255 * Float(ramp.count - 1) + 0.5)
      let colour = RGB(cell.mean)
      return CellImage.Cell(
        scalar: ramp[min(ramp.count - 1, level)], foreground: depth == .none ? nil : colour,
        background: [.none, .indexed16, .indexed8].contains(depth)
          ? nil : specification.backdrop.mixed(with: colour, amount: 0.4))
    }
  }
}

extension RenderSpecification {
  /// Whether the characters are darker than what is behind them: without colours, on a light screen.
  fileprivate var drawsDarkOnLight: Bool { depth == .none && backdrop.luma > 127 }
}

extension HalfCells {
  /// The negative.
  fileprivate var inverted: HalfCells { HalfCells(upper: 255 - upper, lower: 255 - lower) }
}
