import Screen

/// Paints with the 16 colours every terminal has, in half cells at edges and mixtures ░ ▒ for tone.
struct SixteenColourPainter {
  /// One way to fill a cell, and what it looks like from afar.
  private struct Mixture {
    let scalar: Unicode.Scalar
    let foreground: Int
    let background: Int
    let colour: SIMD3<Float>
    /// How rough it looks, in squared units of colour: dots of very different colours are seen as dots.
    let roughness: Float
  }

  /// xterm's own values; what they really look like, the person at the terminal chose.
  static let palette: [RGB] = [
    RGB(0x00, 0x00, 0x00), RGB(0xCD, 0x00, 0x00), RGB(0x00, 0xCD, 0x00), RGB(0xCD, 0xCD, 0x00),
    RGB(0x00, 0x00, 0xEE), RGB(0xCD, 0x00, 0xCD), RGB(0x00, 0xCD, 0xCD), RGB(0xE5, 0xE5, 0xE5),
    RGB(0x7F, 0x7F, 0x7F), RGB(0xFF, 0x00, 0x00), RGB(0x00, 0xFF, 0x00), RGB(0xFF, 0xFF, 0x00),
    RGB(0x5C, 0x5C, 0xFF), RGB(0xFF, 0x00, 0xFF), RGB(0x00, 0xFF, 0xFF), RGB(0xFF, 0xFF, 0xFF),
  ]

  /// How far apart a cell's halves must be, in squared units of colour, to be an edge worth two plain colours.
  private static let edge: Float = 2_600
  private static let roughnessWeight: Float = 0.045

  private let colours: [SIMD3<Float>]
  private let mixtures: [Mixture]

  /// A painter with its table of mixtures.
  init() {
    let colours = Self.palette.map { SIMD3(Float($0.red), Float($0.green), Float($0.blue)) }
    var mixtures = colours.indices.map {
      Mixture(scalar: " ", foreground: $0, background: $0, colour: colours[$0], roughness: 0)
    }
    for foreground in colours.indices {
      for background in colours.indices where foreground != background {
        // ▒ looks the same both ways round.
        let shares: [(Unicode.Scalar, Float)] = foreground < background ? [("░", 0.25), ("▒", 0.5)] : [("░", 0.25)]
        for (scalar, share) in shares {
          mixtures.append(
            Mixture(
              scalar: scalar, foreground: foreground, background: background,
              colour: colours[foreground] * share + colours[background] * (1 - share),
              roughness: Self.roughnessWeight * distance(colours[foreground], colours[background])))
        }
      }
    }
    self.colours = colours
    self.mixtures = mixtures
  }

  /// The cells of a canvas.
  func paint(_ canvas: Raster, _ size: Size) -> [CellPicture.Cell] {
    HalfCells.all(of: canvas, size).stretched.map { cell in
      if distance(cell.upper, cell.lower) > Self.edge {
        let (upper, lower) = (nearest(to: cell.upper), nearest(to: cell.lower))
        if upper != lower { return Self.cell("▀", upper, lower) }
      }
      let mixture = best(for: cell.mean)
      return Self.cell(mixture.scalar, mixture.foreground, mixture.background)
    }
  }

  private func nearest(to colour: SIMD3<Float>) -> Int {
    colours.indices.min { distance(colours[$0], colour) < distance(colours[$1], colour) } ?? 0
  }

  private func best(for colour: SIMD3<Float>) -> Mixture {
    var best = mixtures[0]
    var least = Float.infinity
    for mixture in mixtures {
      let error = distance(mixture.colour, colour) + mixture.roughness
      if error < least { (best, least) = (mixture, error) }
    }
    return best
  }

  private static func cell(_ scalar: Unicode.Scalar, _ foreground: Int, _ background: Int) -> CellPicture.Cell {
    CellPicture.Cell(scalar: scalar, foreground: palette[foreground], background: palette[background])
  }
}

/// Squared distance of two colours, weighted as eyes are (the "redmean" without its mean).
private func distance(_ one: SIMD3<Float>, _ other: SIMD3<Float>) -> Float {
  let difference = one - other
  return (difference * difference * SIMD3(2, 4, 3) / 3).sum()
}
