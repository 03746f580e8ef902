/// The caches that may store an answer, and for how long (RFC 9111, section 5.2.2; RFC 8246 for `immutable`).
public enum CachePolicy: Hashable, Sendable {
  /// All caches, for some seconds, and for twice as long again while it is being renewed (RFC 5861).
  case shared(seconds: Int)
  /// All caches, which ask each time whether it has changed.
  case sharedRevalidated
  /// All caches, for a year: the URL changes when the content does.
  case sharedForever
  /// Only the client's own cache, which asks each time whether it has changed.
  case revalidated
  /// Only the client's own cache, for a year: the URL changes when the content does.
  case privateForever
  /// No cache.
  case never

  /// The value of `Cache-Control`.
  public var header: String {
    switch self {
    case .shared(let seconds): "public, max-age=\(seconds), stale-while-revalidate=\(2 * seconds)"
    case .sharedRevalidated: "public, no-cache"
    case .sharedForever: "public, max-age=31536000, immutable"
    case .revalidated: "private, no-cache"
    case .privateForever: "private, max-age=31536000, immutable"
    case .never: "no-store"
    }
  }

  /// Whether answers have an entity tag.
  public var isStored: Bool { self != .never }

  /// Whether shared caches may give an answer again for a while without asking.
  public var isShared: Bool {
    switch self {
    case .shared, .sharedForever: true
    case .sharedRevalidated, .revalidated, .privateForever, .never: false
    }
  }
}
