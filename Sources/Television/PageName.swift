/// The name of a page in keymaps (`[pages.NAME]`): the same in every language and version.
public enum PageName: String, CaseIterable, Sendable {
  /// Home.
  case home
  /// The list of albums.
  case albums
  /// A folder from which photos are added.
  case addPhotos
  /// The address at which a phone sends photos.
  case phone
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
  /// A channel being watched.
  case watch
  /// The channels with what is on.
  case channels
  /// The programme guide.
  case guide
  /// One programme.
  case programme
  /// Missed interactions.
  case notices
  /// A pop-up.
  case popup
  /// The idle screen.
  case idle
  /// The orders.
  case orders
  /// The settings.
  case settings
  /// The address of a server.
  case server
  /// The sign-in at the album server.
  case signIn = "signin"
  /// The keys of a page.
  case help
  /// The actions for the focused item.
  case menu
  /// The months to jump to.
  case jump
  /// The camera of a photo.
  case correct
  /// “Who is watching?”
  case who
  /// The people of the television.
  case people
  /// The people who can be added to the television.
  case addPerson
  /// The PIN of a profile.
  case pin
  /// The name of a person.
  case name
  /// A confirmation about people.
  case question
  /// The friends.
  case friends
  /// The readers of an album.
  case readers
  /// A confirmation.
  case confirm
  /// The confirmation before quitting.
  case leave
}
