/// The reason why a service did not fulfil a request, as a code with parameters.
///
/// A failure holds no sentence: the television and the command line word it in the viewer's language, from the strings
/// `failure.CODE.REASON`, else `failure.CODE`. Codes and reasons are open, so that a newer server can add one without
/// breaking an older client, which then falls back to the code's own sentence or, for an unknown code, to a general one.
public struct ServiceFailure: Error, Hashable, Sendable {
  /// The kind of failure, which determines how a caller reacts.
  public let code: Code
  /// The exact reason; nil if the code says everything.
  public let reason: Reason?
  /// Values for the sentence's placeholders, such as `product` or `path`.
  public let parameters: [String: String]
  /// How long to wait before the next try, in milliseconds; nil if the service does not say.
  public let retryAfterMS: Int64?

  /// Creates a failure; a negative wait counts as 0.
  public init(
    _ code: Code, _ reason: Reason? = nil, _ parameters: [String: String] = [:], retryAfterMS: Int64? = nil
  ) {
    self.code = code
    self.reason = reason
    self.parameters = parameters
    self.retryAfterMS = retryAfterMS.map { max(0, $0) }
  }
}

extension ServiceFailure {
  /// A kind of failure. Raw values are stable: they name strings, and travel in HTTP problem details.
  public struct Code: RawRepresentable, Hashable, Codable, Sendable {
    /// The stable name.
    public let rawValue: String

    /// Creates a code, also one that this version does not know.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The item, album, product, channel or interaction does not exist, or not yet (HTTP 404).
    public static let notFound = Code(rawValue: "notFound")
    /// The request is invalid for this service and always will be (400, 422).
    public static let refused = Code(rawValue: "refused")
    /// The request contradicts an earlier one, such as a key used for something else (409).
    public static let conflict = Code(rawValue: "conflict")
    /// The caller is unknown, and has to sign in (401).
    public static let unauthorised = Code(rawValue: "unauthorised")
    /// The caller is known and may not do this (403).
    public static let forbidden = Code(rawValue: "forbidden")
    /// The caller sends too many requests; see ``ServiceFailure/retryAfterMS`` (429).
    public static let tooManyRequests = Code(rawValue: "tooManyRequests")
    /// The request, or the answer to it, exceeds a limit (413).
    public static let tooLarge = Code(rawValue: "tooLarge")
    /// The service cannot be reached or is overloaded; nothing was done (503, no connection).
    public static let unavailable = Code(rawValue: "unavailable")
    /// The deadline of a read passed (504).
    public static let timedOut = Code(rawValue: "timedOut")
    /// The connection broke or the deadline passed after a write was sent: it may or may not have been applied.
    public static let outcomeUnknown = Code(rawValue: "outcomeUnknown")
    /// The service's own disk or database failed; the change was not applied (507).
    public static let storage = Code(rawValue: "storage")
    /// The caller cancelled the call; never shown to users.
    public static let cancelled = Code(rawValue: "cancelled")
  }

  /// The exact reason for a failure with a code. Services add their own in extensions.
  public struct Reason: RawRepresentable, Hashable, Codable, Sendable {
    /// The stable name.
    public let rawValue: String

    /// Creates a reason, also one that this version does not know.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// An idempotency key that is not 1 to 200 bytes of plain text.
    public static let key = Reason(rawValue: "key")
    /// An idempotency key that was used for another request.
    public static let keyUsed = Reason(rawValue: "keyUsed")
    /// A cursor that this list did not issue.
    public static let cursor = Reason(rawValue: "cursor")
    /// A start date for a list that is not ordered by date, or one that is not `2014-06` or `2014-06-21`.
    public static let date = Reason(rawValue: "date")
    /// An attribute this service cannot search by; parameter `attribute`.
    public static let attribute = Reason(rawValue: "attribute")
    /// A media file that is no longer where it was; parameter `file`.
    public static let file = Reason(rawValue: "file")
  }
}

extension ServiceFailure {
  /// Whether the same call may succeed if it is repeated later.
  ///
  /// A code this version does not know counts as lasting.
  public var isTransient: Bool {
    switch code {
    case .unavailable, .timedOut, .tooManyRequests, .outcomeUnknown, .storage, .unauthorised: true
    default: false
    }
  }

  /// Whether a token or an address has to be corrected before the same call can succeed.
  public var needsAction: Bool {
    code == .unauthorised || reason == .otherServer
  }
}

extension ServiceFailure: CustomStringConvertible {
  /// The code, reason and parameters on one line, for logs and tests: `notFound.product product=x`.
  public var description: String {
    let name = [code.rawValue, reason?.rawValue].compactMap(\.self).joined(separator: ".")
    return ([name] + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
  }
}
