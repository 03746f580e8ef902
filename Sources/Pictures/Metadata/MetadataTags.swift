import CMedia
import Calls
import CameraNames
import Glibc

/// The EXIF, IPTC and XMP tags of one media file, by their Exiv2 names ("Exif.Photo.ExposureTime").
final class MetadataTags {
  /// The tags as C has them.
  let handle: OpaquePointer

  /// Reads a file's tags; nil where there are none that can be read.
  ///
  /// Where Exiv2 refuses the file, or overlooks its EXIF block, the metadata are found by the file's structure; see
  /// ``EmbeddedMetadata``. That of HEIF and AVIF is always followed, because Exiv2 0.27 supports only a part of it.
  init?(_ file: OpenFile) {
    guard let handle = Self.open(file) else { return nil }
    self.handle = handle
  }

  /// Reads the tags of XMP in UTF-8; nil where there are none.
  init?(xmp: [UInt8]) {
    guard xmp.first == UInt8(ascii: "<"), let handle = cmedia_metadata_open_bytes(xmp, xmp.count) else { return nil }
    self.handle = handle
  }

  deinit {
    cmedia_metadata_close(handle)
  }

  private static func open(_ file: OpenFile) -> OpaquePointer? {
    let format = format(of: file)
    if format == .heif || format == .avif, let handle = openEmbedded(file, format) { return handle }
    var message = [CChar](repeating: 0, count: 256)
    let whole = cmedia_metadata_open(file.descriptor, &message, message.count)
    if let whole, cmedia_metadata_has_exif(whole) != 0 { return whole }
    guard let embedded = openEmbedded(file, format) else { return whole }
    // A block without tags is not an improvement.
    guard whole == nil || cmedia_metadata_has_exif(embedded) != 0 else {
      cmedia_metadata_close(embedded)
      return whole
    }
    if let whole { cmedia_metadata_close(whole) }
    return embedded
  }

  private static func openEmbedded(_ file: OpenFile, _ format: MediaFormat?) -> OpaquePointer? {
    guard let format, let embedded = EmbeddedMetadata(file, format: format) else { return nil }
    let container = embedded.container
    return cmedia_metadata_open_bytes(container, container.count)
  }

  private static func format(of file: OpenFile) -> MediaFormat? {
    do throws(ImageFailure) {
      let head = try file.bytes(at: 0, count: DetectedFormat.neededBytes)
      guard case .picture(let format) = DetectedFormat(head) else { return nil }
      return format
    } catch {
      return nil
    }
  }

  /// Width and height in pixels as stored; nil where the file's structure does not state them.
  var size: (width: Int, height: Int)? {
    var (width, height): (Int32, Int32) = (0, 0)
    cmedia_metadata_size(handle, &width, &height)
    return width > 0 && height > 0 ? (Int(width), Int(height)) : nil
  }

  /// EXIF orientation, 1 to 8; nil where the tag is missing or invalid.
  var orientation: Int? {
    first(["Exif.Image.Orientation", "Xmp.tiff.Orientation"]).flatMap { Int($0) }.flatMap {
      (1...8).contains($0) ? $0 : nil
    }
  }

  /// A tag's value as written, sanitised; nil when it is missing or blank.
  func value(_ tag: String) -> String? {
    written(tag).flatMap { ExifText.clean($0) }
  }

  /// A tag's value in words, sanitised; nil when it is missing or blank, or when Exiv2 has no word for the number.
  func interpretedValue(_ tag: String) -> String? {
    // Exiv2 writes a number that it cannot interpret in brackets.
    guard let value = bytes(cmedia_metadata_interpreted_value(handle, tag)).flatMap({ ExifText.clean($0) }),
      !value.hasPrefix("(")
    else { return nil }
    return value
  }

  /// The value of the first of several tags that has one.
  func first(_ tags: [String]) -> String? {
    tags.lazy.compactMap { self.value($0) }.first
  }

  /// A tag's value as Exiv2 writes it, in bytes of no certain encoding; nil when it is missing.
  func written(_ tag: String) -> [UInt8]? {
    bytes(cmedia_metadata_value(handle, tag))
  }

  /// The first language of a text that XMP may hold in several, of which Exiv2 writes the first as `lang="x-default" Harbour`; nil
  /// when it is missing or blank.
  func language(_ tag: String) -> String? {
    guard let text = value(tag) else { return nil }
    guard text.hasPrefix("lang=\""), let end = text.dropFirst(6).firstIndex(of: "\"") else { return text }
    return ExifText.clean(String(text[text.index(after: end)...]))
  }

  /// All values of a tag of XMP or IPTC, sanitised; empty when it is missing.
  func values(_ tag: String) -> [String] {
    guard let list = cmedia_metadata_values(handle, tag) else { return [] }
    defer { cmedia_free_values(list) }
    var values: [String] = []
    var index = 0
    while let text = list[index] {
      let bytes = UnsafeBufferPointer(start: text, count: strlen(text)).lazy.map(UInt8.init(bitPattern:))
      if let value = ExifText.clean(bytes) { values.append(value) }
      index += 1
    }
    return values
  }

  /// The bytes of a tag's value as stored; nil when it is missing or empty.
  func raw(_ tag: String) -> [UInt8]? {
    var count = 0
    guard let bytes = cmedia_metadata_raw_value(handle, tag, &count) else { return nil }
    defer { cmedia_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// Copies the bytes of a string from C, and frees it.
  private func bytes(_ text: UnsafeMutablePointer<CChar>?) -> [UInt8]? {
    guard let text else { return nil }
    defer { cmedia_free(text) }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
  }
}
