import Calls
import Screen

/// Renders a file's picture in character cells, or in pixels of few colours. Runs in a worker, because files may be malicious.
enum CellRenderer {
  /// Renders a file's picture.
  ///
  /// - Throws: ``ImageFailure`` when the picture cannot be decoded, or for a size without cells or beyond
  ///   ``RenderSpecification/largestSide``.
  static func render(_ file: OpenFile, _ specification: RenderSpecification) throws(ImageFailure) -> CellImage {
    try CellPainter.paint(canvas(of: file, specification), specification)
  }

  /// Renders a file's picture in pixels.
  ///
  /// - Throws: ``ImageFailure`` as ``render(_:_:)``.
  static func renderPixels(
    _ file: OpenFile, _ specification: RenderSpecification
  ) throws(ImageFailure) -> IndexedImage {
    try canvas(of: file, specification).withFewColours()
  }

  /// Returns a file's picture on its canvas.
  private static func canvas(
    of file: OpenFile, _ specification: RenderSpecification
  ) throws(ImageFailure) -> Raster {
    let size = specification.size
    guard specification.isSupported else {
      throw ImageFailure(.unsupported, "pictures of \(size.columns) by \(size.rows) cells are not supported")
    }
    func placement(_ width: Int, _ height: Int) -> Placement {
      Placement(
        pictureWidth: width, pictureHeight: height, canvas: size, cell: specification.canvasCell,
        treatment: specification.treatment)
    }
    let picture = try PictureDecoder.decode(file, detail: specification.canvasCell.detail) { width, height in
      let placement = placement(width, height)
      return (placement.scaledWidth, placement.scaledHeight)
    }
    return try compose(
      picture.raster, shape: picture.shape, at: placement(picture.shape.width, picture.shape.height), specification)
  }

  /// Places a picture on its canvas and applies all effects of its style.
  ///
  /// - Parameter shape: The picture's own width and height in any unit.
  static func compose(
    _ picture: Raster, shape: (width: Int, height: Int), at placement: Placement, _ specification: RenderSpecification
  ) throws(ImageFailure) -> Raster {
    let backdrop = specification.backdrop
    var canvas = Raster(
      width: specification.canvas.width, height: specification.canvas.height, filledWith: backdrop)
    let amount = sharpening(specification)
    let place = Raster.Part(x: placement.x, y: placement.y, width: placement.width, height: placement.height)
    switch specification.treatment {
    case .card, .whole:
      if placement.isLetterboxed {
        canvas = try matte(of: picture, shape, backdrop, canvas, pixelAspect: placement.pixelAspect)
      }
      try canvas.draw(picture, shape, at: placement)
      try canvas.sharpen(place, amount: amount)
    case .hero:
      try canvas.draw(picture, shape, at: placement)
      try canvas.sharpen(amount: amount)
      // With few colours, a fade falls apart into specks.
      if [.full, .indexed256].contains(specification.depth) { canvas.applyHeroFade(into: backdrop) }
    case .studio:
      canvas.applyStudioLight(on: backdrop)
      try canvas.draw(withLiftedShadows(picture, on: backdrop), shape, at: placement)
      try canvas.sharpen(amount: amount)
    case .cutout:
      try canvas.draw(withLiftedShadows(picture, on: backdrop), shape, at: placement)
      try canvas.sharpen(amount: amount)
    }
    return canvas
  }

  /// Lightens the dark tones of a drawing on a dark backdrop, where black bodies would be invisible.
  private static func withLiftedShadows(_ drawing: Raster, on backdrop: RGB) -> Raster {
    backdrop.luma < 128 ? drawing.withTones(gamma: 0.74) : drawing
  }

  /// Small pictures lose most of their edges; drawings have hard edges already.
  private static func sharpening(_ specification: RenderSpecification) -> Double {
    // Pixels show edges as they are.
    if specification.cellPixels != nil { return 0.1 }
    return switch specification.treatment {
    case .studio, .cutout: 0.3
    case .card, .whole, .hero: specification.size.columns < 40 ? 0.6 : 0.35
    }
  }

  /// A matte of the picture's colours: the picture, filling the canvas and strongly blurred, at 30 % over the backdrop.
  private static func matte(
    of picture: Raster, _ shape: (width: Int, height: Int), _ backdrop: RGB, _ canvas: Raster, pixelAspect: Int
  ) throws(ImageFailure) -> Raster {
    let part = picture.part(withProportionsOf: (canvas.width, pixelAspect * canvas.height), shape: shape)
    var matte = Raster(width: min(canvas.width, 24), height: min(canvas.height, 16), filledWith: backdrop)
    matte.composite(try picture.scaled(part, width: matte.width, height: matte.height), x: 0, y: 0)
    matte = matte.blurred().blurred().blurred().blurred()
    matte.blend(with: backdrop) { _, _ in 0.7 }
    return try matte.scaled(width: canvas.width, height: canvas.height)
  }
}

extension Raster {
  /// The largest picture that is scaled as a whole before a part of it is drawn, in pixels.
  private static let largestScaledPixels = 1 << 26

  /// Draws the visible part of a picture at its place.
  fileprivate mutating func draw(
    _ picture: Raster, _ shape: (width: Int, height: Int), at placement: Placement
  ) throws(ImageFailure) {
    let (pixelCount, overflows) = placement.scaledWidth.multipliedReportingOverflow(by: placement.scaledHeight)
    guard !overflows, pixelCount <= Self.largestScaledPixels else {
      // A picture of one pixel by 20,000 would be scaled to gigabytes, of which a thousandth is visible.
      let part = picture.part(
        withProportionsOf: (placement.width, placement.pixelAspect * placement.height), shape: shape)
      let visible = try picture.scaled(part, width: placement.width, height: placement.height)
      return composite(visible, x: placement.x, y: placement.y)
    }
    let scaled = try picture.scaled(width: placement.scaledWidth, height: placement.scaledHeight)
    let part = Part(
      x: (placement.scaledWidth - placement.width) / 2, y: (placement.scaledHeight - placement.height) / 2,
      width: placement.width, height: placement.height)
    composite(scaled, part, x: placement.x, y: placement.y)
  }

  /// Fades into a colour over 36 % of the width at the left, 42 % of the height at the bottom and 26 % at the top.
  mutating func applyHeroFade(into colour: RGB) {
    let columns = (0..<width).map { smoothStep((Double($0) + 0.5) / (0.36 * Double(width))) }
    let rows = (0..<height).map { row in
      smoothStep((Double(row) + 0.5) / (0.26 * Double(height)))
        * smoothStep((Double(height - row) - 0.5) / (0.42 * Double(height)))
    }
    blend(with: colour) { x, y in 1 - columns[x] * rows[y] }
  }

  /// Adds a soft light around the centre; the corners keep the backdrop's colour.
  mutating func applyStudioLight(on backdrop: RGB) {
    let isDark = backdrop.luma < 128
    let light = backdrop.mixed(with: isDark ? RGB(0x8C, 0x96, 0xAC) : RGB(255, 255, 255), amount: isDark ? 0.34 : 0.7)
    let (middleX, middleY) = (Double(width) / 2, Double(height) / 2)
    blend(with: light) { x, y in
      let (across, down) = ((Double(x) + 0.5 - middleX) / middleX, (Double(y) + 0.5 - middleY) / middleY)
      return smoothStep(1.12 - (across * across + down * down).squareRoot())
    }
  }
}

/// The smooth step from 0 to 1: 3t² - 2t³, flat at both ends.
private func smoothStep(_ t: Double) -> Double {
  let t = min(1, max(0, t))
  return t * t * (3 - 2 * t)
}
