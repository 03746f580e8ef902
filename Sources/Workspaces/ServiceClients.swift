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
      access.client(of: server, name, issuedTokens)
    }
    album = access.addresses.album.map { AlbumClient(client($0, .album), cache: cache) }
    mall = access.addresses.mall.map { MallClient(client($0, .mall), cache: cache) }
    interactions = access.addresses.interactions.map { InteractionClient(client($0, .interaction)) }
  }
}

extension ServerAccess {
  /// Returns a client of a server; no connection is made.
  func client(of server: ServerAddress, _ name: ServedService, _ issuedTokens: IssuedTokenFile) -> ServiceClient {
    // The album's tokens belong to people, who sign in.
    let token =
      name == .album
      ? tokens.source(for: server, preferring: issuedTokens)
      : tokens.source(for: server, issued: issuedTokens, createsAccount: true)
    return ServiceClient(HTTPClient(server: server, options: clientOptions), token: token, name: name)
  }

  /// Returns the sign-in at the album's server; nil if there is none.
  ///
  /// - Parameter person: The id of the only person who may approve; nil for any.
  func signIn(of person: String? = nil, savingIn issuedTokens: IssuedTokenFile) -> ServerSignIn? {
    signIn(of: person) { server, token, _ throws(ServiceFailure) in try issuedTokens.save(token, of: server) }
  }

  /// Returns the sign-in at the album's server; nil if there is none.
  func signIn(
    of person: String? = nil,
    save: @escaping @Sendable (ServerAddress, String, Person?) throws(ServiceFailure) -> Void
  ) -> ServerSignIn? {
    addresses.album.map { server in
      ServerSignIn(HTTPClient(server: server, options: clientOptions), of: person) {
        token, owner throws(ServiceFailure) in try save(server, token, owner)
      }
    }
  }
}
