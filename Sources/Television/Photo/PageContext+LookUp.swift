import AlbumService
import Attributes

extension PageContext {
  /// Looks up attributes of a photo in the mall.
  ///
  /// One look-up is one selection of the photo, however many attributes it has: the album counts it when the mall is
  /// asked (CN103458015A, steps S203 and S204).
  mutating func lookUp(_ attributes: [Attribute], of photo: MediaItem) {
    recordSelection(of: photo)
    go(to: ProductsPage(attributes: attributes, brand: photo.brand))
  }

  /// Counts a look-up of an item in the album, and notifies every page of the new count.
  private mutating func recordSelection(of item: MediaItem) {
    let id = item.id
    send(RecordSelectionRequest(item: id, key: makeKey())) { count, context in
      context.notify(.selected(item: id, count: count))
    } failed: { failure, context in
      if failure.nextTryMS == nil { context.show(message: context.view.words.failure(failure.failure)) }
    }
  }
}
