import Screen

/// Reduces colours to the 240 of xterm's palette that users do not configure: a cube and a ramp of greys.
///
/// A part of each cell's error is passed on to its neighbours (Floyd and Steinberg, 1976), by cells instead of pixels, so that
/// shapes stay. It is only a part because single cells in a wrong colour are conspicuous.
enum IndexedPainter {
  /// The share of an error that is passed on.
  private static let share: Float = 0.35
  /// The largest error that is passed on, in levels of a channel.
  private static let limit: Float = 14

  private static let cubeLevels: [Float] = [0, 95, 135, 175, 215, 255]

  /// Returns the same cells in colours of the palette.
  static func reduce(_ cells: [CellImage.Cell], _ specification: RenderSpecification) -> [CellImage.Cell] {
    let columns = specification.size.columns
    // The errors passed on to the cells of this row and of the next; one more at each end avoids bounds checks.
    var errors = [SIMD3<Float>](repeating: .zero, count: columns + 2)
    var nextErrors = errors
    var reduced = cells
    for index in cells.indices {
      let column = index % columns + 1
      let cell = cells[index]
      guard let foreground = cell.foreground.map(SIMD3.init), let background = cell.background.map(SIMD3.init) else {
        continue
      }
      let received = errors[column]
      // A complete fade must have the same colour everywhere.
      let isBackdrop = cell.foreground == specification.backdrop && cell.background == specification.backdrop
      let nearForeground = nearest(to: isBackdrop ? foreground : foreground + received)
      let nearBackground = cell.foreground == cell.background ? nearForeground : nearest(to: background + received)
      reduced[index].foreground = RGB(nearForeground)
      reduced[index].background = RGB(nearBackground)
      if !isBackdrop {
        let error = received + (foreground + background - nearForeground - nearBackground) / 2
        let passed = (error * share).clamped(
          lowerBound: SIMD3(repeating: -limit), upperBound: SIMD3(repeating: limit))
        errors[column + 1] += passed * (7.0 / 16)
        nextErrors[column - 1] += passed * (3.0 / 16)
        nextErrors[column] += passed * (5.0 / 16)
        nextErrors[column + 1] += passed * (1.0 / 16)
      }
      if column == columns { (errors, nextErrors) = (nextErrors, [SIMD3<Float>](repeating: .zero, count: columns + 2)) }
    }
    return reduced
  }

  /// Returns the nearest colour of the palette, in the cube or among the greys.
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
