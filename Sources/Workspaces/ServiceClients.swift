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
  /// - Parameter mediaFolder: The folder for copies of pictures.
  init(_ access: ServerAccess, mediaFolder: String) {
    let cache = MediaCache(folder: mediaFolder)
    album = access.addresses.album.map { AlbumClient(access.client(of: $0, .album), cache: cache) }
    mall = access.addresses.mall.map { MallClient(access.client(of: $0, .mall), cache: cache) }
    interactions = access.addresses.interactions.map { InteractionClient(access.client(of: $0, .interaction)) }
  }
}

extension ServerAccess {
  /// Returns the album of the server as the destination of an import; nil if no server of an album is named.
  ///
  /// - Parameters:
  ///   - isCancelled: Called between the parts of a file.
  ///   - report: Called after each part.
  public func uploadingAlbum(
    isCancelled: @escaping @Sendable () -> Bool, report: @escaping @Sendable (UploadingAlbum.Progress) -> Void
  ) -> UploadingAlbum? {
    addresses.album.map {
      UploadingAlbum(client(of: $0, .album), isCancelled: isCancelled, report: report)
    }
  }

  /// Returns a client of a server; no connection is made.
  func client(of server: ServerAddress, _ name: ServedService) -> ServiceClient {
    var options = ClientOptions()
    options.trustedCertificates = trustedCertificates
    options.timeLimitMS = timeLimitMS ?? options.timeLimitMS
    return ServiceClient(HTTPClient(server: server, options: options), token: tokens.source(for: server), name: name)
  }
}
