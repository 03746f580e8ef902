import CMedia
import Calls
import CameraNames
import Glibc

/// The pixels of a picture as its decoder returns them, at about the size that was wanted.
struct DecodedPicture {
  /// The pixels, in the picture's own colours.
  var raster: Raster
  /// The picture's own width and height, in any unit: the raster may have been scaled differently in both directions.
  let shape: (width: Int, height: Int)
  /// The EXIF orientation that the decoder has read, 1 to 8; 1 if it has read none.
  let orientation: Int
  /// The colours that the pixels are in; nil where the file does not state them.
  let colours: PictureColours?
  /// A description of what is missing; nil if the picture is complete.
  let problem: String?

  /// Decodes a picture of a known format.
  ///
  /// - Parameters:
  ///   - detail: The shares of the wanted size that suffice.
  ///   - fit: Returns the size that is wanted of a picture of a size, both before any orientation.
  /// - Throws: ``ImageFailure`` with the reason why there are no pixels.
  init(
    _ source: PictureBytes, _ format: MediaFormat, detail: PictureDetail, fit: @escaping PictureDecoder.Fit
  ) throws(ImageFailure) {
    let decoder = FormatDecoder(format)
    let budget = PixelBudget(byteCount: source.count, format: format)
    if let size = try ClaimedSize(source, format), let refusal = budget.refusal(size.width, size.height) {
      throw refusal
    }
    let request = FitRequest(fit: fit, detail: detail, budget: budget)
    var pixels = cmedia_pixels()
    var message = [CChar](repeating: 0, count: 256)
    let outcome = decoder.decode(source, request, &pixels, &message)
    defer {
      cmedia_free(pixels.rgba)
      cmedia_free(pixels.profile)
    }
    guard outcome == CMEDIA_DECODED, let rgba = pixels.rgba else {
      let details = ExifText.clean(message.lazy.map(UInt8.init(bitPattern:)))
      throw request.refusal ?? decoder.failure(outcome, details)
    }
    let (width, height) = (Int(pixels.width), Int(pixels.height))
    raster = Raster(
      width: width, height: height, bytes: Array(UnsafeBufferPointer(start: rgba, count: 4 * width * height)))
    shape = request.asked ?? (width, height)
    orientation = (1...8).contains(pixels.orientation) ? Int(pixels.orientation) : 1
    colours = try PictureColours(pixels, source, format)
    problem = pixels.is_partial == 0 ? nil : "only a part of the picture is there"
  }
}

/// A decoder's question for the size that is wanted, and the reason if the picture was refused. Its address passes through C.
final class FitRequest {
  let fit: PictureDecoder.Fit
  let detail: PictureDetail
  let budget: PixelBudget
  private(set) var refusal: ImageFailure?
  /// The size that was last asked about, which is the picture's own.
  private(set) var asked: (width: Int, height: Int)?

  init(fit: @escaping PictureDecoder.Fit, detail: PictureDetail, budget: PixelBudget) {
    self.fit = fit
    self.detail = detail
    self.budget = budget
  }

  fileprivate func answer(_ width: Int, _ height: Int) -> cmedia_wanted {
    refusal = budget.refusal(width, height)
    asked = (width, height)
    guard refusal == nil else { return cmedia_wanted() }
    let wanted = fit(width, height)
    let least = detail.least(of: wanted)
    return cmedia_wanted(
      width: Int32(clamping: wanted.width), height: Int32(clamping: wanted.height),
      least_width: Int32(clamping: least.width), least_height: Int32(clamping: least.height))
  }
}

/// The function in C that decodes a format.
private struct FormatDecoder {
  private let format: MediaFormat

  init(_ format: MediaFormat) {
    self.format = format
  }

  func decode(
    _ source: PictureBytes, _ request: FitRequest, _ pixels: inout cmedia_pixels, _ message: inout [CChar]
  ) -> cmedia_outcome {
    source.withSource { source in
      message.withUnsafeMutableBufferPointer { message in
        var decoding = cmedia_decoding(
          source: source, fit: callFit, context: Unmanaged.passUnretained(request).toOpaque(),
          message: message.baseAddress, message_size: message.count)
        return switch format {
        case .jpeg: cmedia_jpeg_decode(&decoding, &pixels)
        case .heif, .avif: cmedia_heif_decode(&decoding, &pixels)
        case .tiff, .raw: cmedia_tiff_decode(&decoding, &pixels)
        case .jpeg2000: cmedia_jpeg2000_decode(&decoding, &pixels)
        case .png: cmedia_png_decode(&decoding, &pixels)
        case .gif, .webp, .bmp, .svg: cmedia_pixbuf_decode(&decoding, format.mediaType, &pixels)
        }
      }
    }
  }

  /// The failure for an outcome; `details` is the library's message.
  func failure(_ outcome: cmedia_outcome, _ details: String?) -> ImageFailure {
    // The pool words this failure, as it does when memory runs out within a library.
    if outcome == CMEDIA_OUT_OF_MEMORY { exit(WorkerProcess.memoryExitCode) }
    let details = details.map { ": \($0)" } ?? ""
    return switch outcome {
    case CMEDIA_UNREADABLE: ImageFailure(.unreachable, "cannot be read\(details)")
    case CMEDIA_UNKNOWN_FORMAT:
      ImageFailure(.unsupported, "\(format.rawValue): gdk-pixbuf has no loader for it", subject: format.rawValue)
    case CMEDIA_LIBRARY_MISSING: ImageFailure(.unsupported, "\(format.rawValue) cannot be decoded\(details)")
    case CMEDIA_UNSUPPORTED:
      ImageFailure(
        .unsupported, "\(library) cannot decode this picture\(details)", problem: .undecodable, subject: library)
    // libheif of a distribution is often older than the phone, so that it may be wrong about the file.
    case CMEDIA_DAMAGED where format == .heif || format == .avif:
      ImageFailure(
        .damaged, "\(library) cannot read this picture\(details)", problem: .undecodable, subject: library)
    default: ImageFailure(.damaged, "the picture is damaged\(details)")
    }
  }

  /// The name and version of the format's library.
  private var library: String {
    switch format {
    case .jpeg: MediaLibraries.name(of: CMEDIA_LIBJPEG)
    case .heif, .avif: MediaLibraries.name(of: CMEDIA_LIBHEIF)
    case .tiff, .raw: MediaLibraries.name(of: CMEDIA_LIBTIFF)
    case .jpeg2000: MediaLibraries.name(of: CMEDIA_LIBOPENJP2)
    case .png: MediaLibraries.name(of: CMEDIA_LIBPNG)
    case .gif, .webp, .bmp, .svg: "gdk-pixbuf"
    }
  }
}

private let callFit: cmedia_fit = { context, width, height, wanted in
  guard let context, let wanted else { return }
  wanted.pointee = Unmanaged<FitRequest>.fromOpaque(context).takeUnretainedValue().answer(Int(width), Int(height))
}
