import CMedia
import Screen

/// A cell of the screen on the canvas of a picture.
struct CanvasCell: Hashable {
  /// The width in pixels of the canvas.
  let width: Int
  /// The height in pixels of the canvas.
  let height: Int
  /// How many times as high as wide a pixel of the canvas is.
  let pixelAspect: Int

  /// A cell for which a character is chosen: characters divide cells at eighths. Cells are about twice as high as wide, and so are these
  /// pixels.
  static let character = CanvasCell(width: Int(CMEDIA_CELL_SIDE), height: Int(CMEDIA_CELL_SIDE), pixelAspect: 2)

  /// Creates a cell of which every pixel is shown.
  init(_ size: PixelSize) {
    self.init(width: size.width, height: size.height, pixelAspect: 1)
  }

  private init(width: Int, height: Int, pixelAspect: Int) {
    (self.width, self.height, self.pixelAspect) = (width, height, pixelAspect)
  }

  /// The pixels of a picture that suffice. For characters, half as many in a row, so that they are square, and a tenth fewer, of which
  /// nothing is seen (of twelve pictures in 120x36 cells, mean CIEDE2000 rises from 0.97 to 0.98).
  var detail: PictureDetail { self == .character ? PictureDetail(width: 0.45, height: 0.9) : .all }
}
