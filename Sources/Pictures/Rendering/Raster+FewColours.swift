import CMedia
import Screen

extension Raster {
  /// Reduces the pixels to the 256 colours that suit them best, with error diffusion; opacity is ignored.
  ///
  /// - Throws: ``ImageFailure`` when memory runs out.
  func withFewColours() throws(ImageFailure) -> IndexedImage {
    var colours = [UInt8](repeating: 0, count: 3 * IndexedImage.maximumColours)
    var indices = [UInt8](repeating: 0, count: width * height)
    let count = cmedia_pixels_quantise(bytes, Int32(width), Int32(height), &colours, &indices)
    let palette = stride(from: 0, to: 3 * max(0, Int(count)), by: 3).map {
      RGB(colours[$0], colours[$0 + 1], colours[$0 + 2])
    }
    let size = PixelSize(width: width, height: height)
    guard let image = IndexedImage(size: size, palette: palette, pixels: indices) else {
      throw ImageFailure(.workerFailed, "there is not enough memory to reduce the colours")
    }
    return image
  }
}
