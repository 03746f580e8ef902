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
    ]
  }

  private static var cryptoVersion: (name: String, version: String) {
    if let failure = cmedia_load_crypto() { return ("libcrypto", "missing: \(String(cString: failure))") }
    return ("libcrypto", String(cString: cmedia_crypto_version()))
  }
}
