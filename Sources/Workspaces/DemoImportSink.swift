import AlbumService
import Calls
import Device
import Television

/// Takes the demo album's pictures in, under the titles, albums, owners and counts that its album.json has.
struct DemoImportSink: AlbumWriter {
  let album: any AlbumWriter
  /// What album.json says, by file name.
  let pictures: [String: DemoAlbum.Picture]
  /// The language of titles and albums.
  let language: Language

  /// Every picture is read: its file may be known from an import that knew nothing of album.json.
  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String?) throws(ServiceFailure) -> [Bool] {
    stamps.map { _ in false }
  }

  /// Files the pictures.
  func add(_ media: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome] {
    try album.add(media.map(titled))
  }

  private func titled(_ medium: NewMediaItem) -> NewMediaItem {
    let file = medium.stamp.path.split(separator: "/").last.map(String.init) ?? ""
    guard let picture = pictures[file] else { return medium }
    var medium = medium
    medium.item.title = picture.title.text(in: language)
    medium.item.album = picture.album.text(in: language)
    medium.item.owner = picture.owner
    medium.item.selectionCount = picture.selectionCount
    return medium
  }
}
