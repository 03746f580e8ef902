import Calls
import HTTPTypes
import InteractionService
import WireFormat

/// The writes of the interaction service.
public enum InteractionWrites {
  /// `POST /v1/responses`: records a response of the calling device; see ``InteractionService/InteractionAPI/respond(_:_:)``.
  public enum Response: WriteKind {
    /// The response.
    public typealias Body = InteractionResponse
    /// Whether it counts.
    public typealias Answer = ResponseStatus
    /// Where the calls go.
    public static let route = Route(.post, "/v1/responses")
    /// The status of an answer.
    public static let status = HTTPResponse.Status.created
    /// The member with the answer.
    public static let member: String? = "status"
  }
}

/// `{"interaction": ID, "action": "chose", "choice": ID, "at": TIME}`; the actions `opened` and `bought` have no choice.
extension InteractionResponse: BodyForm {
  private struct Members: Decodable {
    var interaction: String
    var action: String
    var choice: String?
    var at: Instant

    /// The action; nil for an unknown one, and for a choice too many or too few.
    var responseAction: InteractionResponse.Action? {
      switch (action, choice) {
      case ("chose", let choice?): .chose(choice)
      case ("opened", nil): .opened
      case ("bought", nil): .bought
      default: nil
      }
    }
  }

  /// Reads the content.
  ///
  /// - Throws: `refused` with reason `body` for text that is no such JSON.
  public init(json bytes: [UInt8]) throws(ServiceFailure) {
    let members = try JSONBody.request(Members.self, bytes)
    guard let action = members.responseAction else { throw ServiceFailure(.refused, .body) }
    self.init(interaction: members.interaction, action: action, at: members.at)
  }

  /// Writes the content.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("interaction", interaction)
      switch action {
      case .chose(let choice):
        json.member("action", "chose")
        json.member("choice", choice)
      case .opened: json.member("action", "opened")
      case .bought: json.member("action", "bought")
      }
      json.member("at", at.rfc3339)
    }
  }
}

/// See ``InteractionWrites/Response``.
public typealias RespondCall = WriteCall<InteractionWrites.Response>
