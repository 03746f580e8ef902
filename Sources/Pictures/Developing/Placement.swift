import Screen

/// Where a picture lies on its canvas, and how much of it shows. All lengths in pixels of the canvas.
struct Placement: Equatable {
  /// Pixels a cell is made of: cells are about twice as high as wide, so these are square.
  static let cellWidth = 4
  /// See ``cellWidth``.
  static let cellHeight = 8

  /// The most of either side that filling a card may cut away; more, and the whole picture is shown on its matte.
  private static let largestLoss = 0.2

  /// Left edge on the canvas.
  let x: Int
  /// Top edge on the canvas.
  let y: Int
  /// Width on the canvas.
  let width: Int
  /// Height on the canvas.
  let height: Int
  /// How wide the picture has to be scaled to fill it; what is more than `width` is cut away on both sides.
  let scaledWidth: Int
  /// How high the picture has to be scaled to fill it.
  let scaledHeight: Int

  /// Whether the canvas shows around it.
  let leavesRoom: Bool

  /// The place of a picture of some proportion on a canvas of whole cells.
  init(pictureWidth: Int, pictureHeight: Int, canvas: Size, treatment: ImageStyle) {
    let picture = (width: Double(max(1, pictureWidth)), height: Double(max(1, pictureHeight)))
    let canvasWidth = canvas.columns * Self.cellWidth
    let canvasHeight = canvas.rows * Self.cellHeight
    let fill = max(Double(canvasWidth) / picture.width, Double(canvasHeight) / picture.height)
    let loss = 1 - min(Double(canvasWidth) / (picture.width * fill), Double(canvasHeight) / (picture.height * fill))
    switch treatment {
    case .hero: (width, height) = (canvasWidth, canvasHeight)
    case .card where loss <= Self.largestLoss: (width, height) = (canvasWidth, canvasHeight)
    case .card, .whole, .studio, .cutout:
      let fit = min(Double(canvasWidth) / picture.width, Double(canvasHeight) / picture.height)
      // Edges on half cells, which block characters draw exactly.
      width = Self.snapped(picture.width * fit, to: Self.cellWidth, atMost: canvasWidth)
      height = Self.snapped(picture.height * fit, to: Self.cellHeight, atMost: canvasHeight)
    }
    x = (canvasWidth - width) / 2
    y = (canvasHeight - height) / 2
    leavesRoom = width < canvasWidth || height < canvasHeight
    let scale = max(Double(width) / picture.width, Double(height) / picture.height)
    scaledWidth = max(width, Int((picture.width * scale).rounded()))
    scaledHeight = max(height, Int((picture.height * scale).rounded()))
  }

  /// A length as a multiple of a step, at least one.
  private static func snapped(_ length: Double, to step: Int, atMost most: Int) -> Int {
    min(most, max(1, Int((length / Double(step)).rounded())) * step)
  }
}
