import Screen

/// Converts a canvas to the 16 colours that nearly every terminal has, or to the first 8 of them: half blocks at edges, mixtures by ░ and ▒ elsewhere.
struct SixteenColourPainter {
  /// A way to fill a cell, and the colour that it has from a distance.
  private struct Mixture {
    let scalar: Unicode.Scalar
    let foreground: Int
    let background: Int
    let colour: SIMD3<Float>
    /// A penalty for visible dots, in squared units of colour: the more the two colours differ, the rougher it looks.
    let roughness: Float
  }

  /// xterm's default values; users may have configured others.
  static let palette: [RGB] = [
    RGB(0x00, 0x00, 0x00), RGB(0xCD, 0x00, 0x00), RGB(0x00, 0xCD, 0x00), RGB(0xCD, 0xCD, 0x00),
    RGB(0x00, 0x00, 0xEE), RGB(0xCD, 0x00, 0xCD), RGB(0x00, 0xCD, 0xCD), RGB(0xE5, 0xE5, 0xE5),
    RGB(0x7F, 0x7F, 0x7F), RGB(0xFF, 0x00, 0x00), RGB(0x00, 0xFF, 0x00), RGB(0xFF, 0xFF, 0x00),
    RGB(0x5C, 0x5C, 0xFF), RGB(0xFF, 0x00, 0xFF), RGB(0x00, 0xFF, 0xFF), RGB(0xFF, 0xFF, 0xFF),
  ]

  private static let roughnessWeight: Float = 0.02

  private let colours: [SIMD3<Float>]
  private let mixtures: [Mixture]

  /// Creates a painter with its table of mixtures.
  ///
  /// - Parameter colourCount: The number of colours to use, 8 or 16.
  init(colourCount: Int = 16) {
    let colours = Self.palette.prefix(colourCount).map { SIMD3($0) }
    var mixtures = colours.indices.map {
      Mixture(scalar: " ", foreground: $0, background: $0, colour: colours[$0], roughness: 0)
    }
    for foreground in colours.indices {
      for background in colours.indices where foreground != background {
        // ▒ looks the same with its colours exchanged.
        let shares: [(Unicode.Scalar, Float)] = foreground < background ? [("░", 0.25), ("▒", 0.5)] : [("░", 0.25)]
        for (scalar, share) in shares {
          mixtures.append(
            Mixture(
              scalar: scalar, foreground: foreground, background: background,
              colour: colours[foreground] * share + colours[background] * (1 - share),
              roughness: Self.roughnessWeight * colours[foreground].distance(to: colours[background])))
        }
      }
    }
    self.colours = colours
    self.mixtures = mixtures
  }

  /// Converts a canvas: each cell becomes a mixture, or two halves of one colour each, whichever is closer.
  func paint(_ canvas: Raster, _ size: Size) -> [CellImage.Cell] {
    HalfCells.all(of: canvas, size).stretched.map { cell in
      let mixture = best(for: cell.mean)
      let (upper, lower) = (nearest(to: cell.upper), nearest(to: cell.lower))
      let mixtureError =
        (cell.upper.distance(to: mixture.colour) + cell.lower.distance(to: mixture.colour)) / 2 + mixture.roughness
      let edgeError =
        (cell.upper.distance(to: colours[upper]) + cell.lower.distance(to: colours[lower])) / 2
      if upper != lower && edgeError < mixtureError { return Self.cell("▀", upper, lower) }
      return Self.cell(mixture.scalar, mixture.foreground, mixture.background)
    }
  }

  private func nearest(to colour: SIMD3<Float>) -> Int {
    colours.indices.min { colours[$0].distance(to: colour) < colours[$1].distance(to: colour) } ?? 0
  }

  private func best(for colour: SIMD3<Float>) -> Mixture {
    var best = mixtures[0]
    var least = Float.infinity
    for mixture in mixtures {
      let error = mixture.colour.distance(to: colour) + mixture.roughness
      if error < least { (best, least) = (mixture, error) }
    }
    return best
  }

  private static func cell(_ scalar: Unicode.Scalar, _ foreground: Int, _ background: Int) -> CellImage.Cell {
    CellImage.Cell(scalar: scalar, foreground: palette[foreground], background: palette[background])
  }
}
