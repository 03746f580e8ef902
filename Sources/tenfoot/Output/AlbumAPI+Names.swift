import AlbumService
import Calls

extension AlbumAPI {
  /// Returns the album that a name refers to; see ``AlbumService/Album/albums(named:among:)``.
  ///
  /// - Parameter call: The context of a caller who sees the album.
  /// - Throws: ``Failure`` if no album matches, with the names of the existing ones, or if several match, with their names.
  func album(meantBy name: String, _ call: CallContext = .local) throws -> Album {
    let found = try albums(meantBy: name, call)
    guard let album = found.first, found.count == 1 else {
      throw Failure(
        CommandPhrase.albumsNamed(["count": "\(found.count)", "name": name, "names": Self.quoted(found)]))
    }
    return album
  }

  /// Returns the albums that a name refers to, at least one; several if folders of this name lie in different folders.
  ///
  /// - Parameter call: The context of a caller who sees the albums.
  /// - Throws: ``Failure`` if no album matches, with the names of the existing ones.
  func albums(meantBy name: String, _ call: CallContext = .local) throws -> [Album] {
    let order = CommandTexts.current.nameOrder
    let albums = try ListOptions.all { try self.albums(order: order, page: $0, call) }
    let found = Album.albums(named: name, among: albums)
    if !found.isEmpty { return found }
    throw Failure(CommandPhrase.noAlbumNamed(["name": name]) + Self.suggestion(for: name, among: albums))
  }

  /// Returns the names of all albums, or the names similar to a given one if there are many.
  private static func suggestion(for name: String, among albums: [Album]) -> String {
    if albums.isEmpty { return CommandPhrase.noAlbumsYet() }
    if albums.count <= 20 { return CommandPhrase.albumsAre(["names": quoted(albums)]) }
    return NearestNames.question(NearestNames.names(closestTo: name, among: albums.map(\.name)))
  }

  private static func quoted(_ albums: [Album]) -> String {
    albums.map { "“\($0.name)”" }.joined(separator: CommandPhrase.listSeparator())
  }
}
