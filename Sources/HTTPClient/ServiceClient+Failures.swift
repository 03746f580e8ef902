import Calls
import HTTPTypes
import WireFormat

/// What a client finds out about failures that a person has to remedy.
extension ServiceClient {
  /// Returns a failure with what its message needs: the server's address, which token is wrong, and which server is at the address instead.
  func explained(_ failure: ServiceFailure, _ context: CallContext) -> ServiceFailure {
    switch (failure.code, failure.reason) {
    case (.unauthorised, nil): token.explained(failure, server: server)
    case (.notFound, .path), (.refused, .method): otherServer(context) ?? failure.adding(["server": server.text])
    case (.unauthorised, .unexpectedAnswer):
      ServiceFailure(
        .unauthorised, .unexpectedAnswer, failure.parameters.merging(["server": server.text]) { own, _ in own })
    case (_, .unexpectedAnswer): failure.adding(["server": server.text])
    default: failure
    }
  }

  /// Asks which server is at the address, and returns the failure if it is the server of another service; nil if it is not, or does not say.
  private func otherServer(_ context: CallContext) -> ServiceFailure? {
    guard let name else { return nil }
    do throws(ServiceFailure) {
      let response = try http.send(ClientRequest("/health", answerLimit: 4_096), context)
      guard response.status == 200 else { return nil }
      let found = try JSONBody.answer(ServerHealth.self, response.body).server
      guard let found, found != name, ServedService.all.contains(found) else { return nil }
      return ServiceFailure(
        .unavailable, .otherServer, ["server": server.text, "found": found.rawValue, "expected": name.rawValue])
    } catch {
      // The first failure is reported, not that of this question.
      return nil
    }
  }
}
