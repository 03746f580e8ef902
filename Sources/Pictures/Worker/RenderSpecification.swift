import Screen

/// An image request without its source: everything that a worker has to know beside the file.
struct RenderSpecification: Hashable, Sendable {
  /// The largest number of columns and of rows that an image may have, more than any terminal has.
  static let largestSide = 1_000

  let size: Size
  let treatment: ImageStyle
  let backdrop: RGB
  let depth: ColourDepth
  let glyphs: GlyphSet
  /// The size of a cell in pixels, for an image of pixels; nil for one of cells.
  let cellPixels: PixelSize?

  init(_ request: ImageRequest) {
    self.init(
      size: request.size, treatment: request.treatment, backdrop: request.backdrop, depth: request.depth,
      glyphs: request.glyphs, cellPixels: request.cellPixels)
  }

  init(
    size: Size, treatment: ImageStyle, backdrop: RGB, depth: ColourDepth, glyphs: GlyphSet, cellPixels: PixelSize? = nil
  ) {
    self.size = size
    self.treatment = treatment
    self.backdrop = backdrop
    self.depth = depth
    self.glyphs = glyphs
    self.cellPixels = cellPixels
  }

  /// A cell on the canvas.
  var canvasCell: CanvasCell { cellPixels.map { CanvasCell($0) } ?? .character }

  /// The size of the canvas.
  var canvas: PixelSize {
    PixelSize(width: size.columns * canvasCell.width, height: size.rows * canvasCell.height)
  }

  /// Whether the size is one that images may have.
  var isSupported: Bool {
    let sides = 1...Self.largestSide
    guard sides.contains(size.columns), sides.contains(size.rows) else { return false }
    guard let cellPixels else { return true }
    guard (1...4_096).contains(cellPixels.width), (1...4_096).contains(cellPixels.height) else { return false }
    return canvas.width * canvas.height <= ImageRequest.maximumPixels
  }
}

extension RenderSpecification {
  /// Writes the specification.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(clamping: size.columns))
    writer.write(UInt32(clamping: size.rows))
    writer.write(treatment.rawValue)
    for channel in [backdrop.red, backdrop.green, backdrop.blue] { writer.write(channel) }
    writer.write(depth.rawValue)
    writer.write(glyphs.rawValue)
    writer.write(UInt32(clamping: cellPixels?.width ?? 0))
    writer.write(UInt32(clamping: cellPixels?.height ?? 0))
  }

  /// Reads a specification, whose size may be of any number of columns and rows.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let columns: UInt32 = try reader.read()
    let rows: UInt32 = try reader.read()
    let treatment = ImageStyle(rawValue: try reader.read())
    let backdrop = RGB(try reader.read(), try reader.read(), try reader.read())
    let depth = ColourDepth(rawValue: try reader.read())
    let glyphs = GlyphSet(rawValue: try reader.read())
    let width: UInt32 = try reader.read()
    let height: UInt32 = try reader.read()
    guard let treatment, let depth, let glyphs else { throw MalformedMessage() }
    self.init(
      size: Size(columns: Int(columns), rows: Int(rows)), treatment: treatment, backdrop: backdrop, depth: depth,
      glyphs: glyphs, cellPixels: width > 0 || height > 0 ? PixelSize(width: Int(width), height: Int(height)) : nil)
  }
}
