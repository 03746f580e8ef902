import CMedia

/// The libraries that read media files, for diagnostics.
public enum MediaLibraries {
  /// The name and version of each library; a library that cannot be loaded has the loader's message as its version.
  ///
  /// Reading this loads the libraries.
  public static var versions: [(name: String, version: String)] { mediaVersions + [cryptoVersion] }

  private static var mediaVersions: [(name: String, version: String)] {
    if let failure = cmedia_load() { return [("media libraries", "missing: \(String(cString: failure))")] }
    let gexiv2 = cmedia_gexiv2_version()
    return [
      ("chafa", String(cString: cmedia_chafa_version())),
      ("gexiv2", "\(gexiv2 / 10_000).\(gexiv2 / 100 % 100).\(gexiv2 % 100)"),
      ("gdk-pixbuf", String(cString: cmedia_pixbuf_version())),
    ] + decoders.map { ($0.name, version(of: $0.decoder, for: $0.formats)) } + [drawings, webP]
  }

  private static let decoders: [(decoder: cmedia_decoder, name: String, formats: String)] = [
    (CMEDIA_LIBJPEG, "libjpeg-turbo", "JPEG"), (CMEDIA_LIBHEIF, "libheif", "HEIC and AVIF"),
    (CMEDIA_LIBTIFF, "libtiff", "TIFF"), (CMEDIA_LIBOPENJP2, "OpenJPEG", "JPEG 2000"),
    (CMEDIA_LIBLCMS2, "Little CMS", "colour profiles"),
  ]

  private static func version(of decoder: cmedia_decoder, for formats: String) -> String {
    if let failure = cmedia_load_decoder(decoder) { return "missing, for \(formats): \(String(cString: failure))" }
    return text { cmedia_decoder_version(decoder, $0, $1) }
  }

  private static var drawings: (name: String, version: String) {
    var failure: UnsafePointer<CChar>?
    let version = text { failure = cmedia_svg_version($0, $1) }
    if let failure { return ("librsvg", "missing, for SVG: \(String(cString: failure))") }
    let hasLoader = cmedia_pixbuf_has_loader("image/svg+xml") != 0
    return ("librsvg", hasLoader ? version : "\(version) without its loader for gdk-pixbuf")
  }

  private static var webP: (name: String, version: String) {
    ("WebP loader", cmedia_pixbuf_has_loader("image/webp") != 0 ? "found" : "missing")
  }

  /// The text that a function writes into a buffer of a length.
  private static func text(_ write: (UnsafeMutablePointer<CChar>?, Int) -> Void) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    buffer.withUnsafeMutableBufferPointer { write($0.baseAddress, $0.count) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The name and version of a decoder's library, for messages about what it cannot do: "libheif 1.15.1".
  static func name(of decoder: cmedia_decoder) -> String {
    let entry = decoders.first { $0.decoder == decoder }
    return entry.map { "\($0.name) \(version(of: decoder, for: $0.formats))" } ?? "a library"
  }

  private static var cryptoVersion: (name: String, version: String) {
    if let failure = cmedia_load_crypto() { return ("libcrypto", "missing: \(String(cString: failure))") }
    return ("libcrypto", String(cString: cmedia_crypto_version()))
  }
}
