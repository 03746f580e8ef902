import AlbumService
import Calls

extension MediaItem {
  /// The item as commands print it: without the reference of its picture, which only the album service can open, and with a path
  /// to be read by people.
  var withoutPicture: MediaItem {
    var item = self
    item.picture = nil
    item.file = file.map(PathText.display)
    return item
  }
}
