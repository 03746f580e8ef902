/// The limits of what is decoded, checked by the sizes that a file states before any pixel is.
///
/// A few hundred bytes can claim gigabytes of pixels. The address space and the processor time of a worker are limited as
/// well, but only this gives the true reason, and at once.
struct PixelBudget {
  /// The largest picture, 16,384 pixels square: larger ones do not fit into a worker's memory.
  private static let mostPixels = 1 << 28
  /// The largest JPEG, which is decoded at an eighth of its size.
  private static let mostScaledPixels = 1 << 30
  /// What the smallest file may claim: JPEG spends bits on every block, while others can be blank in a few bytes.
  private static let (freeJPEGPixels, freePixels) = (1 << 22, 1 << 25)
  /// The number of pixels beyond the free ones that one byte can stand for: a blank JPEG has 512, and is decoded at a
  /// smaller size; photos in other formats have fewer than 100.
  private static let (mostJPEGPixelsPerByte, mostPixelsPerByte) = (1_024, 256)

  /// The size of the file in bytes.
  let byteCount: Int
  /// The format of the file.
  let format: MediaFormat

  /// The reason why a picture that consists of a number of pixels in all is not decoded; nil if it is.
  func refusal(total pixels: Int) -> ImageFailure? {
    refusal(pixels, 1).map { failure in
      let number = pixels < HEIFWork.enough ? "\(pixels / 1_000_000) million pixels" : "more pixels than any picture"
      return ImageFailure(failure.kind, "too large: its parts have \(number)")
    }
  }

  /// The reason why a picture of a size in pixels is not decoded; nil if it is.
  func refusal(_ width: Int, _ height: Int) -> ImageFailure? {
    let (pixels, overflows) = max(0, width).multipliedReportingOverflow(by: max(0, height))
    let most = format == .jpeg ? Self.mostScaledPixels : Self.mostPixels
    guard !overflows, pixels <= most else {
      return ImageFailure(
        .unsupported, "too large: \(width) x \(height) pixels, and at most \(most / 1_000_000) million can be decoded")
    }
    // Drawings have no pixels of their own.
    guard format != .svg else { return nil }
    let (free, perByte) =
      format == .jpeg
      ? (Self.freeJPEGPixels, Self.mostJPEGPixelsPerByte) : (Self.freePixels, Self.mostPixelsPerByte)
    let (perBytes, isMany) = byteCount.multipliedReportingOverflow(by: perByte)
    guard isMany || pixels <= free || pixels <= perBytes else {
      return ImageFailure(
        .damaged, "\(byteCount) bytes cannot hold the \(width) x \(height) pixels that the file claims")
    }
    return nil
  }
}
