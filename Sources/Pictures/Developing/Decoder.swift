import CMedia
import CameraNames
import Glibc

/// Gets pixels out of files. Runs in a worker, since files may be hostile.
enum Decoder {
  /// A picture, turned as its orientation says.
  ///
  /// - Parameter fit: Says how large a picture of this size, already turned, is needed; larger pictures are decoded
  ///   smaller, which for JPEG saves most of the work.
  static func decode(
    _ path: String, fit: (_ width: Int, _ height: Int) -> (width: Int, height: Int)
  ) throws(ImageFailure) -> Raster {
    let source = try OrientedSource(path: path)
    let decoded = try pixels(of: path) { width, height in
      let needed = source.isTurned ? fit(height, width) : fit(width, height)
      return source.isTurned ? (needed.height, needed.width) : needed
    }
    return decoded.raster.oriented(source.remainingOrientation(loaderSays: decoded.loaderOrientation))
  }

  /// Whether a file holds a picture at all: what is wrong with it, nil for nothing.
  ///
  /// - Throws: ``ImageFailure`` when not even a part of it can be decoded.
  static func problem(of path: String) throws(ImageFailure) -> String? {
    try pixels(of: path) { width, height in (max(1, width / 8), max(1, height / 8)) }.problem
  }

  private struct Decoded {
    let raster: Raster
    let loaderOrientation: Int
    let problem: String?
  }

  private static func pixels(
    of path: String, fit: (_ width: Int, _ height: Int) -> (width: Int, height: Int)
  ) throws(ImageFailure) -> Decoded {
    var pixels = cmedia_pixels()
    var message = [CChar](repeating: 0, count: 256)
    let outcome = withoutActuallyEscaping(fit) { fit in
      withUnsafePointer(to: fit) { context in
        cmedia_pixels_decode(path, askFit, UnsafeMutableRawPointer(mutating: context), &pixels, &message, message.count)
      }
    }
    let words = ExifText.clean(message.lazy.map(UInt8.init(bitPattern:)))
    guard outcome == CMEDIA_DECODED, let rgba = pixels.rgba else { throw failure(outcome, words) }
    defer { cmedia_free(rgba) }
    let (width, height) = (Int(pixels.width), Int(pixels.height))
    let raster = Raster(
      width: width, height: height, bytes: Array(UnsafeBufferPointer(start: rgba, count: 4 * width * height)))
    let problem = pixels.is_partial == 0 ? nil : "only a part of the picture is there" + (words.map { ": \($0)" } ?? "")
    return Decoded(raster: raster, loaderOrientation: Int(pixels.orientation), problem: problem)
  }

  private static func failure(_ outcome: cmedia_outcome, _ words: String?) -> ImageFailure {
    // The pool words it, as it does when memory runs out in the middle of a library.
    if outcome == CMEDIA_OUT_OF_MEMORY { exit(WorkerProcess.memoryExitCode) }
    let detail = words.map { ": \($0)" } ?? ""
    return switch outcome {
    case CMEDIA_UNREADABLE: ImageFailure(.unreachable, "cannot be read\(detail)")
    case CMEDIA_UNKNOWN_FORMAT: ImageFailure(.unsupported, "no loader knows this kind of picture")
    default: ImageFailure(.damaged, "the picture is damaged\(detail)")
    }
  }
}

/// The type of ``Decoder``'s question, as it passes through C.
private typealias Fit = (_ width: Int, _ height: Int) -> (width: Int, height: Int)

private let askFit: cmedia_fit = { context, width, height, fittedWidth, fittedHeight in
  guard let context, let fittedWidth, let fittedHeight else { return }
  let needed = context.assumingMemoryBound(to: Fit.self).pointee(Int(width), Int(height))
  fittedWidth.pointee = Int32(clamping: needed.width)
  fittedHeight.pointee = Int32(clamping: needed.height)
}

/// What turning is left to do, by format.
private struct OrientedSource {
  private let format: MediaFormat?
  private let orientation: Int

  init(path: String) throws(ImageFailure) {
    let file = try MediaFile(path: path)
    guard case .picture(let format) = DetectedFormat(try file.bytes(at: 0, count: DetectedFormat.neededBytes)) else {
      self.format = nil
      orientation = 1
      return
    }
    self.format = format
    switch format {
    // libheif turns by the file's own `irot` and `imir`, beside which EXIF is but a copy (ISO/IEC 23008-12, 6.5.10).
    case .heif, .avif, .gif: orientation = 1
    case .jpeg, .png, .webp, .tiff:
      orientation = Metadata(path: path).flatMap(\.orientation) ?? 1
    }
  }

  /// Whether width and height change places.
  var isTurned: Bool { orientation >= 5 }

  /// TIFF's loader mirrors by itself and says what it left; the others leave everything and may say nothing.
  func remainingOrientation(loaderSays left: Int) -> Int {
    format == .tiff ? left : orientation
  }
}
