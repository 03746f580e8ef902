import Screen

/// The position of a picture on its canvas, and how much of it is visible. All lengths are in pixels of the canvas.
struct Placement: Equatable {
  /// The largest part of either side that may be cropped to fill a card; otherwise the whole picture is shown on a matte.
  private static let largestLoss = 0.2

  /// Left edge on the canvas.
  let x: Int
  /// Top edge on the canvas.
  let y: Int
  /// Width on the canvas.
  let width: Int
  /// Height on the canvas.
  let height: Int
  /// The width to which the whole picture is scaled; what exceeds `width` is cropped on both sides.
  let scaledWidth: Int
  /// The height to which the whole picture is scaled; what exceeds `height` is cropped on both sides.
  let scaledHeight: Int

  /// How many times as high as wide a pixel of the canvas is.
  let pixelAspect: Int
  /// Whether the canvas is visible around the picture.
  let isLetterboxed: Bool

  /// Places a picture.
  ///
  /// - Parameters:
  ///   - pictureWidth: The picture's width in any unit, at least 1.
  ///   - pictureHeight: The picture's height in the same unit, at least 1.
  ///   - canvas: The canvas in cells.
  ///   - cell: The size of a cell on the canvas.
  ///   - treatment: How the picture is fitted.
  init(
    pictureWidth: Int, pictureHeight: Int, canvas: Size, cell: CanvasCell = .character, treatment: ImageStyle
  ) {
    // In pixels of the canvas.
    let aspect = Double(cell.pixelAspect)
    let picture = (width: aspect * Double(max(1, pictureWidth)), height: Double(max(1, pictureHeight)))
    let canvasWidth = canvas.columns * cell.width
    let canvasHeight = canvas.rows * cell.height
    pixelAspect = cell.pixelAspect
    let fill = max(Double(canvasWidth) / picture.width, Double(canvasHeight) / picture.height)
    let loss = 1 - min(Double(canvasWidth) / (picture.width * fill), Double(canvasHeight) / (picture.height * fill))
    switch treatment {
    case .hero: (width, height) = (canvasWidth, canvasHeight)
    case .card where loss <= Self.largestLoss: (width, height) = (canvasWidth, canvasHeight)
    case .card, .whole, .studio, .cutout:
      let fit = min(Double(canvasWidth) / picture.width, Double(canvasHeight) / picture.height)
      // All edges then lie at half cells, which block characters draw exactly.
      width = Self.snapped(picture.width * fit, to: cell.width, atMost: canvasWidth)
      height = Self.snapped(picture.height * fit, to: cell.height, atMost: canvasHeight)
    }
    x = (canvasWidth - width) / 2
    y = (canvasHeight - height) / 2
    isLetterboxed = width < canvasWidth || height < canvasHeight
    let scale = max(Double(width) / picture.width, Double(height) / picture.height)
    scaledWidth = max(width, Int((picture.width * scale).rounded()))
    scaledHeight = max(height, Int((picture.height * scale).rounded()))
  }

  /// Rounds a length to a multiple of a step, at least one step.
  private static func snapped(_ length: Double, to step: Int, atMost limit: Int) -> Int {
    min(limit, max(1, Int((length / Double(step)).rounded())) * step)
  }
}
