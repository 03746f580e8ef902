/// How long an answer may be kept, and by whom (RFC 9111, section 5.2.2; RFC 8246 for `immutable`).
public enum CachePolicy: Hashable, Sendable {
  /// By shared caches too, for some seconds, and for twice as long while it is being renewed (RFC 5861).
  case shared(seconds: Int)
  /// By shared caches too, which ask each time whether it has changed.
  case sharedRevalidated
  /// By shared caches too, for a year: the URL changes when the content does.
  case sharedForever
  /// By the caller alone, who asks each time whether it has changed.
  case revalidated
  /// By the caller alone, for a year: the URL changes when the content does.
  case privateForever
  /// Not at all.
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
}
