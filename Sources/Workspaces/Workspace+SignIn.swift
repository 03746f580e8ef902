import AlbumClient
import Calls
import Device
import HTTPClient

extension Workspace {
  /// Returns the sign-in of this device at the album server of an access.
  ///
  /// - Throws: `notFound` if the access has no album server.
  public func signIn(_ access: ServerAccess) throws(ServiceFailure) -> any DeviceSignIn {
    let signIn = access.signIn(savingIn: IssuedTokenFile(path: folder.issuedTokens))
    guard let signIn else { throw ServiceFailure(.notFound) }
    return signIn
  }

  /// Signs this device out of the album server of an access: revokes the token that a sign-in has saved, and deletes it.
  ///
  /// - Returns: Whether the device was signed in.
  /// - Throws: The failure of the server, with nothing changed. A token that the server does not accept any more is only deleted.
  public func signOut(_ access: ServerAccess) throws(ServiceFailure) -> Bool {
    let tokens = IssuedTokenFile(path: folder.issuedTokens)
    guard let server = access.addresses.album, case .issued(let secret) = tokens.token(of: server) else { return false }
    try SignInClient(HTTPClient(server: server, options: access.clientOptions)).revoke(token: secret, .local)
    try tokens.save(nil, of: server)
    return true
  }

  /// Returns the album of a server as the destination of an import; nil if the access has no server of an album.
  ///
  /// - Parameters:
  ///   - isCancelled: Called between the parts of a file.
  ///   - report: Called after each part.
  public func uploadingAlbum(
    _ access: ServerAccess, isCancelled: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (UploadingAlbum.Progress) -> Void
  ) -> UploadingAlbum? {
    access.uploadingAlbum(IssuedTokenFile(path: folder.issuedTokens), isCancelled: isCancelled, report: report)
  }
}

extension WorkspaceServices {
  /// Returns the album of the server in use as the destination of an import; nil if the album is on this machine. See
  /// ``Workspace/uploadingAlbum(_:isCancelled:report:)``.
  public func uploadingAlbum(
    isCancelled: @escaping @Sendable () -> Bool, report: @escaping @Sendable (UploadingAlbum.Progress) -> Void
  ) -> UploadingAlbum? {
    access.uploadingAlbum(issuedTokens, isCancelled: isCancelled, report: report)
  }
}

extension ServerAccess {
  fileprivate func uploadingAlbum(
    _ issuedTokens: IssuedTokenFile, isCancelled: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (UploadingAlbum.Progress) -> Void
  ) -> UploadingAlbum? {
    addresses.album.map { server in
      UploadingAlbum(client(of: server, .album, issuedTokens), isCancelled: isCancelled, report: report)
    }
  }
}
