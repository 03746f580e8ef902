extension ServiceFailure.Reason {
  /// The server accepts the request only with a token, and there is none for it; parameters `server`, its address, and `path`, the file
  /// for tokens, as for all reasons here.
  public static let tokenMissing = ServiceFailure.Reason(rawValue: "tokenMissing")
  /// The server does not accept the token.
  public static let tokenRefused = ServiceFailure.Reason(rawValue: "tokenRefused")
  /// The file with the tokens cannot be used; parameter `details`, why.
  public static let tokenFile = ServiceFailure.Reason(rawValue: "tokenFile")
}
