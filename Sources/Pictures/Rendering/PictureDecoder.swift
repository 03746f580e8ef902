import CMedia
import Calls
import CameraNames
import Glibc

/// Decodes the pixels of pictures. Runs in a worker, because files may be malicious.
enum PictureDecoder {
  /// Decodes a picture and applies its orientation.
  ///
  /// - Parameter fit: Returns the size that is needed of a picture of this size, with the orientation applied. Larger pictures
  ///   are decoded at a smaller size, which for JPEG saves most of the work.
  static func decode(
    _ file: OpenFile, fit: (_ width: Int, _ height: Int) -> (width: Int, height: Int)
  ) throws(ImageFailure) -> Raster {
    let orientation = try SourceOrientation(file)
    let decoded = try pixels(of: file) { width, height in
      let needed = orientation.swapsSides ? fit(height, width) : fit(width, height)
      return orientation.swapsSides ? (needed.height, needed.width) : needed
    }
    return decoded.raster.oriented(orientation.remaining(reportedByLoader: decoded.loaderOrientation))
  }

  /// Decodes a picture at a small size and returns a description of what is missing of it; nil if it is complete.
  ///
  /// - Throws: ``ImageFailure`` when no part of it can be decoded.
  static func problem(of file: OpenFile) throws(ImageFailure) -> String? {
    try pixels(of: file) { width, height in (max(1, width / 8), max(1, height / 8)) }.problem
  }

  private struct Decoded {
    let raster: Raster
    let loaderOrientation: Int
    let problem: String?
  }

  private static func pixels(
    of file: OpenFile, fit: (_ width: Int, _ height: Int) -> (width: Int, height: Int)
  ) throws(ImageFailure) -> Decoded {
    var pixels = cmedia_pixels()
    var message = [CChar](repeating: 0, count: 256)
    let outcome = withoutActuallyEscaping(fit) { fit in
      withUnsafePointer(to: fit) { context in
        cmedia_pixels_decode(
          file.descriptor, callFit, UnsafeMutableRawPointer(mutating: context), &pixels, &message, message.count)
      }
    }
    let details = ExifText.clean(message.lazy.map(UInt8.init(bitPattern:)))
    guard outcome == CMEDIA_DECODED, let rgba = pixels.rgba else { throw failure(outcome, details) }
    defer { cmedia_free(rgba) }
    let (width, height) = (Int(pixels.width), Int(pixels.height))
    let raster = Raster(
      width: width, height: height, bytes: Array(UnsafeBufferPointer(start: rgba, count: 4 * width * height)))
    let problem =
      pixels.is_partial == 0 ? nil : "only a part of the picture is there" + (details.map { ": \($0)" } ?? "")
    return Decoded(raster: raster, loaderOrientation: Int(pixels.orientation), problem: problem)
  }

  private static func failure(_ outcome: cmedia_outcome, _ details: String?) -> ImageFailure {
    // The pool words this failure, as it does when memory runs out within a library.
    if outcome == CMEDIA_OUT_OF_MEMORY { exit(WorkerProcess.memoryExitCode) }
    let details = details.map { ": \($0)" } ?? ""
    return switch outcome {
    case CMEDIA_UNREADABLE: ImageFailure(.unreachable, "cannot be read\(details)")
    case CMEDIA_UNKNOWN_FORMAT: ImageFailure(.unsupported, "the picture's format is not supported")
    default: ImageFailure(.damaged, "the picture is damaged\(details)")
    }
  }
}

/// The type of the `fit` function, whose address passes through C.
private typealias Fit = (_ width: Int, _ height: Int) -> (width: Int, height: Int)

private let callFit: cmedia_fit = { context, width, height, fittedWidth, fittedHeight in
  guard let context, let fittedWidth, let fittedHeight else { return }
  let needed = context.assumingMemoryBound(to: Fit.self).pointee(Int(width), Int(height))
  fittedWidth.pointee = Int32(clamping: needed.width)
  fittedHeight.pointee = Int32(clamping: needed.height)
}

/// The orientation of a file's picture, and which part of it the loader applies.
private struct SourceOrientation {
  private let format: MediaFormat?
  private let orientation: Int

  init(_ file: OpenFile) throws(ImageFailure) {
    guard case .picture(let format) = DetectedFormat(try file.bytes(at: 0, count: DetectedFormat.neededBytes)) else {
      self.format = nil
      orientation = 1
      return
    }
    self.format = format
    switch format {
    // libheif applies the file's own `irot` and `imir`, of which EXIF contains only a copy (ISO/IEC 23008-12, 6.5.10).
    case .heif, .avif, .gif: orientation = 1
    case .jpeg, .png, .webp, .tiff:
      orientation = MetadataTags(file).flatMap(\.orientation) ?? 1
    }
  }

  /// Whether width and height are exchanged.
  var swapsSides: Bool { orientation >= 5 }

  /// The orientation that is still to be applied. TIFF's loader applies some orientations and reports the rest; the others
  /// apply none and may report nothing.
  func remaining(reportedByLoader remaining: Int) -> Int {
    format == .tiff ? remaining : orientation
  }
}
