/// A request for an image: its source, its size and the preparation of its pixels.
///
/// Equal requests give equal images, so a request is also the key of every image cache.
public struct ImageRequest: Hashable, Sendable {
  /// The source of the pixels.
  public let source: ImageSource
  /// The cells that the image fills; both sides are at least 1.
  public let size: Size
  /// The way in which the image is fitted into its cells.
  public let treatment: ImageStyle
  /// The colour that the image fades into or stands on.
  public let backdrop: RGB
  /// The number of colours that the image may use.
  public let depth: ColourDepth
  /// The characters that the image may use.
  public let glyphs: GlyphSet
  /// The size of a cell in pixels, for an image of pixels; nil for one of cells.
  public private(set) var cellPixels: PixelSize?

  /// Creates a request.
  public init(
    source: ImageSource, size: Size, treatment: ImageStyle, backdrop: RGB, depth: ColourDepth,
    glyphs: GlyphSet
  ) {
    self.source = source
    self.size = size
    self.treatment = treatment
    self.backdrop = backdrop
    self.depth = depth
    self.glyphs = glyphs
  }

  /// The most pixels that an image of pixels may have; a larger one is shown in cells.
  public static let maximumPixels = 8_000_000

  /// Returns the request for the same image in pixels; nil for cells without pixels, and beyond ``maximumPixels``.
  public func inPixels(ofCell cell: PixelSize) -> ImageRequest? {
    let sides = [size.columns, size.rows, cell.width, cell.height]
    guard sides.allSatisfy({ (1...4_096).contains($0) }) else { return nil }
    guard size.columns * cell.width * size.rows * cell.height <= Self.maximumPixels else { return nil }
    var request = self
    request.cellPixels = cell
    return request
  }
}

/// The source of an image's pixels.
public enum ImageSource: Hashable, Sendable {
  /// A picture of the album service, by its reference, which changes when the content does.
  case album(String)
  /// A picture of the mall service, by its reference.
  case mall(String)
  /// A picture among the program's assets, by its name.
  case asset(String)
}

/// The way in which an image is fitted into its cells and its pixels are prepared.
public enum ImageStyle: String, CaseIterable, Hashable, Sendable {
  /// Cropped about the centre while that loses at most a fifth of either side; otherwise the whole image on a matte.
  case card
  /// The whole image on a matte: a blurred copy of the image at 30 % over the backdrop.
  case whole
  /// Cropped to fill its cells, fading into the backdrop over 36 % at the left, 42 % at the bottom and 26 % at the top.
  case hero
  /// A drawing lit softly, on the backdrop.
  case studio
  /// A drawing on the plain backdrop.
  case cutout
}

/// The position of an image on the screen, for backends that can show pixels.
public struct ImagePlacement: Hashable, Sendable {
  /// The image that is shown.
  public var request: ImageRequest
  /// The cells that the image covers; they may lie partly outside the frame.
  public var rect: Rect
  /// The title of what the image shows; empty for none.
  public var title: String

  /// Creates a placement.
  public init(request: ImageRequest, rect: Rect, title: String) {
    self.request = request
    self.rect = rect
    self.title = title
  }
}
