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
      access.client(of: server, name, issuedTokens)
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

extension Workspace {
  /// Returns the album of a server as the destination of an import; nil if the access has no server of an album.
  ///
  /// - Parameters:
  ///   - isCancelled: Called between the parts of a file.
  ///   - report: Called after each part.
  public func uploadingAlbum(
    _ access: ServerAccess, isCancelled: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (UploadingAlbum.Progress) -> Void
  ) -> UploadingAlbum? {
    access.addresses.album.map { server in
      let client = access.client(of: server, .album, IssuedTokenFile(path: folder.issuedTokens))
      return UploadingAlbum(client, isCancelled: isCancelled, report: report)
    }
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
}
