/// The limits of a client.
public struct ClientOptions: Sendable {
  /// The time limit for connecting, milliseconds.
  public var connectLimitMS: Int64 = 10_000
  /// The time limit for a request, milliseconds, if its caller has no earlier deadline.
  public var timeLimitMS: Int64 = 30_000
  /// The time without a byte after which a download fails, seconds; its total time is limited only by its caller's deadline.
  public var stallLimitS: Int64 = 20
  /// The time for which unused connections are kept, milliseconds, so that requests in quick succession share them.
  public var lingerMS: Int64 = 2_000
  /// A file with the trusted certificates, in PEM; nil for those of the system.
  public var trustedCertificates: String?
  /// The value of the field `User-Agent`.
  public var userAgent = "tenfoot"

  /// Creates the default options.
  public init() {}
}
