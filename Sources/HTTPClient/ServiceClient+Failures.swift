import Calls
import HTTPTypes
import WireFormat

/// Details of failures that need action.
extension ServiceClient {
  /// Returns a failure with the details for its message: the server's address, whether a token is missing or wrong, and which other service
  /// the server has.
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

  /// Requests `/health`, and returns the failure if the server is that of another service; nil if it is not, or does not state its service.
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
      // The first failure is reported, not that of this request.
      return nil
    }
  }
}
