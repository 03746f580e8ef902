/// The rule that distinguishes folders of systems and of other programs from folders of photos.
enum SystemFolder {
  /// Returns the kind of a folder of a system or of another program; nil for every other folder.
  ///
  /// - Parameters:
  ///   - name: The folder's name; case does not count, since many of these folders come from file systems without it.
  ///   - parent: The name of the folder that it lies in; empty where there is none.
  static func kind(_ name: String, in parent: String) -> SkippedKind? {
    let (name, parent) = (name.lowercased(), parent.lowercased())
    if let kind = kinds[name] { return kind }
    if libraries.contains(where: parent.hasSuffix) {
      return originals.contains(name) ? nil : .libraryInternals
    }
    // Adobe Lightroom's previews, and the data beside its catalogues.
    if name.hasSuffix(".lrdata") || name.hasSuffix(".lrcat-data") { return .libraryInternals }
    // freedesktop.org, Trash specification: `.Trash-1000` at the top of a volume.
    if name.hasPrefix(".trash-") { return .deleted }
    // Capture One's previews; Nextcloud's previews.
    if parent == "captureone" && name == "cache" { return .thumbnails }
    if parent.hasPrefix("appdata_") && name == "preview" { return .thumbnails }
    return nil
  }

  /// The libraries of Apple's Photos, iPhoto and Aperture.
  private static let libraries = [
    ".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary", ".migratedaplibrary",
  ]
  /// The folders of these libraries with the files that were imported into them.
  private static let originals: Set<String> = ["originals", "masters"]

  private static let kinds: [String: SkippedKind] = [
    // Synology; QNAP; Windows, since Vista, before it, and on FAT; macOS on volumes and on servers; Unraid and Samba; digiKam.
    "#recycle": .deleted, "@recycle": .deleted, "$recycle.bin": .deleted, "recycler": .deleted, "recycled": .deleted,
    ".trash": .deleted, ".trashes": .deleted, "network trash folder": .deleted, ".recycle": .deleted,
    ".dtrash": .deleted,
    // Synology; QNAP; freedesktop.org and Android; gThumb; xv; Picasa's files before an edit.
    "@eadir": .thumbnails, ".@__thumb": .thumbnails, "@__thumb": .thumbnails, ".thumbnails": .thumbnails,
    ".thumbs": .thumbnails, ".thumb": .thumbnails, ".comments": .thumbnails, ".xvpics": .thumbnails,
    ".picasaoriginals": .thumbnails,
    // Synology; QNAP; NetApp; snapper; ZFS.
    "#snapshot": .snapshots, "@recently-snapshot": .snapshots, "@snapshot": .snapshots, ".snapshot": .snapshots,
    ".snapshots": .snapshots, ".zfs": .snapshots,
    // ext4; Windows; macOS, also in its archives; Synology.
    "lost+found": .systemFiles, "system volume information": .systemFiles, "__macosx": .systemFiles,
    ".spotlight-v100": .systemFiles,
    ".fseventsd": .systemFiles, ".documentrevisions-v100": .systemFiles, ".temporaryitems": .systemFiles,
    "@tmp": .systemFiles, "@sharesnap": .snapshots,
  ]
}
