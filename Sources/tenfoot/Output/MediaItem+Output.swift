import AlbumService

extension MediaItem {
  /// The item as commands print it: without the reference of its picture, which only the album service can open.
  var withoutPicture: MediaItem {
    var item = self
    item.picture = nil
    return item
  }
}
