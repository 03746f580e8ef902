/// A picture of pixels, each of which has one of at most 256 colours, for terminals that show pixels.
public struct IndexedImage: Hashable, Sendable {
  /// The most colours.
  public static let maximumColours = 256

  /// Size in pixels; both sides are at least 1.
  public let size: PixelSize
  /// The colours, 1...256.
  public let palette: [RGB]
  /// The index of each pixel's colour, row by row, `size.width * size.height` of them.
  public let pixels: [UInt8]

  /// Creates a picture; nil for an empty one, for a number of pixels that does not match the size, for more than 256 colours, and if a pixel
  /// has none of them.
  public init?(size: PixelSize, palette: [RGB], pixels: [UInt8]) {
    let (count, overflows) = size.width.multipliedReportingOverflow(by: size.height)
    guard !overflows, count > 0, pixels.count == count, palette.count <= Self.maximumColours,
      let last = pixels.max(), Int(last) < palette.count
    else { return nil }
    self.size = size
    self.palette = palette
    self.pixels = pixels
  }
}

/// The part of a picture that a cell shows, for screens that can show pixels in its place.
public struct PicturePart: Hashable, Sendable {
  /// The index of the picture in ``Frame/placements``.
  public var placement: Int
  /// The colour that is mixed over the picture, and its share in 255ths; a share of 0 for none.
  public var veil = Veil()

  /// A colour that is mixed over a picture.
  public struct Veil: Hashable, Sendable {
    /// The colour.
    public var colour = RGB(0, 0, 0)
    /// Its share, in 255ths.
    public var share: UInt8 = 0

    /// Creates no veil.
    public init() {}

    /// Returns the veil with a further share of a colour over it; nil for another colour than its own.
    func adding(_ other: RGB, amount: Double) -> Veil? {
      guard share == 0 || other == colour else { return nil }
      var veil = self
      veil.colour = other
      let rest = (1 - Double(share) / 255) * (1 - min(1, max(0, amount)))
      veil.share = UInt8(((1 - rest) * 255).rounded())
      return veil
    }
  }
}
