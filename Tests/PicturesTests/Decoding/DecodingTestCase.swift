import Calls
import TestSupport

@testable import Pictures

/// A folder with a picture that is decoded in the test's own process.
struct DecodedFile {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Decodes a file; by default at its own size.
  func raster(
    _ bytes: [UInt8], fit: @escaping PictureDecoder.Fit = { ($0, $1) }
  ) throws(ImageFailure) -> Raster {
    try PictureDecoder.decode(OpenFile.picture(at: folder.write(bytes, to: "picture")), fit: fit)
  }

  /// Opens a file of some bytes.
  func open(_ bytes: [UInt8]) throws(ImageFailure) -> OpenFile {
    try OpenFile.picture(at: folder.write(bytes, to: "picture"))
  }

  /// The reason why a file is not decoded; nil if it is.
  func failure(_ bytes: [UInt8]) -> ImageFailure? {
    do throws(ImageFailure) {
      _ = try raster(bytes)
      return nil
    } catch {
      return error
    }
  }
}
