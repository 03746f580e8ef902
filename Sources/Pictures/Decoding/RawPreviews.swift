import CMedia
import Calls

/// The pictures that a camera has put into a raw file, which are shown in place of the sensor's data.
struct RawPreviews {
  private let name: String
  private let tags: MetadataTags?

  /// The previews of a raw file; nil for a file that is not raw.
  ///
  /// - Parameters:
  ///   - head: The first ``DetectedFormat/neededBytes`` bytes of the file.
  ///   - format: The format that they indicate.
  ///   - tags: The file's tags, if it has any that can be read.
  init?(head: [UInt8], format: MediaFormat, tags: MetadataTags?) {
    guard let name = RawFormat.name(head: head, format: format, tags: tags) else { return nil }
    self.name = name
    self.tags = tags
  }

  /// Decodes the smallest preview that is large enough and shows all of the picture; the next best one where it is damaged.
  ///
  /// - Throws: ``ImageFailure`` when there is none.
  func decode(detail: PictureDetail, fit: @escaping PictureDecoder.Fit) throws(ImageFailure) -> DecodedPicture {
    var failure = ImageFailure.noPreview(name)
    guard let tags else { throw failure }
    for index in Self.ranking(tags.previewSizes, fit: { detail.least(of: fit($0, $1)) }) {
      guard let bytes = tags.preview(index), let format = Self.format(of: bytes) else { continue }
      do throws(ImageFailure) {
        return try DecodedPicture(.memory(bytes), format, detail: detail, fit: fit)
      } catch {
        failure = ImageFailure(
          error.kind, "\(name): the preview cannot be shown: \(error.reason)", problem: error.problem, subject: name)
      }
    }
    throw failure
  }

  /// The previews from the best to the worst, by their numbers.
  ///
  /// The largest one shows what the camera took; small ones often have black bars or are cropped, and only stand in where
  /// nothing else can be decoded.
  static func ranking(_ sizes: [(width: Int, height: Int)], fit: PictureDecoder.Fit) -> [Int] {
    let ascending = sizes.indices.sorted { sizes[$0].width * sizes[$0].height < sizes[$1].width * sizes[$1].height }
    guard let largest = ascending.last, sizes[largest].width > 0, sizes[largest].height > 0 else { return ascending }
    let needed = fit(sizes[largest].width, sizes[largest].height)
    let suitable = ascending.filter { index in
      isLargeEnough(sizes[index].width, for: needed.width) && isLargeEnough(sizes[index].height, for: needed.height)
        && hasSameShape(sizes[index], sizes[largest])
    }
    let rest = ascending.reversed().filter { !suitable.contains($0) }
    return suitable + rest
  }

  /// The format of a preview; nil for one that no camera writes.
  private static func format(of preview: [UInt8]) -> MediaFormat? {
    guard case .picture(let format) = DetectedFormat(Array(preview.prefix(DetectedFormat.neededBytes))) else {
      return nil
    }
    return [.jpeg, .tiff].contains(format) ? format : nil
  }

  /// Whether a length suffices; a fiftieth less does, because the proportions of previews are rounded.
  private static func isLargeEnough(_ length: Int, for needed: Int) -> Bool { length >= needed - needed / 50 }

  private static func hasSameShape(_ one: (width: Int, height: Int), _ other: (width: Int, height: Int)) -> Bool {
    let (ours, theirs) = (Double(one.width) * Double(other.height), Double(other.width) * Double(one.height))
    return abs(ours - theirs) <= 0.03 * max(ours, theirs)
  }
}

/// The raw formats, by their first bytes or, where those are TIFF's, by their tags.
enum RawFormat {
  private static let signatures: [(name: String, bytes: [UInt8], offset: Int)] = [
    ("Canon CRW", [0x49, 0x49, 0x1A, 0, 0, 0] + Array("HEAPCCDR".utf8), 0),
    ("Canon CR3", Array("ftypcrx ".utf8), 4),
    ("Fujifilm RAF", Array("FUJIFILMCCD-RAW".utf8), 0),
    ("Olympus ORF", Array("IIRO".utf8), 0), ("Olympus ORF", Array("IIRS".utf8), 0),
    ("Olympus ORF", Array("MMOR".utf8), 0),
    ("Panasonic RW2", [0x49, 0x49, 0x55, 0], 0),
    ("Minolta MRW", [0, 0x4D, 0x52, 0x4D], 0),
  ]

  /// Values of PhotometricInterpretation: a colour filter array (TIFF/EP) and linear raw (DNG).
  private static let rawInterpretations: Set<String> = ["32803", "34892"]
  /// Values of Compression that only raw files have: Sony, Nikon, Kodak and Pentax.
  private static let rawCompressions: Set<String> = ["32767", "34713", "262", "65000", "65535"]
  /// Where Exiv2 puts the directories of a TIFF file.
  private static let groups = ["Image"] + (1...9).map { "SubImage\($0)" } + ["Image2", "Image3"]

  /// The name of the raw format whose signature a file begins with; nil if it has none.
  static func name(head: [UInt8]) -> String? {
    signatures.first { head.dropFirst($0.offset).starts(with: $0.bytes) }?.name
  }

  /// The name of a raw format; nil for a file that is not raw.
  static func name(head: [UInt8], format: MediaFormat, tags: MetadataTags?) -> String? {
    if let name = name(head: head) { return name }
    guard format == .tiff else { return nil }
    if head.dropFirst(8).starts(with: "CR".utf8) { return "Canon CR2" }
    guard let tags else { return nil }
    if tags.value("Exif.Image.DNGVersion") != nil { return "DNG" }
    if isNegative(tags) { return makerName(tags) }
    return nil
  }

  /// Whether a file that is built like TIFF, and whose picture TIFF's library does not decode, is a camera's raw file: it has
  /// a maker's note, or a directory below its first one.
  static func name(ofUndecodable tags: MetadataTags?) -> String? {
    guard let tags, tags.value("Exif.Image.Make") != nil else { return nil }
    let isOfCamera =
      tags.raw("Exif.Photo.MakerNote") != nil || tags.raw("Exif.Image.DNGPrivateData") != nil
      || tags.value("Exif.SubImage1.NewSubfileType") != nil || tags.value("Exif.SubImage1.ImageWidth") != nil
    return isOfCamera ? makerName(tags) : nil
  }

  /// The name of a maker's raw format; `raw picture` for other makers.
  private static func makerName(_ tags: MetadataTags) -> String {
    let make = (tags.value("Exif.Image.Make") ?? "").lowercased()
    return makers.first { make.hasPrefix($0.make) }?.name ?? "raw picture"
  }

  private static let makers: [(make: String, name: String)] = [
    ("sony", "Sony ARW"), ("nikon", "Nikon NEF"), ("pentax", "Pentax PEF"), ("ricoh", "Pentax PEF"),
    ("samsung", "Samsung SRW"), ("hasselblad", "Hasselblad 3FR"), ("kodak", "Kodak raw"),
    ("eastman kodak", "Kodak raw"),
    ("phase one", "Phase One IIQ"), ("leaf", "Leaf MOS"), ("mamiya", "Mamiya MEF"), ("epson", "Epson ERF"),
    ("seiko epson", "Epson ERF"),
  ]

  private static func isNegative(_ tags: MetadataTags) -> Bool {
    groups.contains { group in
      tags.value("Exif.\(group).PhotometricInterpretation").map(rawInterpretations.contains) == true
        || tags.value("Exif.\(group).Compression").map(rawCompressions.contains) == true
    }
  }
}

extension MetadataTags {
  /// The orientation of a raw file of Panasonic, 1 to 8; nil where the tag is missing or invalid.
  var panasonicOrientation: Int? {
    value("Exif.PanasonicRaw.Orientation").flatMap { Int($0) }.flatMap { (1...8).contains($0) ? $0 : nil }
  }

  /// The sizes in pixels of the pictures within the file, from the smallest number of bytes to the largest; 0 where a size is
  /// not known.
  var previewSizes: [(width: Int, height: Int)] {
    (0..<cmedia_metadata_preview_count(handle)).map { index in
      var (width, height, byteCount): (Int32, Int32, Int) = (0, 0, 0)
      cmedia_metadata_preview_size(handle, index, &width, &height, &byteCount)
      return (max(0, Int(width)), max(0, Int(height)))
    }
  }

  /// A picture within the file, by its place in ``previewSizes``; nil when it cannot be read.
  func preview(_ index: Int) -> [UInt8]? {
    var count = 0
    guard let bytes = cmedia_metadata_preview(handle, Int32(index), &count) else { return nil }
    defer { cmedia_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
