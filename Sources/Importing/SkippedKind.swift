/// A kind of files that an import skips. They are not failures, and are counted by kind.
public enum SkippedKind: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Sidecars, index files of other programs, and all other files that are not photos, videos or recordings.
  case notMedia
  /// Media in a format that is not supported.
  case notSupported
  /// Files in a folder of deleted files.
  case deleted
  /// Thumbnails and previews that other programs and network storage made.
  case thumbnails
  /// Files in a folder of a file system's earlier states.
  case snapshots
  /// Everything in the library of a photo program but the photos that were put into it.
  case libraryInternals
  /// Files that a file system keeps for itself.
  case systemFiles
  /// The second half of a file of macOS on a foreign file system, `._IMG_1.jpg`.
  case appleDouble
  /// Files in folders whose name begins with a dot.
  case hiddenFolders
  /// Files whose name begins with a dot.
  case hidden
  /// Symbolic links that lead nowhere.
  case brokenLinks
  /// Symbolic links that lead out of the folders that were searched.
  case linksOut
  /// Folders on another file system; each counts as one file.
  case otherFileSystems

  /// The kinds that are passed over for the folder they lie in; an import can be asked to bring them in.
  public static let systemFolders: [SkippedKind] = [
    .deleted, .thumbnails, .snapshots, .libraryInternals, .systemFiles, .hiddenFolders,
  ]
}
