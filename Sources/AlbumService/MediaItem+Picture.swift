import Calls

extension MediaItem {
  /// Returns the reference to the picture of a stored item: its id and the beginning of its content's hash, so that it changes with
  /// the content. nil if it has no picture.
  ///
  /// Only photos have one, since nothing extracts frames of videos.
  public func storedPicture() -> MediaReference? {
    mediaType == .photo ? MediaReference(token: "\(id)-\(contentHash.prefix(32))") : nil
  }

  /// Returns the id of the item that a reference was given for; nil for a reference that ``storedPicture()`` never returns.
  public static func id(of reference: MediaReference) -> String? {
    let parts = reference.token.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let id = String(parts[0]), RandomID.isWellFormed(id) else { return nil }
    return id
  }
}
