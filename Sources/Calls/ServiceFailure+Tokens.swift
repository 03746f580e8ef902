extension ServiceFailure.Reason {
  /// The server requires a token, and there is none for it.
  ///
  /// All reasons in this file have the parameters `server`, the server's address, and `path`, the path of the file with the tokens.
  public static let tokenMissing = ServiceFailure.Reason(rawValue: "tokenMissing")
  /// The server does not accept the token.
  public static let tokenRefused = ServiceFailure.Reason(rawValue: "tokenRefused")
  /// The file with the tokens cannot be used; parameter `details`, the reason.
  public static let tokenFile = ServiceFailure.Reason(rawValue: "tokenFile")
}
