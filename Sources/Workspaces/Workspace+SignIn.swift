import AlbumClient
import Calls
import Device
import HTTPClient

extension Workspace {
  /// Returns the sign-in of this device at the album server of an access.
  ///
  /// - Throws: `notFound` if the access has no album server.
  public func signIn(_ access: ServerAccess) throws(ServiceFailure) -> any DeviceSignIn {
    let clients = ServiceClients(
      access, mediaFolder: cache + "/servers", issuedTokens: IssuedTokenFile(path: folder.issuedTokens))
    guard let signIn = clients.signIn else { throw ServiceFailure(.notFound) }
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
}
