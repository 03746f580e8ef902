/// What keymaps call a page (`[pages.NAME]`): the same in every language and version.
public enum PageName: String, CaseIterable, Sendable {
  /// Home.
  case home
  /// The list of albums.
  case albums
  /// The photos of an album, or of a camera.
  case album
  /// One photo.
  case photo
  /// The mall's brands.
  case mall
  /// A list of products.
  case products
  /// One product.
  case product
  /// A channel, watched.
  case watch
  /// The channels with what is on.
  case channels
  /// The programme guide.
  case guide
  /// One programme.
  case programme
  /// What was missed.
  case notices
  /// What pops up at its appointed time.
  case popup
  /// Photos that show themselves.
  case idle
  /// The orders.
  case orders
  /// The settings.
  case settings
  /// What each key does.
  case help
  /// All that can be done with the focused thing.
  case menu
  /// The months to jump to.
  case jump
  /// A photo's camera, put right.
  case correct
  /// Asking once more.
  case confirm
  /// Asking before leaving.
  case leave
}
