import CMedia

/// The libraries that read media files, for diagnostics.
public enum MediaLibraries {
  /// The state of each library, with its version if it can be loaded.
  ///
  /// Reading this loads the libraries.
  public static var findings: [MediaLibraryFinding] { mediaFindings + [crypto] }

  private static var mediaFindings: [MediaLibraryFinding] {
    if let failure = cmedia_load() { return [.noneLoaded(libraryText: String(cString: failure))] }
    let gexiv2 = cmedia_gexiv2_version()
    let version = "\(gexiv2 / 10_000).\(gexiv2 / 100 % 100).\(gexiv2 % 100)"
    return [
      .version(name: "gexiv2", version: version),
      .version(name: "gdk-pixbuf", version: String(cString: cmedia_pixbuf_version())),
    ] + decoders.map(finding) + [drawings, webP]
  }

  /// The decoders' libraries; without formats, colour profiles.
  private static let decoders: [(decoder: cmedia_decoder, name: String, formats: [String])] = [
    (CMEDIA_LIBJPEG, "libjpeg-turbo", ["JPEG"]), (CMEDIA_LIBPNG, "libpng", ["PNG"]),
    (CMEDIA_LIBHEIF, "libheif", ["HEIC", "AVIF"]),
    (CMEDIA_LIBTIFF, "libtiff", ["TIFF"]), (CMEDIA_LIBOPENJP2, "OpenJPEG", ["JPEG 2000"]),
    (CMEDIA_LIBLCMS2, "Little CMS", []),
  ]

  private static func finding(_ decoder: cmedia_decoder, name: String, formats: [String]) -> MediaLibraryFinding {
    if let failure = cmedia_load_decoder(decoder) {
      let message = String(cString: failure)
      return formats.isEmpty
        ? .missingForColours(name: name, libraryText: message)
        : .missingForFormats(name: name, formats: formats, libraryText: message)
    }
    return .version(name: name, version: text { cmedia_decoder_version(decoder, $0, $1) })
  }

  private static var drawings: MediaLibraryFinding {
    var failure: UnsafePointer<CChar>?
    let version = text { failure = cmedia_svg_version($0, $1) }
    if let failure {
      return .missingForFormats(name: "librsvg", formats: ["SVG"], libraryText: String(cString: failure))
    }
    let hasLoader = cmedia_pixbuf_has_loader("image/svg+xml") != 0
    return hasLoader ? .version(name: "librsvg", version: version) : .withoutLoader(name: "librsvg", version: version)
  }

  private static var webP: MediaLibraryFinding {
    cmedia_pixbuf_has_loader("image/webp") != 0 ? .loader(format: "WebP") : .noLoader(format: "WebP")
  }

  private static var crypto: MediaLibraryFinding {
    if let failure = cmedia_load_crypto() {
      return .missing(name: "libcrypto", libraryText: String(cString: failure))
    }
    return .version(name: "libcrypto", version: String(cString: cmedia_crypto_version()))
  }

  /// Returns the name and version of a decoder's library, for messages about its limits: "libheif 1.15.1".
  static func name(of decoder: cmedia_decoder) -> String {
    guard let entry = decoders.first(where: { $0.decoder == decoder }) else { return "a library" }
    guard case .version(let name, let version) = finding(decoder, name: entry.name, formats: entry.formats) else {
      return entry.name
    }
    return "\(name) \(version)"
  }

  /// Returns the text that a function writes into a buffer of a length.
  private static func text(_ write: (UnsafeMutablePointer<CChar>?, Int) -> Void) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    buffer.withUnsafeMutableBufferPointer { write($0.baseAddress, $0.count) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
