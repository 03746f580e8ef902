import CMedia

/// The libraries that read media files, for whoever reports what is at work.
public enum MediaLibraries {
  /// Each by name with its version; what is missing where they cannot be loaded, without which no picture can be read.
  public static var versions: [(name: String, version: String)] {
    if let failure = cmedia_load() { return [("media libraries", "missing: \(String(cString: failure))")] }
    let gexiv2 = cmedia_gexiv2_version()
    return [
      ("chafa", String(cString: cmedia_chafa_version())),
      ("gexiv2", "\(gexiv2 / 10_000).\(gexiv2 / 100 % 100).\(gexiv2 % 100)"),
      ("gdk-pixbuf", String(cString: cmedia_pixbuf_version())),
    ]
  }
}
