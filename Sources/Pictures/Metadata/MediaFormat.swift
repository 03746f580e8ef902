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
}
