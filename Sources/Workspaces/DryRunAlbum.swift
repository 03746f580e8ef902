import AlbumService
import AlbumStore
import Calls
import Synchronization

/// An album that stores nothing, and answers as the album would if it did.
final class DryRunAlbum: AlbumWriter {
  /// The album; nil where there is none yet.
  private let album: SQLiteAlbumStore?
  /// The folder that files would be copied into; nil where no copies would be made.
  private let copyFolder: String?
  /// The contents that would be new in the album.
  private let contents = Mutex<Set<String>>([])

  /// Creates a stand-in for an album.
  init(for album: SQLiteAlbumStore?, copiesInto copyFolder: String?) {
    self.album = album
    self.copyFolder = copyFolder
  }

  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    try album?.isUnchanged(stamps, of: owner, copiedInto: copyFolder) ?? stamps.map { _ in false }
  }

  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    let outcomes =
      try album?.outcomes(ofAdding: items)
      ?? items.map { new in
        new.refusal().map { .refused($0) } ?? .imported(id: "")
      }
    return zip(items, outcomes).map { new, outcome in
      guard case .imported = outcome, !new.item.contentHash.isEmpty else { return outcome }
      return contents.withLock { $0.insert(new.item.contentHash).inserted } ? outcome : .unchanged(id: "")
    }
  }
}
