extension ServiceFailure.Reason {
  /// No connection to the server could be made; parameter `server`, its address, as for all reasons here.
  public static let connection = ServiceFailure.Reason(rawValue: "connection")
  /// The server's name has no address.
  public static let hostName = ServiceFailure.Reason(rawValue: "hostName")
  /// The proxy cannot be reached, or refuses the request.
  public static let proxy = ServiceFailure.Reason(rawValue: "proxy")
  /// The server's certificate is not trusted, out of date, or of another server.
  public static let certificate = ServiceFailure.Reason(rawValue: "certificate")
  /// No encrypted connection could be negotiated.
  public static let encryption = ServiceFailure.Reason(rawValue: "encryption")
  /// The connection ended before the whole answer had arrived.
  public static let interrupted = ServiceFailure.Reason(rawValue: "interrupted")
  /// The server redirects to another one, which is not followed; parameter `location`, its origin.
  public static let redirected = ServiceFailure.Reason(rawValue: "redirected")
  /// The address is that of another service's server; parameters `found` and `expected`, the names of the two services.
  public static let otherServer = ServiceFailure.Reason(rawValue: "otherServer")
  /// libcurl cannot be loaded; parameter `details`, the loader's description.
  public static let networkLibrary = ServiceFailure.Reason(rawValue: "networkLibrary")
}
