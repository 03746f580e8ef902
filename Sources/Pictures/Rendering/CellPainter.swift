import CMedia
import Screen

/// Converts a canvas to cells, with the colours and characters that the screen supports.
enum CellPainter {
  /// Converts a canvas that has the pixels of ``CanvasCell/character`` for each cell.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  static func paint(_ canvas: Raster, _ specification: RenderSpecification) throws(ImageFailure) -> CellImage {
    let cells: [CellImage.Cell]
    switch (specification.glyphs, specification.depth) {
    case (.ascii, _): cells = try RampPainter.paint(canvas, specification)
    case (_, .full): cells = FittedCells.paint(canvas, specification)
    case (_, .indexed256): cells = try FittedCells.paint(canvas, specification, .indexed256)
    case (_, .indexed16): cells = try FittedCells.paint(canvas.stretched(), specification, .indexed16)
    case (_, .indexed8): cells = try FittedCells.paint(canvas.stretched(), specification, .indexed8)
    case (_, .none): cells = try TonePainter.paint(canvas, specification)
    }
    guard let image = CellImage(size: specification.size, cells: cells) else {
      preconditionFailure("every painter returns one cell for each cell of the size")
    }
    return image
  }
}

/// Approximates a canvas by block characters in two colours each.
enum FittedCells {
  /// Approximates a canvas by any colours.
  static func paint(_ canvas: Raster, _ specification: RenderSpecification) -> [CellImage.Cell] {
    let size = specification.size
    var cells = [cmedia_cell](repeating: cmedia_cell(), count: size.columns * size.rows)
    cmedia_cells_fit(
      canvas.bytes, Int32(size.columns), Int32(size.rows), specification.glyphs == .sextants ? 1 : 0, &cells)
    return cells.map(cell)
  }

  /// Approximates a canvas by the colours of a palette.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  static func paint(
    _ canvas: Raster, _ specification: RenderSpecification, _ palette: PicturePalette
  ) throws(ImageFailure) -> [CellImage.Cell] {
    let size = specification.size
    var cells = [cmedia_cell](repeating: cmedia_cell(), count: size.columns * size.rows)
    let code = cmedia_cells_fit_palette(
      canvas.bytes, Int32(size.columns), Int32(size.rows), specification.glyphs == .sextants ? 1 : 0,
      palette.colours.map(\.packed), Int32(palette.colours.count), palette.roughness,
      palette.keepsBackdrop ? Int32(specification.backdrop.packed) : -1, &cells)
    guard code == 0 else { throw ImageFailure(.workerFailed, "there is not enough memory to choose colours") }
    return cells.map(cell)
  }

  private static func cell(_ cell: cmedia_cell) -> CellImage.Cell {
    CellImage.Cell(
      scalar: Unicode.Scalar(cell.scalar) ?? " ", foreground: colour(cell.foreground),
      background: colour(cell.background))
  }

  private static func colour(_ packed: Int32) -> RGB {
    RGB(
      UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8),
      UInt8(truncatingIfNeeded: packed))
  }
}

/// The colours that pictures are drawn in on a terminal that has only some.
struct PicturePalette {
  /// The colours.
  let colours: [RGB]
  /// The disadvantage of a mixture of two colours by the squared distance of them in Oklab.
  let roughness: Float
  /// Whether the backdrop stays, so that the terminal draws it in the same colour as the page.
  let keepsBackdrop: Bool

  /// The 240 colours of xterm's palette that users do not configure: a cube and a ramp of greys.
  static let indexed256 = PicturePalette(colours: cube + greys, roughness: 0.05, keepsBackdrop: true)
  /// The 16 colours that nearly every terminal has.
  static let indexed16 = PicturePalette(colours: ansi, roughness: 0.02, keepsBackdrop: false)
  /// The first 8 of them.
  static let indexed8 = PicturePalette(colours: Array(ansi.prefix(8)), roughness: 0.02, keepsBackdrop: false)

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let cube = (0..<216).map { index in
    RGB(cubeLevels[index / 36], cubeLevels[index / 6 % 6], cubeLevels[index % 6])
  }
  private static let greys = (0..<24).map { step in
    let level = UInt8(8 + 10 * step)
    return RGB(level, level, level)
  }

  /// xterm's default values; users may have configured others.
  static let ansi: [RGB] = [
    RGB(0x00, 0x00, 0x00), RGB(0xCD, 0x00, 0x00), RGB(0x00, 0xCD, 0x00), RGB(0xCD, 0xCD, 0x00),
    RGB(0x00, 0x00, 0xEE), RGB(0xCD, 0x00, 0xCD), RGB(0x00, 0xCD, 0xCD), RGB(0xE5, 0xE5, 0xE5),
    RGB(0x7F, 0x7F, 0x7F), RGB(0xFF, 0x00, 0x00), RGB(0x00, 0xFF, 0x00), RGB(0xFF, 0xFF, 0x00),
    RGB(0x5C, 0x5C, 0xFF), RGB(0xFF, 0x00, 0xFF), RGB(0x00, 0xFF, 0xFF), RGB(0xFF, 0xFF, 0xFF),
  ]
}

extension RGB {
  /// The colour as 0xRRGGBB.
  fileprivate var packed: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
