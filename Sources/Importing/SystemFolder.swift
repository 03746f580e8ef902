/// The rule that distinguishes folders of systems and of other programs from folders of photos.
enum SystemFolder {
  /// Returns the kind of a folder of a system or of another program; nil for every other folder.
  ///
  /// - Parameters:
  ///   - name: The folder's name; case does not count, since many of these folders come from file systems without it.
  ///   - parent: The name of the folder that it lies in; empty where there is none.
  ///   - siblings: The lower-case names in the folder that it lies in.
  static func kind(_ name: String, in parent: String, beside siblings: Set<String> = []) -> SkippedKind? {
    let (name, parent) = (name.lowercased(), parent.lowercased())
    if let kind = kinds[name] { return kind }
    // Immich's previews and converted videos; the originals are beside them.
    if ["thumbs", "encoded-video"].contains(name), siblings.contains("upload") { return .thumbnails }
    // What Windows' check of a disk has recovered: `found.000`.
    if name.hasPrefix("found."), name.count == 9, name.suffix(3).allSatisfy(\.isASCIIDigit) { return .systemFiles }
    if libraries.contains(where: parent.hasSuffix) {
      return originals.contains(name) ? nil : .libraryInternals
    }
    // Adobe Lightroom's previews, and the data beside its catalogues.
    if name.hasSuffix(".lrdata") || name.hasSuffix(".lrcat-data") { return .libraryInternals }
    // Capture One's catalogues.
    if name.hasSuffix(".cocatalogdb") { return .libraryInternals }
    // freedesktop.org, Trash specification: `.Trash-1000` at the top of a volume.
    if name.hasPrefix(".trash-") { return .deleted }
    // Capture One's previews; Nextcloud's previews.
    if parent == "captureone" && name == "cache" { return .thumbnails }
    if parent.hasPrefix("appdata_") && name == "preview" { return .thumbnails }
    return name.hasPrefix(".") ? .hiddenFolders : nil
  }

  /// The libraries of Apple's Photos, iPhoto and Aperture.
  private static let libraries = [
    ".photoslibrary", ".photolibrary", ".migratedphotolibrary", ".aplibrary", ".migratedaplibrary",
  ]
  /// The folders of these libraries with the files that were imported into them.
  private static let originals: Set<String> = ["originals", "masters"]

  private static let kinds: [String: SkippedKind] = [
    // Synology; QNAP; Windows, since Vista, before it, and on FAT; macOS on volumes and on servers; Unraid and Samba; digiKam;
    // Nextcloud.
    "#recycle": .deleted, "@recycle": .deleted, "$recycle.bin": .deleted, "recycler": .deleted, "recycled": .deleted,
    ".trash": .deleted, ".trashes": .deleted, "network trash folder": .deleted, ".recycle": .deleted,
    ".dtrash": .deleted, "files_trashbin": .deleted,
    // Synology; QNAP; freedesktop.org and Android; gThumb; xv; Picasa's files before an edit.
    "@eadir": .thumbnails, ".@__thumb": .thumbnails, "@__thumb": .thumbnails, ".thumbnails": .thumbnails,
    ".thumbs": .thumbnails, ".thumb": .thumbnails, ".comments": .thumbnails, ".xvpics": .thumbnails,
    ".picasaoriginals": .thumbnails,
    // Synology; QNAP; NetApp; snapper; ZFS; Syncthing; Nextcloud.
    "#snapshot": .snapshots, "@recently-snapshot": .snapshots, "@snapshot": .snapshots, ".snapshot": .snapshots,
    ".snapshots": .snapshots, ".zfs": .snapshots, ".stversions": .snapshots, "files_versions": .snapshots,
    // ext4; Windows; macOS, also in its archives; Netatalk; Syncthing; Synology.
    "lost+found": .systemFiles, "system volume information": .systemFiles, "__macosx": .systemFiles,
    ".spotlight-v100": .systemFiles, ".appledouble": .systemFiles, ".appledb": .systemFiles,
    ".appledesktop": .systemFiles,
    ".stfolder": .systemFiles,
    ".fseventsd": .systemFiles, ".documentrevisions-v100": .systemFiles, ".temporaryitems": .systemFiles,
    "@tmp": .systemFiles, "@sharesnap": .snapshots,
  ]
}

extension Character {
  /// Whether it is one of `0` to `9`.
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
