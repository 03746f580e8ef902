import Calls
import HTTPTypes

/// A call of a service over HTTP: its request, and its answer in JSON.
///
/// A client creates the call, sends its ``request`` and reads the answer with ``decode(_:)``. A server reads the call with
/// ``init(_:)``, carries it out, and writes the answer with ``encode(_:to:)``.
public protocol WireCall: Hashable, Sendable {
  /// The properties that all calls of the route have in common.
  associatedtype Kind: CallKind

  /// Reads the call from a request.
  ///
  /// - Throws: `refused` for a parameter or a body that the call does not have.
  init(_ request: WireRequest) throws(ServiceFailure)
  /// The call as a request.
  var request: WireRequest { get }
}

extension WireCall {
  /// The type of the answer.
  public typealias Answer = Kind.Answer

  /// Writes the answer.
  public static func encode(_ answer: Answer, to json: inout JSONWriter) {
    guard let member = Kind.member else { return answer.write(to: &json) }
    json.object { json in
      json.name(member)
      answer.write(to: &json)
    }
  }

  /// Reads the answer.
  ///
  /// - Throws: `unavailable` with reason `unexpectedAnswer` for text that is no such answer.
  public static func decode(_ body: [UInt8]) throws(ServiceFailure) -> Answer {
    guard Kind.member != nil else { return try JSONBody.answer(Answer.self, body) }
    return try JSONBody.answer(AnswerMember<Kind>.self, body).answer
  }
}

/// An answer that is the only member of an object.
private struct AnswerMember<Kind: CallKind>: Decodable {
  let answer: Kind.Answer

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: MemberName.self)
    answer = try members.decode(Kind.Answer.self, forKey: MemberName(stringValue: Kind.member ?? ""))
  }
}

/// The name of a member of an object.
private struct MemberName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The parts of a request that differ between calls of one kind.
public struct WireRequest: Hashable, Sendable {
  /// The values of the parameters in the route's template.
  public var path: [String]
  /// The parameters of the query.
  public var query: QueryParameters
  /// The body, JSON; empty if there is none.
  public var body: [UInt8]

  /// Creates the parts of a request.
  public init(path: [String] = [], query: QueryParameters = QueryParameters(), body: [UInt8] = []) {
    self.path = path
    self.query = query
    self.body = body
  }
}

extension WireRequest {
  /// Creates a request with the parameters that a function adds.
  public init(path: [String] = [], query addParameters: (inout QueryParameters) -> Void) {
    var query = QueryParameters()
    addParameters(&query)
    self.init(path: path, query: query)
  }

  /// The first value of the path's parameters; empty if it has none.
  public var id: String { path.first ?? "" }

  /// Checks that there is no query, for calls without parameters.
  ///
  /// - Throws: `refused` for any parameter.
  public func checkNoQuery() throws(ServiceFailure) {
    try ParameterReader(query).end()
  }
}
