import Calls
import Device
import HTTPClient

/// The servers that a television uses, with the tokens and certificates for them.
public struct ServerAccess: Sendable {
  /// The addresses.
  public var addresses: ServerAddresses
  /// The tokens.
  public var tokens: ServerTokenFile
  /// A file with the trusted certificates, in PEM; nil for those of the system.
  public var trustedCertificates: String?
  /// How long a call may take, in milliseconds; nil for the usual time.
  public var timeLimitMS: Int64?

  /// The options of the clients of the servers.
  var clientOptions: ClientOptions {
    var options = ClientOptions()
    options.trustedCertificates = trustedCertificates
    options.timeLimitMS = timeLimitMS ?? options.timeLimitMS
    return options
  }

  /// Creates the access to servers; by default to none.
  public init(
    addresses: ServerAddresses = ServerAddresses(), tokens: ServerTokenFile = ServerTokenFile(),
    trustedCertificates: String? = nil, timeLimitMS: Int64? = nil
  ) {
    (self.addresses, self.tokens, self.trustedCertificates) = (addresses, tokens, trustedCertificates)
    self.timeLimitMS = timeLimitMS
  }
}
