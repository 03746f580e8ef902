import Calls

/// The token of one server, looked up for every request, so that a corrected token is used from the next request on.
public struct TokenSource: Sendable {
  /// The result of a look-up.
  public enum Token: Hashable, Sendable {
    /// The token.
    case known(String)
    /// There is no token for this server.
    case missing
    /// The file with the tokens cannot be used; the parameters of the failure that state the reason.
    case unusable([String: String])
  }

  /// The path of the file with the tokens, which need not exist; nil for no file.
  let file: String?
  private let lookUp: @Sendable () -> Token

  /// Creates a source.
  ///
  /// - Parameters:
  ///   - file: The path of the file with the tokens, for messages.
  ///   - lookUp: Returns the token; called from any thread.
  public init(file: String? = nil, lookUp: @escaping @Sendable () -> Token) {
    (self.file, self.lookUp) = (file, lookUp)
  }

  /// Creates the source of a token that does not change; nil for none.
  init(_ token: String?) {
    self.init { token.map { .known($0) } ?? .missing }
  }

  /// The token; nil if there is no usable one.
  var token: String? {
    if case .known(let token) = lookUp() { token } else { nil }
  }

  /// Returns the failure of a request that a server refused for lack of a valid token, with the reason: the token is missing, or is not
  /// accepted, or its file cannot be used.
  func explained(_ failure: ServiceFailure, server: ServerAddress) -> ServiceFailure {
    var parameters = failure.parameters
    parameters["server"] = server.text
    parameters["path"] = file
    switch lookUp() {
    case .known: return ServiceFailure(.unauthorised, .tokenRefused, parameters)
    case .missing: return ServiceFailure(.unauthorised, .tokenMissing, parameters)
    case .unusable(let problem):
      return ServiceFailure(.unauthorised, .tokenFile, parameters.merging(problem) { own, _ in own })
    }
  }
}
