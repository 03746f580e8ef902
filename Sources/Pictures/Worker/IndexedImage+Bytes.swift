import Screen

extension IndexedImage {
  /// Writes the image: its size, its colours, and one byte for each pixel.
  func write(to writer: inout ByteWriter) {
    writer.write(UInt32(clamping: size.width))
    writer.write(UInt32(clamping: size.height))
    writer.write(UInt32(clamping: palette.count))
    for colour in palette { for channel in [colour.red, colour.green, colour.blue] { writer.write(channel) } }
    writer.write(raw: pixels)
  }

  /// Reads an image of at most ``Screen/ImageRequest/maximumPixels``.
  ///
  /// - Throws: ``MalformedMessage`` for anything else: the image may come from a worker that a malicious file has taken over.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    let size = PixelSize(width: Int(try reader.read(UInt32.self)), height: Int(try reader.read(UInt32.self)))
    let count = Int(try reader.read(UInt32.self))
    guard count <= Self.maximumColours, size.width <= ImageRequest.maximumPixels,
      size.height <= ImageRequest.maximumPixels, size.width * size.height <= ImageRequest.maximumPixels
    else { throw MalformedMessage() }
    var palette: [RGB] = []
    for _ in 0..<count { palette.append(RGB(try reader.read(), try reader.read(), try reader.read())) }
    let pixels = Array(try reader.read(raw: size.width * size.height))
    guard let image = IndexedImage(size: size, palette: palette, pixels: pixels) else { throw MalformedMessage() }
    self = image
  }
}
