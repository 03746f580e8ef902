import AlbumService
import Attributes

extension PageContext {
  /// Looks attributes of a photo up in the mall.
  ///
  /// One look-up is one selection of the photo, however many attributes it carries: the album counts it at the same
  /// moment as the mall is asked (CN103458015A, steps S203 and S204).
  mutating func lookUp(_ attributes: [Attribute], of photo: Photo) {
    ask(.recordSelection(photo: photo.id, key: makeKey()), .selection(photo: photo.id))
    go(to: ProductsPage(attributes: attributes, brand: photo.brand))
  }
}
