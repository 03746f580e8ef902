import Screen

/// Turns a file into a picture made of cells. Runs in a worker, since files may be hostile.
enum ImageRenderer {
  /// The largest picture that is made: larger than any terminal.
  private static let largestSideCells = 1_000

  /// A file's picture as it is wanted.
  static func develop(_ path: String, as print: RenderSpecification) throws(ImageFailure) -> CellImage {
    let size = print.size
    guard (1...largestSideCells).contains(size.columns), (1...largestSideCells).contains(size.rows) else {
      throw ImageFailure(.unsupported, "no picture can be \(size.columns) by \(size.rows) cells large")
    }
    func placement(_ width: Int, _ height: Int) -> Placement {
      Placement(pictureWidth: width, pictureHeight: height, canvas: size, treatment: print.treatment)
    }
    let picture = try Decoder.decode(path) { width, height in
      let place = placement(width, height)
      return (place.scaledWidth, place.scaledHeight)
    }
    let canvas = try compose(picture, at: placement(picture.width, picture.height), print)
    return CellPainter.paint(canvas, print)
  }

  /// The picture on its canvas, with all that is done to its pixels.
  static func compose(
    _ picture: Raster, at place: Placement, _ print: RenderSpecification
  ) throws(ImageFailure) -> Raster {
    let shown = try picture.scaled(width: place.scaledWidth, height: place.scaledHeight).cropped(
      x: (place.scaledWidth - place.width) / 2, y: (place.scaledHeight - place.height) / 2, width: place.width,
      height: place.height)
    var canvas = Raster(
      width: print.size.columns * Placement.cellWidth, height: print.size.rows * Placement.cellHeight,
      filledWith: print.backdrop)
    let amount = sharpening(print)
    switch print.treatment {
    case .card, .whole:
      if place.leavesRoom {
        canvas = try matte(of: picture, print.backdrop, width: canvas.width, height: canvas.height)
      }
      canvas.lay(shown.sharpened(amount: amount), x: place.x, y: place.y)
    case .hero:
      canvas.lay(shown.sharpened(amount: amount), x: 0, y: 0)
      // In 16 colours and none a fade would fall apart into specks.
      if [.full, .indexed256].contains(print.depth) { canvas.fadeAsHero(into: print.backdrop) }
    case .studio:
      canvas.shineSoftly(on: print.backdrop)
      canvas.lay(lit(shown, on: print.backdrop), x: place.x, y: place.y)
      canvas = canvas.sharpened(amount: amount)
    case .cutout:
      canvas.lay(lit(shown, on: print.backdrop), x: place.x, y: place.y)
      canvas = canvas.sharpened(amount: amount)
    }
    return canvas
  }

  /// Black bodies would sink into a dark ground: there a drawing's dark tones are raised.
  private static func lit(_ drawing: Raster, on backdrop: RGB) -> Raster {
    backdrop.luma < 128 ? drawing.withTones(gamma: 0.74) : drawing
  }

  /// Small pictures lose their edges most; drawings have hard ones already.
  private static func sharpening(_ print: RenderSpecification) -> Double {
    switch print.treatment {
    case .studio, .cutout: 0.3
    case .card, .whole, .hero: print.size.columns < 40 ? 0.7 : 0.5
    }
  }

  /// The light of a picture: itself, filling the canvas, blurred until nothing can be made out, at .30 over the backdrop.
  private static func matte(
    of picture: Raster, _ backdrop: RGB, width: Int, height: Int
  ) throws(ImageFailure) -> Raster {
    let scale = max(Double(width) / Double(picture.width), Double(height) / Double(picture.height))
    let (partWidth, partHeight) = (
      min(picture.width, max(1, Int(Double(width) / scale))), min(picture.height, max(1, Int(Double(height) / scale)))
    )
    let part = picture.cropped(
      x: (picture.width - partWidth) / 2, y: (picture.height - partHeight) / 2, width: partWidth, height: partHeight)
    let coarse = try part.scaled(width: min(width, 24), height: min(height, 16))
    let blurred = coarse.softened().softened().softened().softened()
    var matte = Raster(width: width, height: height, filledWith: backdrop)
    matte.lay(try blurred.scaled(width: width, height: height), x: 0, y: 0)
    matte.mix(backdrop) { _, _ in 0.7 }
    return matte
  }
}

extension Raster {
  /// Fades the left .36, the bottom .42 and the top .26 into a colour.
  mutating func fadeAsHero(into colour: RGB) {
    let columns = (0..<width).map { smoothStep((Double($0) + 0.5) / (0.36 * Double(width))) }
    let rows = (0..<height).map { row in
      smoothStep((Double(row) + 0.5) / (0.26 * Double(height)))
        * smoothStep((Double(height - row) - 0.5) / (0.42 * Double(height)))
    }
    mix(colour) { x, y in 1 - columns[x] * rows[y] }
  }

  /// Lights a colour softly from behind the middle, so that the edges keep it.
  mutating func shineSoftly(on colour: RGB) {
    let isDark = colour.luma < 128
    let light = colour.mixed(with: isDark ? RGB(0x8C, 0x96, 0xAC) : RGB(255, 255, 255), amount: isDark ? 0.34 : 0.7)
    let (middleX, middleY) = (Double(width) / 2, Double(height) / 2)
    mix(light) { x, y in
      let (across, down) = ((Double(x) + 0.5 - middleX) / middleX, (Double(y) + 0.5 - middleY) / middleY)
      return smoothStep(1.12 - (across * across + down * down).squareRoot())
    }
  }
}

/// The smooth step between 0 and 1: 3t² - 2t³, flat at both ends.
private func smoothStep(_ t: Double) -> Double {
  let t = min(1, max(0, t))
  return t * t * (3 - 2 * t)
}
