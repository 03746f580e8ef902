/// The role of a file by its name, before it is read.
enum FileNameRole {
  /// Facts about another file, or the index of a program: never a medium, whatever is in it.
  case notMedia
  /// A file named as a photo, video or recording; with other content it is damaged.
  case media
  /// Any other file; only its content decides.
  case unknown

  /// Reads a file's name; case does not count.
  init(_ name: String) {
    let name = name.lowercased()
    let `extension` = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    self =
      if Self.otherNames.contains(name) || Self.otherExtensions.contains(`extension`) {
        .notMedia
      } else if Self.mediaExtensions.contains(`extension`) {
        .media
      } else {
        .unknown
      }
  }

  /// Reads the name at the end of a path.
  init(ofFile path: String) {
    self.init(path.split(separator: "/").last.map(String.init) ?? "")
  }

  /// Indexes and settings that programs leave among photos.
  private static let otherNames: Set<String> = [
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "picasa.ini", ".picasa.ini", ".ds_store",
    ".nomedia",
    "metadata.json", "autorun.inf", "zbthumbnail.info", "iphone.plist", "albumdata.xml",
  ]

  /// XMP; Google Takeout and others; Apple's edits; the thumbnails and low-resolution films of cameras; settings of raw converters.
  private static let otherExtensions: Set<String> = [
    "xmp", "json", "aae", "thm", "lrv", "ini", "db", "pp3", "dop", "cos", "nksc", "vrd", "on1", "arp", "lrtemplate",
  ]

  private static let mediaExtensions: Set<String> = [
    "jpg", "jpeg", "jpe", "jfif", "jps", "mpo", "insp", "png", "apng", "gif", "webp", "heic", "heif", "hif", "avif",
    "tif",
    "tiff", "bmp", "jp2", "j2k", "jpf", "jxl", "svg", "psd", "psb", "dng", "cr2", "cr3", "crw", "nef", "nrw", "arw",
    "srf",
    "sr2", "raf", "orf", "rw2", "rwl", "pef", "x3f", "mrw", "raw", "3fr", "fff", "iiq", "srw", "erf", "kdc", "dcr",
    "mos",
    "mef", "gpr", "mp4", "mov", "m4v", "avi", "mkv", "webm", "mts", "m2ts", "3gp", "mpg", "mpeg", "wmv", "insv", "mp3",
    "m4a", "wav", "flac", "ogg", "oga", "opus", "aac", "amr", "aif", "aiff", "wma",
  ]
}
