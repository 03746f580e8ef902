/// Why a service could not do what it was asked.
///
/// A struct over a closed kind, so that messages can grow without breaking callers.
public struct ServiceFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: String, Codable, Sendable {
    /// There is no such photo, album or product.
    case notFound
    /// The request makes no sense to this service, such as a key used before for another product.
    case refused
    /// The service cannot be reached just now; trying again may help.
    case unavailable
    /// The disk is full or read only, or a database is locked or damaged.
    case storage
  }

  /// The kind, which callers switch over.
  public let kind: Kind
  /// One sentence for a person: what happened, what is safe, what to do.
  public let description: String

  /// A failure of a kind, told in one sentence.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
