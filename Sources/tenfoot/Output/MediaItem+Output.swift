import AlbumService
import Calls

extension MediaItem {
  /// The item as commands print it: without the reference of its picture, which only the album service can open, and with its path
  /// in the form for display.
  var withoutPicture: MediaItem {
    var item = self
    item.picture = nil
    item.file = file.map(PathText.display)
    return item
  }
}
