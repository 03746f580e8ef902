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

  init(_ request: ImageRequest) {
    self.init(
      size: request.size, treatment: request.treatment, backdrop: request.backdrop, depth: request.depth,
      glyphs: request.glyphs)
  }

  init(size: Size, treatment: ImageStyle, backdrop: RGB, depth: ColourDepth, glyphs: GlyphSet) {
    self.size = size
    self.treatment = treatment
    self.backdrop = backdrop
    self.depth = depth
    self.glyphs = glyphs
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
  }

  /// Reads a specification, whose size may be of any number of columns and rows.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let columns: UInt32 = try reader.read()
    let rows: UInt32 = try reader.read()
    let treatment = ImageStyle(rawValue: try reader.read())
    let backdrop = RGB(try reader.read(), try reader.read(), try reader.read())
    let depth = ColourDepth(rawValue: try reader.read())
    let glyphs = GlyphSet(rawValue: try reader.read())
    guard let treatment, let depth, let glyphs else { throw MalformedMessage() }
    self.init(
      size: Size(columns: Int(columns), rows: Int(rows)), treatment: treatment, backdrop: backdrop, depth: depth,
      glyphs: glyphs)
  }
}
