import AlbumService
import Calls
import Device
import Television

/// Adds the demo pictures to the album, with the titles, albums, owners and counts of album.json.
struct DemoImportSink: AlbumWriter {
  let album: any AlbumWriter
  /// The entries of album.json, by file name.
  let pictures: [String: DemoAlbum.Picture]
  /// The language of titles and albums.
  let language: Language

  /// Returns false for every picture: an earlier import may have stored it without the content of album.json.
  func isUnchanged(
    _ stamps: [FileStamp], of owner: String, copiedInto folder: String?
  ) throws(ServiceFailure) -> [Bool] {
    stamps.map { _ in false }
  }

  /// Adds the pictures.
  func add(_ items: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    try album.add(items.map(described))
  }

  /// Returns a picture with the content of album.json.
  private func described(_ item: NewMediaItem) -> NewMediaItem {
    let file = item.stamp.path.split(separator: "/").last.map(String.init) ?? ""
    guard let picture = pictures[file] else { return item }
    var new = item
    new.item.title = picture.title.text(in: language)
    (new.item.album, new.albumFolder) = (picture.album.text(in: language), nil)
    new.item.owner = picture.owner
    new.item.selectionCount = picture.selectionCount
    return new
  }
}
