import Screen

/// Paints without colours: what is light gets ink, in the five tones that block characters have.
enum TonePainter {
  private static let tones: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  /// How far apart a cell's halves must be in luma to be an edge.
  private static let edge: Float = 84

  /// The cells of a canvas; none has a colour.
  static func paint(_ canvas: Raster, _ size: Size) -> [CellImage.Cell] {
    HalfCells.all(of: canvas, size).stretched.map { cell in
      CellImage.Cell(scalar: scalar(for: cell), foreground: nil, background: nil)
    }
  }

  private static func scalar(for cell: HalfCells) -> Unicode.Scalar {
    let (upper, lower) = (cell.upper.luma, cell.lower.luma)
    // Half a cell is all or nothing, so an edge is one only between light and dark.
    if abs(upper - lower) > edge, (upper > 128) != (lower > 128) { return upper > lower ? "▀" : "▄" }
    let step = 255 / Float(tones.count)
    return tones[min(tones.count - 1, Int(cell.mean.luma / step))]
  }
}

/// Paints with letters alone, for terminals that have no block characters.
enum RampPainter {
  /// From no ink to much.
  private static let ramp: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  /// The cells of a canvas; with colours, letters of each cell's colour stand on half its light.
  static func paint(_ canvas: Raster, _ print: RenderSpecification) -> [CellImage.Cell] {
    let hasColours = print.depth != .none
    let cells = HalfCells.all(of: canvas, print.size)
    return zip(cells, cells.stretched).map { cell, stretched in
      let level = Int(stretched.mean.luma / 255 * Float(ramp.count - 1) + 0.5)
      let colour = RGB(cell.mean)
      return CellImage.Cell(
        scalar: ramp[min(ramp.count - 1, level)], foreground: hasColours ? colour : nil,
        background: hasColours && print.depth != .indexed16 ? print.backdrop.mixed(with: colour, amount: 0.4) : nil)
    }
  }
}
