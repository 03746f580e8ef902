import Screen

/// Brings a picture's colours to the 240 of xterm's palette that nobody configures: a cube and a ramp of greys.
///
/// A part of what a cell's colours are wrong by is made up for by its neighbours (Floyd and Steinberg, 1976), cell by cell
/// and not pixel by pixel, so that shapes stay; no more than a part, since whole cells in odd colours are seen as such.
enum IndexedPainter {
  /// How much of an error is passed on.
  private static let share: Float = 0.35
  /// The most that is passed on, in levels of a channel.
  private static let limit: Float = 14

  private static let cubeLevels: [Float] = [0, 95, 135, 175, 215, 255]

  /// The same cells in colours of the palette.
  static func reduce(_ cells: [CellImage.Cell], _ print: RenderSpecification) -> [CellImage.Cell] {
    let columns = print.size.columns
    // What the cells of this row and the next are still owed; one more at each end spares asking for edges.
    var owed = [SIMD3<Float>](repeating: .zero, count: columns + 2)
    var owedNext = owed
    var reduced = cells
    for index in cells.indices {
      let column = index % columns + 1
      let cell = cells[index]
      guard let foreground = cell.foreground.map(SIMD3.init), let background = cell.background.map(SIMD3.init) else {
        continue
      }
      let debt = owed[column]
      // What has faded out has to be the same colour everywhere.
      let isBackdrop = cell.foreground == print.backdrop && cell.background == print.backdrop
      let nearForeground = nearest(to: isBackdrop ? foreground : foreground + debt)
      let nearBackground = cell.foreground == cell.background ? nearForeground : nearest(to: background + debt)
      reduced[index].foreground = RGB(nearForeground)
      reduced[index].background = RGB(nearBackground)
      if !isBackdrop {
        let error = debt + (foreground + background - nearForeground - nearBackground) / 2
        let passed = (error * share).clamped(
          lowerBound: SIMD3(repeating: -limit), upperBound: SIMD3(repeating: limit))
        owed[column + 1] += passed * (7.0 / 16)
        owedNext[column - 1] += passed * (3.0 / 16)
        owedNext[column] += passed * (5.0 / 16)
        owedNext[column + 1] += passed * (1.0 / 16)
      }
      if column == columns { (owed, owedNext) = (owedNext, [SIMD3<Float>](repeating: .zero, count: columns + 2)) }
    }
    return reduced
  }

  /// The palette's nearest colour: the better one of the nearest in the cube and the nearest grey.
  static func nearest(to colour: SIMD3<Float>) -> SIMD3<Float> {
    let cube = SIMD3(cubeLevel(colour.x), cubeLevel(colour.y), cubeLevel(colour.z))
    // The 24 greys are 8, 18, ... 238.
    let step = min(23, max(0, ((colour.sum() / 3 - 8) / 10).rounded()))
    let grey = SIMD3<Float>(repeating: 8 + 10 * step)
    return colour.distance(to: grey) < colour.distance(to: cube) ? grey : cube
  }

  private static func cubeLevel(_ channel: Float) -> Float {
    cubeLevels.min { abs($0 - channel) < abs($1 - channel) } ?? 0
  }
}
