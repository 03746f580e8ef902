import WireFormat

/// `GET /v1/media/{reference}`: the content of an item's picture; see ``AlbumService/AlbumAPI/open(_:_:range:_:)``.
public enum AlbumMedia {
  /// Where the content is.
  public static let route = Route(.get, "/v1/media/{reference}")
  /// A reference changes with the content.
  public static let caching = CachePolicy.privateForever
  /// Only the owner sees the photos.
  public static let access = CallAccess.owner
}
