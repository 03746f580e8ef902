import CMedia

/// The libraries that read media files, for whoever reports what is at work.
public enum MediaLibraries {
  /// Each by name with its version.
  public static var versions: [(name: String, version: String)] {
    let gexiv2 = cmedia_gexiv2_version()
    return [
      ("chafa", String(cString: cmedia_chafa_version())),
      ("gexiv2", "\(gexiv2 / 10_000).\(gexiv2 / 100 % 100).\(gexiv2 % 100)"),
      ("gdk-pixbuf", String(cString: cmedia_pixbuf_version())),
    ]
  }
}
