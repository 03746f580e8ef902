import CMedia
import Calls

/// Decodes the pixels of pictures. Runs in a worker, because files may be malicious.
enum PictureDecoder {
  /// Returns the size that is needed of a picture of a size in pixels. Both are at least 1.
  typealias Fit = (_ width: Int, _ height: Int) -> (width: Int, height: Int)

  /// Decodes a picture, converts it to sRGB and applies its orientation.
  ///
  /// - Parameters:
  ///   - detail: The shares of the wanted size that suffice.
  ///   - fit: Returns the size that is wanted of a picture of this size, with the orientation applied. Larger pictures
  ///     are decoded at a smaller size, which for JPEG saves most of the work.
  /// - Returns: The pixels, and the picture's own width and height in any unit.
  static func decode(
    _ file: OpenFile, detail: PictureDetail, fit: @escaping Fit
  ) throws(ImageFailure) -> (raster: Raster, shape: (width: Int, height: Int)) {
    let picture = try StoredPicture(file)
    var decoded = try pixels(of: picture, detail: picture.swapsSides ? detail.turned : detail) { width, height in
      let needed = picture.swapsSides ? fit(height, width) : fit(width, height)
      return picture.swapsSides ? (needed.height, needed.width) : needed
    }
    (decoded.colours ?? picture.colours)?.convert(&decoded.raster)
    let orientation = picture.orientation ?? decoded.orientation
    let shape = orientation >= 5 ? (decoded.shape.height, decoded.shape.width) : decoded.shape
    return (decoded.raster.oriented(orientation), shape)
  }

  /// Decodes a picture at exactly the size that is wanted of it, or at its own if that is smaller.
  static func decode(_ file: OpenFile, fit: @escaping Fit) throws(ImageFailure) -> Raster {
    try decode(file, detail: .all, fit: fit).raster
  }

  /// Decodes a picture at a small size and returns a description of what is missing of it; nil if it is complete.
  ///
  /// - Throws: ``ImageFailure`` when no part of it can be decoded.
  static func problem(of file: OpenFile) throws(ImageFailure) -> String? {
    try pixels(of: StoredPicture(file), detail: .all) { width, height in (max(1, width / 8), max(1, height / 8)) }
      .problem
  }

  private static func pixels(
    of picture: StoredPicture, detail: PictureDetail, fit: @escaping Fit
  ) throws(ImageFailure) -> DecodedPicture {
    switch picture.content {
    case .raw(let previews): return try previews.decode(detail: detail, fit: fit)
    case .bytes(let source, let format):
      do throws(ImageFailure) {
        return try DecodedPicture(source, format, detail: detail, fit: fit)
      } catch {
        throw picture.explained(error)
      }
    }
  }
}

/// The shares of the wanted size from which a decoder may scale up.
struct PictureDetail: Equatable {
  /// The share of the width, 0 to 1.
  let width: Double
  /// The share of the height, 0 to 1.
  let height: Double

  /// The wanted size itself.
  static let all = PictureDetail(width: 1, height: 1)

  /// The shares with the picture turned by a quarter.
  var turned: PictureDetail { PictureDetail(width: height, height: width) }

  /// Returns the least size of a wanted size, at least 1 each.
  func least(of wanted: (width: Int, height: Int)) -> (width: Int, height: Int) {
    (max(1, Int(Double(wanted.width) * width)), max(1, Int(Double(wanted.height) * height)))
  }
}

/// A picture file before it is decoded: where its pixels are, and how they are to be turned and coloured.
private struct StoredPicture {
  enum Content {
    case bytes(PictureBytes, MediaFormat)
    case raw(RawPreviews)
  }

  let content: Content
  /// The EXIF orientation that is applied after decoding; nil where only the decoder knows it.
  let orientation: Int?
  /// The colours by EXIF, for a picture that does not state them itself.
  let colours: PictureColours?

  /// Whether width and height are exchanged, as far as EXIF says.
  let swapsSides: Bool

  /// The raw format that a file of TIFF's structure has if it cannot be decoded; nil for none.
  private let undecodableRaw: String?
  /// Whether the file ends before the parts that it states.
  private let isCut: Bool

  /// The failure of the decoder, with what the file's structure says about it: a library cannot tell a cut file from one that
  /// is newer than the library, nor a raw file from a damaged TIFF.
  func explained(_ failure: ImageFailure) -> ImageFailure {
    guard failure.problem == .damaged || failure.problem == .undecodable else { return failure }
    if let undecodableRaw { return .noPreview(undecodableRaw) }
    return isCut ? ImageFailure(.damaged, "the file ends before its picture does", problem: .incomplete) : failure
  }

  init(_ file: OpenFile) throws(ImageFailure) {
    let head = try file.bytes(at: 0, count: DetectedFormat.neededBytes)
    guard case .picture(let format) = DetectedFormat(head) else {
      throw ImageFailure(.unsupported, "the picture's format is not supported")
    }
    isCut = format == .heif || format == .avif ? try FileStructure.isCutISOMedia(file) : false
    switch format {
    case .heif, .avif:
      // libheif applies the file's own `irot` and `imir`, of which EXIF contains only a copy (ISO/IEC 23008-12, 6.5.10).
      content = .bytes(try Self.heif(file, format), format)
      (orientation, swapsSides, colours, undecodableRaw) = (1, false, nil, nil)
    case .gif:
      content = .bytes(try Self.gif(file), format)
      (orientation, swapsSides, colours, undecodableRaw) = (1, false, nil, nil)
    case .bmp, .svg:
      content = .bytes(format == .svg ? try Drawing.contents(of: file) : .file(file), format)
      (orientation, swapsSides, colours, undecodableRaw) = (1, false, nil, nil)
    case .jpeg, .png, .webp, .tiff, .jpeg2000, .raw:
      let tags = MetadataTags(file)
      // Panasonic's raw files have a directory of their own, which Exiv2 gives another name.
      let stated = tags?.orientation ?? tags?.panasonicOrientation ?? 1
      (swapsSides, colours) = (stated >= 5, tags.flatMap(PictureColours.init(exif:)))
      undecodableRaw = format == .tiff ? RawFormat.name(ofUndecodable: tags) : nil
      if let previews = RawPreviews(head: head, format: format, tags: tags) {
        content = .raw(previews)
        orientation = stated
      } else {
        let frame = format == .webp ? try WebPFirstFrame(file) : nil
        content = .bytes(frame.map { .memory($0.bytes) } ?? .file(file), format)
        // TIFF's own picture may be another than the one that EXIF describes.
        orientation = format == .tiff ? nil : stated
      }
    }
  }

  /// The first frame of a GIF, unless it is too large; it may be larger than the screen that the file states.
  private static func gif(_ file: OpenFile) throws(ImageFailure) -> PictureBytes {
    let frame = try GIFFirstFrame(file)
    let budget = PixelBudget(byteCount: frame.source.count, format: .gif)
    if let area = frame.area, let refusal = budget.refusal(area.right, area.bottom) { throw refusal }
    return frame.source
  }

  /// A HEIF file as libheif accepts it, unless it takes too long.
  private static func heif(_ file: OpenFile, _ format: MediaFormat) throws(ImageFailure) -> PictureBytes {
    guard let meta = try HEIFMeta(file) else { return .file(file) }
    let budget = PixelBudget(byteCount: file.sizeBytes, format: format)
    let coded = try HEIFCodedItems(file, meta).pixelCounts
    let count = HEIFWork.pixelCount(meta: meta.content[...]) { coded[$0] ?? 0 }
    if let count, let refusal = budget.refusal(total: count) { throw refusal }
    return try HEIFReferences.repaired(file, meta).map(PictureBytes.memory) ?? .file(file)
  }
}
