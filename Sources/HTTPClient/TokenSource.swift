import Calls

/// The token of one server, looked up for every request, so that a corrected token is used from the next request on.
public struct TokenSource: Sendable {
  /// The result of a look-up.
  public enum Token: Hashable, Sendable {
    /// A token that its owner has entered.
    case known(String)
    /// A token that the server has issued to this device.
    case issued(String)
    /// There is no token for this server.
    case missing
    /// The file with the tokens cannot be used; the parameters of the failure that state the reason.
    case unusable([String: String])
  }

  /// The path of the file with the tokens, which need not exist; nil for no file.
  let file: String?
  private let lookUp: @Sendable () -> Token
  /// Saves a token that the server has issued; nil for a server whose tokens are only entered.
  let save: (@Sendable (String) throws(ServiceFailure) -> Void)?

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - file: The path of the file with the tokens, for messages.
  ///   - lookUp: Returns the token; called from any thread.
  ///   - save: Saves a token that the server has issued, so that `lookUp` returns it from then on; nil for a server whose tokens are only
  ///     entered. With it, the client creates an account of the device when one is needed; see ``Calls/DeviceAccounts``.
  public init(
    file: String? = nil, lookUp: @escaping @Sendable () -> Token,
    save: (@Sendable (String) throws(ServiceFailure) -> Void)? = nil
  ) {
    (self.file, self.lookUp, self.save) = (file, lookUp, save)
  }

  /// Creates the source of a token that does not change; nil for none.
  init(_ token: String?) {
    self.init(lookUp: { token.map { .known($0) } ?? .missing })
  }

  /// The token; nil if there is no usable one.
  var token: String? {
    switch lookUp() {
    case .known(let token), .issued(let token): token
    case .missing, .unusable: nil
    }
  }

  /// Whether a token that the server refused, or that is missing, may be replaced by one that the server issues.
  var isReplaceable: Bool {
    switch lookUp() {
    case .issued, .missing: save != nil
    case .known, .unusable: false
    }
  }

  /// Returns the failure of a request that a server refused for lack of a valid token, with the reason: the token is missing, or is not
  /// accepted, or its file cannot be used.
  func explained(_ failure: ServiceFailure, server: ServerAddress) -> ServiceFailure {
    var parameters = failure.parameters
    parameters["server"] = server.text
    parameters["path"] = file
    switch lookUp() {
    case .known, .issued: return ServiceFailure(.unauthorised, .tokenRefused, parameters)
    case .missing: return ServiceFailure(.unauthorised, .tokenMissing, parameters)
    case .unusable(let problem):
      return ServiceFailure(.unauthorised, .tokenFile, parameters.merging(problem) { own, _ in own })
    }
  }
}
