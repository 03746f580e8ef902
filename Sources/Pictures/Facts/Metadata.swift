import CMedia
import CameraNames
import Glibc

/// The metadata of one open file.
final class Metadata {
  private let handle: OpaquePointer

  /// Opens a file's metadata; nil when Exiv2 can read nothing of it.
  init?(path: String) {
    var message = [CChar](repeating: 0, count: 256)
    guard let handle = cmedia_metadata_open(path, &message, message.count) else { return nil }
    self.handle = handle
  }

  /// Opens the metadata in the EXIF segment of a JPEG; nil when there is none.
  ///
  /// - Parameter tiff: The TIFF structure that the segment holds.
  init?(exif tiff: [UInt8]) {
    guard let handle = cmedia_metadata_open_exif(tiff, tiff.count) else { return nil }
    self.handle = handle
  }

  deinit {
    cmedia_metadata_close(handle)
  }

  /// Width and height in pixels as stored, where the file's structure says so.
  var size: (width: Int, height: Int)? {
    var (width, height): (Int32, Int32) = (0, 0)
    cmedia_metadata_size(handle, &width, &height)
    return width > 0 && height > 0 ? (Int(width), Int(height)) : nil
  }

  /// EXIF orientation, 1 to 8; nil where the file has none or a wrong one.
  var orientation: Int? {
    first(["Exif.Image.Orientation", "Xmp.tiff.Orientation"]).flatMap { Int($0) }.flatMap {
      (1...8).contains($0) ? $0 : nil
    }
  }

  /// A tag's value as written, cleaned; nil when it is absent or blank.
  func value(_ tag: String) -> String? {
    take(cmedia_metadata_value(handle, tag))
  }

  /// A tag's value in words, cleaned; nil when it is absent, blank, or Exiv2 only shows the number in brackets.
  func wording(_ tag: String) -> String? {
    guard let wording = take(cmedia_metadata_wording(handle, tag)), !wording.hasPrefix("(") else { return nil }
    return wording
  }

  /// The first of some tags that is there.
  func first(_ tags: [String]) -> String? {
    tags.lazy.compactMap { self.value($0) }.first
  }

  /// What its maker called it: XMP's title, of which Exiv2 writes the first language as `lang="x-default" Harbour`,
  /// else IPTC's.
  var title: String? {
    guard let title = value("Xmp.dc.title") else { return value("Iptc.Application2.ObjectName") }
    guard title.hasPrefix("lang=\""), let end = title.dropFirst(6).firstIndex(of: "\"") else { return title }
    return ExifText.clean(String(title[title.index(after: end)...])) ?? value("Iptc.Application2.ObjectName")
  }

  private func take(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { cmedia_free(text) }
    return ExifText.clean(UnsafeBufferPointer(start: text, count: strlen(text)).lazy.map(UInt8.init(bitPattern:)))
  }
}
