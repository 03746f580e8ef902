import CMedia
import Screen

/// Converts a canvas to cells, with the colours and characters that the screen supports.
enum CellPainter {
  /// Converts a canvas that has ``Placement/cellWidth`` by ``Placement/cellHeight`` pixels for each cell.
  static func paint(_ canvas: Raster, _ specification: RenderSpecification) -> CellImage {
    let size = specification.size
    let cells: [CellImage.Cell]
    switch (specification.glyphs, specification.depth) {
    case (.ascii, _): cells = RampPainter.paint(canvas, specification)
    case (_, .full): cells = blocks(canvas, specification)
    case (_, .indexed256): cells = IndexedPainter.reduce(blocks(canvas, specification), specification)
    case (_, .indexed16): cells = SixteenColourPainter().paint(canvas, size)
    case (_, .indexed8): cells = SixteenColourPainter(colourCount: 8).paint(canvas, size)
    case (_, .none): cells = TonePainter.paint(canvas, specification)
    }
    guard let image = CellImage(size: size, cells: cells) else {
      preconditionFailure("every painter returns one cell for each cell of the size")
    }
    return image
  }

  /// Approximates a canvas by block characters, which libchafa chooses.
  private static func blocks(_ canvas: Raster, _ specification: RenderSpecification) -> [CellImage.Cell] {
    let size = specification.size
    var cells = [cmedia_cell](repeating: cmedia_cell(), count: size.columns * size.rows)
    cmedia_cells_paint(
      canvas.bytes, Int32(canvas.width), Int32(canvas.height), Int32(size.columns), Int32(size.rows),
      specification.glyphs == .sextants ? 1 : 0, &cells)
    return cells.map { cell in
      let scalar = Unicode.Scalar(cell.scalar) ?? " "
      // A colour that is not visible equals the other one, so that the terminal has fewer colour pairs to keep.
      let background = colour(scalar == "█" ? cell.foreground : cell.background)
      let foreground = scalar == " " ? background : colour(cell.foreground)
      return CellImage.Cell(
        scalar: scalar == "█" ? " " : scalar, foreground: foreground ?? background, background: background ?? foreground
      )
    }
  }

  private static func colour(_ packed: Int32) -> RGB? {
    guard packed >= 0 else { return nil }
    return RGB(
      UInt8(truncatingIfNeeded: packed >> 16), UInt8(truncatingIfNeeded: packed >> 8),
      UInt8(truncatingIfNeeded: packed))
  }
}

/// The average colours of the two halves of a cell.
struct HalfCells {
  /// The upper half: red, green and blue, 0 to 255.
  var upper: SIMD3<Float>
  /// The lower half, in the same form.
  var lower: SIMD3<Float>

  /// The average colour of the cell.
  var mean: SIMD3<Float> { (upper + lower) / 2 }

  /// Computes the halves of all cells of a canvas, row by row.
  static func all(of canvas: Raster, _ size: Size) -> [HalfCells] {
    let half = Placement.cellHeight / 2
    return (0..<size.rows * size.columns).map { index in
      let x = index % size.columns * Placement.cellWidth
      let y = index / size.columns * Placement.cellHeight
      return HalfCells(upper: mean(canvas, x: x, y: y, rows: half), lower: mean(canvas, x: x, y: y + half, rows: half))
    }
  }

  private static func mean(_ canvas: Raster, x: Int, y: Int, rows: Int) -> SIMD3<Float> {
    var sum = SIMD3<Float>()
    for row in y..<y + rows {
      for column in x..<x + Placement.cellWidth {
        let pixel = canvas[column, row]
        sum += SIMD3(Float(pixel.red), Float(pixel.green), Float(pixel.blue))
      }
    }
    return sum / Float(rows * Placement.cellWidth)
  }
}

extension [HalfCells] {
  /// The halves with their levels stretched: the darkest and the lightest 2 % become black and white.
  var stretched: [HalfCells] {
    let lumas = flatMap { [$0.upper.luma, $0.lower.luma] }.sorted()
    guard let first = lumas.first, let last = lumas.last, last > first else { return self }
    let low = lumas[lumas.count / 50]
    let high = lumas[lumas.count - 1 - lumas.count / 50]
    // A picture with almost a single tone keeps it.
    guard high - low > 24 else { return self }
    let scale = 255 / (high - low)
    func stretch(_ colour: SIMD3<Float>) -> SIMD3<Float> {
      ((colour - low) * scale).clamped(lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 255))
    }
    return map { HalfCells(upper: stretch($0.upper), lower: stretch($0.lower)) }
  }
}

extension SIMD3<Float> {
  /// Luma by ITU-R BT.601, 0 to 255.
  var luma: Float { 0.299 * x + 0.587 * y + 0.114 * z }

  /// Creates a vector of a colour's channels, 0 to 255.
  init(_ colour: RGB) {
    self.init(Float(colour.red), Float(colour.green), Float(colour.blue))
  }

  /// The squared distance of two colours, with channels weighted by the eye's sensitivity: 2, 4 and 3 parts.
  func distance(to other: SIMD3<Float>) -> Float {
    let difference = self - other
    return (difference * difference * SIMD3(2, 4, 3) / 3).sum()
  }
}

extension RGB {
  /// Creates a colour from channels of 0 to 255.
  init(_ channels: SIMD3<Float>) {
    func rounded(_ channel: Float) -> UInt8 { UInt8(clamping: Int(channel.rounded())) }
    self.init(rounded(channels.x), rounded(channels.y), rounded(channels.z))
  }
}
