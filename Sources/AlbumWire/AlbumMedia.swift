import WireFormat

/// `GET /v1/media/{reference}`: the content of an item's picture; see ``AlbumService/AlbumAPI/open(_:_:range:_:)``.
public enum AlbumMedia {
  /// The route of the content.
  public static let route = Route(.get, "/v1/media/{reference}")
  /// The reference changes when the content does.
  public static let caching = CachePolicy.privateForever
  /// Only the owner may see the photos.
  public static let access = CallAccess.owner
}
