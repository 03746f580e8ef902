import CMedia
import Calls

/// A picture developed at a size, as a file that every program reads: JPEG, or PNG for one that is not opaque.
///
/// It is upright and in sRGB. Runs in a worker, because files may be malicious.
enum SizedPicture {
  /// The widths that can be asked for, in pixels.
  static let widths = 1...8_192
  /// How many times as high as wide a picture may be; a higher one gets narrower.
  private static let largestRatio = 4
  /// The longest file, bytes, which is what a message to the parent takes.
  private static let longestBytes = 15 << 20

  /// Develops the picture of a file: at the given width, or at its own if that is smaller.
  ///
  /// - Throws: ``ImageFailure`` when the picture cannot be decoded, and for a width outside ``widths``.
  static func bytes(of file: OpenFile, width: Int) throws(ImageFailure) -> [UInt8] {
    guard widths.contains(width) else { throw ImageFailure(.unsupported, "pictures \(width) wide are not supported") }
    let picture = try PictureDecoder.decode(file) { size(ofWidth: $0, height: $1, within: width) }
    let wanted = size(ofWidth: picture.width, height: picture.height, within: width)
    let bytes = try picture.scaled(width: wanted.width, height: wanted.height).encoded()
    guard bytes.count <= longestBytes else {
      throw ImageFailure(.workerFailed, "needs too many bytes at this size", problem: .tooLarge)
    }
    return bytes
  }

  /// Returns the size that a picture of a size gets; both sides are at least 1.
  static func size(ofWidth width: Int, height: Int, within limit: Int) -> (width: Int, height: Int) {
    let scale = min(1, Double(limit) / Double(width), Double(limit * largestRatio) / Double(height))
    return (max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded())))
  }

  /// Returns whether bytes begin as such a file does.
  static func isFile(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xD8, 0xFF]) || bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  }
}

extension Raster {
  /// The pixels as a JPEG file, or as a PNG file if they are not all opaque.
  fileprivate func encoded() throws(ImageFailure) -> [UInt8] {
    let isOpaque = !stride(from: 3, to: bytes.count, by: 4).contains { bytes[$0] != 255 }
    var encoded: UnsafeMutablePointer<UInt8>?
    var count = 0
    let code = cmedia_pixels_encode(bytes, Int32(width), Int32(height), isOpaque ? 1 : 0, &encoded, &count)
    guard code == 0, let encoded else {
      throw ImageFailure(.workerFailed, "there is not enough memory to encode the picture")
    }
    defer { cmedia_free(encoded) }
    return Array(UnsafeBufferPointer(start: encoded, count: count))
  }
}
