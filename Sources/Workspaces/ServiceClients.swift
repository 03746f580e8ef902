import AlbumClient
import AlbumService
import Calls
import HTTPClient
import InteractionClient
import InteractionService
import MallClient
import MallService
import WireFormat

/// The clients of the servers that a television uses instead of services on its machine.
struct ServiceClients {
  /// The album's client; nil for the album on this machine.
  let album: (any AlbumAPI & PeopleAPI)?
  /// The sign-in at the album's server; nil for the album on this machine.
  let signIn: ServerSignIn?
  /// The mall's client; nil for the mall on this machine.
  let mall: (any MallAPI)?
  /// The interaction service's client; nil for the one on this machine.
  let interactions: (any InteractionAPI)?

  /// Creates clients; no connection is made.
  ///
  /// - Parameters:
  ///   - mediaFolder: The folder for copies of pictures.
  ///   - issuedTokens: The tokens that servers have issued to this device.
  init(_ access: ServerAccess, mediaFolder: String, issuedTokens: IssuedTokenFile) {
    let cache = MediaCache(folder: mediaFolder)
    func client(_ server: ServerAddress, _ name: ServedService) -> ServiceClient {
      // The album's tokens belong to people, who sign in.
      let token =
        name == .album
        ? access.tokens.source(for: server, preferring: issuedTokens)
        : access.tokens.source(for: server, issued: issuedTokens, createsAccount: true)
      return ServiceClient(HTTPClient(server: server, options: access.clientOptions), token: token, name: name)
    }
    let album = access.addresses.album.map { AlbumClient(client($0, .album), cache: cache) }
    self.album = album
    signIn = album.flatMap { album in
      access.addresses.album.map { server in
        ServerSignIn(HTTPClient(server: server, options: access.clientOptions), tokens: issuedTokens, people: album)
      }
    }
    mall = access.addresses.mall.map { MallClient(client($0, .mall), cache: cache) }
    interactions = access.addresses.interactions.map { InteractionClient(client($0, .interaction)) }
  }
}
