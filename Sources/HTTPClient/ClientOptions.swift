/// The limits of a client.
public struct ClientOptions: Sendable {
  /// How long the connection may take to be made, milliseconds.
  public var connectLimitMS: Int64 = 10_000
  /// How long a request may take in all, milliseconds, when its caller has no earlier deadline.
  public var timeLimitMS: Int64 = 30_000
  /// After how many seconds without a byte a download fails; its whole time is limited by its caller's deadline only.
  public var stallLimitS: Int64 = 20
  /// How long unused connections are kept, milliseconds, so that the requests of one burst share them.
  public var lingerMS: Int64 = 2_000
  /// A file with the certificates to trust, in PEM; nil for the system's.
  public var trustedCertificates: String?
  /// What the client calls itself.
  public var userAgent = "tenfoot"

  /// Creates the usual options.
  public init() {}
}
