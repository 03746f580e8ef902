import CMedia
import Calls
import CameraNames
import Glibc

/// The EXIF, IPTC and XMP tags of one media file, by their Exiv2 names ("Exif.Photo.ExposureTime").
final class MetadataTags {
  /// The tags as C has them.
  let handle: OpaquePointer

  /// Reads a file's tags; nil when Exiv2 cannot read any.
  init?(_ file: OpenFile) {
    var message = [CChar](repeating: 0, count: 256)
    guard let handle = cmedia_metadata_open(file.descriptor, &message, message.count) else { return nil }
    self.handle = handle
  }

  /// Reads the tags in the EXIF segment of a JPEG; nil when there are none.
  ///
  /// - Parameter tiff: The TIFF structure in the segment.
  init?(exif tiff: [UInt8]) {
    guard let handle = cmedia_metadata_open_exif(tiff, tiff.count) else { return nil }
    self.handle = handle
  }

  deinit {
    cmedia_metadata_close(handle)
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
    sanitised(cmedia_metadata_value(handle, tag))
  }

  /// A tag's value in words, sanitised; nil when it is missing or blank, or when Exiv2 has no word for the number.
  func interpretedValue(_ tag: String) -> String? {
    // Exiv2 writes a number that it cannot interpret in brackets.
    guard let value = sanitised(cmedia_metadata_interpreted_value(handle, tag)), !value.hasPrefix("(") else {
      return nil
    }
    return value
  }

  /// The value of the first of several tags that has one.
  func first(_ tags: [String]) -> String? {
    tags.lazy.compactMap { self.value($0) }.first
  }

  /// The title: that of XMP, of which Exiv2 writes the first language as `lang="x-default" Harbour`, otherwise that of IPTC.
  var title: String? {
    language("Xmp.dc.title") ?? value("Iptc.Application2.ObjectName")
  }

  /// The first language of a text that XMP may hold in several; nil when it is missing or blank.
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

  /// Copies and sanitises a string from C, and frees it.
  private func sanitised(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { cmedia_free(text) }
    return ExifText.clean(UnsafeBufferPointer(start: text, count: strlen(text)).lazy.map(UInt8.init(bitPattern:)))
  }
}
