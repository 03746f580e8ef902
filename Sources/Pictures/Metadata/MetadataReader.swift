import CMedia
import Calls

/// Reads the metadata of media files. Runs in a worker, because files may be malicious.
enum MetadataReader {
  /// Reads the metadata of one file.
  ///
  /// - Throws: ``ImageFailure`` when the file cannot be read or is not a picture.
  static func read(_ file: OpenFile) throws(ImageFailure) -> MediaMetadata {
    let format = try format(of: file)
    var metadata = MediaMetadata(format: format, contentHash: try file.sha256())
    let structure = FileStructure(of: file, format: format)
    metadata.width = structure.size?.width
    metadata.height = structure.size?.height
    // Exiv2 must see pictures only: it crashes or hangs on some videos.
    if let tags = MetadataTags(file) {
      if metadata.width == nil, let size = tags.size { (metadata.width, metadata.height) = (size.width, size.height) }
      metadata.read(tags, takenBefore: ExifDateTime.lastPossibleDay())
    }
    // TIFF stores its structure in EXIF tags, so that the mere presence of tags proves nothing; only descriptive ones count.
    metadata.needsDecoding = !structure.isIntact || !(metadata.hasMetadata || structure.hasPicture)
    return metadata
  }

  private static func format(of file: OpenFile) throws(ImageFailure) -> MediaFormat {
    guard file.sizeBytes > 0 else { throw ImageFailure(.unknownFormat, "the file is empty", problem: .empty) }
    switch DetectedFormat(try file.bytes(at: 0, count: DetectedFormat.neededBytes)) {
    case .picture(let format): return format
    case .unsupported(let name, let reason): throw ImageFailure(.unsupported, reason, subject: name)
    case .unknown: throw ImageFailure(.unknownFormat, "not a picture")
    }
  }
}
