import Calls

/// Reads sidecars in XMP. Runs in a worker, because files may be malicious.
enum SidecarReader {
  /// The largest sidecar that is read. Raw converters keep their whole history in it, which is a hundred times smaller.
  private static let limitBytes = 16 << 20

  /// Reads one sidecar.
  ///
  /// - Throws: ``ImageFailure`` when the file cannot be read or is not XMP.
  static func read(_ file: OpenFile) throws(ImageFailure) -> MediaDescription {
    guard file.sizeBytes <= limitBytes else { throw ImageFailure(.unsupported, "the sidecar is larger than 16 MB") }
    if let text = try utf8(file) {
      guard let tags = MetadataTags(xmp: text) else { throw notASidecar }
      return tags.description
    }
    // Exiv2 goes by the content, and must not see a video.
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var head = try file.bytes(at: 0, count: 64)[...]
    if head.starts(with: byteOrderMark) { head = head.dropFirst(3) }
    guard head.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "<"), let tags = MetadataTags(file) else {
      throw notASidecar
    }
    return tags.description
  }

  private static let notASidecar = ImageFailure(.unknownFormat, "not an XMP sidecar")

  /// The text of a sidecar in UTF-16, which Exiv2 does not read, in UTF-8 and without its XML declaration; nil for one in UTF-8.
  private static func utf8(_ file: OpenFile) throws(ImageFailure) -> [UInt8]? {
    guard UTF16Text.decoded(try file.bytes(at: 0, count: 2)) != nil else { return nil }
    return UTF16Text.document(try file.bytes(at: 0, count: file.sizeBytes))
  }
}
