import Calls
import HTTPTypes
import InteractionService
import WireFormat

/// `GET /v1/interactions/{id}`: an interaction; see ``InteractionService/InteractionAPI/interaction(id:_:)``.
///
/// `Content-Location` of the answer is the URL of the interaction with exactly this content; see ``InteractionContent``.
public struct InteractionCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/interactions/{id}")
  /// How the answer may be cached.
  public static let caching = CachePolicy.shared(seconds: 30)
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The interaction's ID.
  public var id: String

  /// Creates the call.
  public init(id: String) {
    self.id = id
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [id]) }

  /// Writes the answer.
  public static func encode(_ answer: Interaction, to json: inout JSONWriter) { json.interaction(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Interaction {
    try JSONBody.answer(Interaction.self, body)
  }
}

/// `GET /v1/interactions/{id}/{content}`: an interaction with exactly this content, which never changes.
///
/// `content` is the text of the entity tag of `GET /v1/interactions/{id}`. The resource no longer exists once the content has
/// changed.
public enum InteractionContent {
  /// The route of the interaction.
  public static let route = Route(.get, "/v1/interactions/{id}/{content}")
  /// The path contains the tag of the content.
  public static let caching = CachePolicy.sharedForever
}

/// `GET /v1/interactions/{id}/results`: the results of a poll or a quiz; see ``InteractionService/InteractionAPI/results(id:_:)``.
public struct ResultsCall: WireCall {
  /// The route of the call.
  public static let route = Route(.get, "/v1/interactions/{id}/results")
  /// How the answer may be cached.
  public static let caching = CachePolicy.shared(seconds: 30)
  /// The permission that the call needs.
  public static let access = CallAccess.anyone

  /// The interaction's ID.
  public var id: String

  /// Creates the call.
  public init(id: String) {
    self.id = id
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    id = request.id
  }

  /// The call as a request.
  public var request: WireRequest { WireRequest(path: [id]) }

  /// Writes the answer.
  public static func encode(_ answer: InteractionResults, to json: inout JSONWriter) { json.results(answer) }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> InteractionResults {
    try JSONBody.answer(InteractionResults.self, body)
  }
}

/// `POST /v1/responses`: records a response of the calling device; see ``InteractionService/InteractionAPI/respond(_:_:)``.
///
/// The body is `{"interaction": ID, "action": "chose", "choice": ID, "at": TIME}`; the actions `opened` and `bought` have no choice.
public struct RespondCall: WireWrite {
  /// The route of the call.
  public static let route = Route(.post, "/v1/responses")
  /// The status of an answer.
  public static let status = HTTPResponse.Status.created

  /// The response.
  public var response: InteractionResponse

  /// Creates the call.
  public init(_ response: InteractionResponse) {
    self.response = response
  }

  private struct Members: Decodable {
    var interaction: String
    var action: String
    var choice: String?
    var at: Instant

    /// The action; nil if it is unknown, or if a choice is missing or superfluous.
    var responseAction: InteractionResponse.Action? {
      switch (action, choice) {
      case ("chose", let choice?): .chose(choice)
      case ("opened", nil): .opened
      case ("bought", nil): .bought
      default: nil
      }
    }
  }

  /// Reads the call from a request.
  public init(_ request: WireRequest) throws(ServiceFailure) {
    try request.checkNoQuery()
    let members = try JSONBody.request(Members.self, request.body)
    guard let action = members.responseAction else { throw ServiceFailure(.refused, .body) }
    response = InteractionResponse(interaction: members.interaction, action: action, at: members.at)
  }

  /// The call as a request.
  public var request: WireRequest {
    WireRequest(object: { json in
      json.member("interaction", response.interaction)
      switch response.action {
      case .chose(let choice):
        json.member("action", "chose")
        json.member("choice", choice)
      case .opened: json.member("action", "opened")
      case .bought: json.member("action", "bought")
      }
      json.member("at", response.at.rfc3339)
    })
  }

  private struct Outcome: Decodable {
    var status: ResponseStatus
  }

  /// Writes the answer.
  public static func encode(_ answer: ResponseStatus, to json: inout JSONWriter) {
    json.object { $0.member("status", answer.rawValue) }
  }

  /// Reads the answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> ResponseStatus {
    try JSONBody.answer(Outcome.self, body).status
  }
}
