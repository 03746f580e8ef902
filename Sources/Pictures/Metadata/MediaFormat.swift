/// The format of a media file, detected from its first bytes and never from its name.
public enum MediaFormat: String, CaseIterable, Sendable {
  /// JPEG, also with several pictures in one file (MPO).
  case jpeg = "JPEG"
  /// PNG.
  case png = "PNG"
  /// GIF.
  case gif = "GIF"
  /// WebP.
  case webp = "WebP"
  /// TIFF, DNG, and the cameras' raw formats that are built like TIFF.
  case tiff = "TIFF"
  /// HEIC and HEIF.
  case heif = "HEIF"
  /// AVIF.
  case avif = "AVIF"
  /// Cameras' raw formats that are not built like TIFF.
  case raw = "raw picture"
  /// Windows bitmaps.
  case bmp = "BMP"
  /// JPEG 2000, as a file or as a codestream on its own.
  case jpeg2000 = "JPEG 2000"
  /// Drawings in SVG.
  case svg = "SVG"

  /// The media type (IANA).
  var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .gif: "image/gif"
    case .webp: "image/webp"
    case .tiff: "image/tiff"
    case .heif: "image/heif"
    case .avif: "image/avif"
    case .raw: "application/octet-stream"
    case .bmp: "image/bmp"
    case .jpeg2000: "image/jp2"
    case .svg: "image/svg+xml"
    }
  }
}
