import AlbumService
import Attributes
import Calls
import WireFormat

/// A kind of read of the album. Its answer is private to the caller, whose cache revalidates it before each use.
public protocol AlbumRead: CallKind {}

extension AlbumRead {
  /// By the caller's own cache, which revalidates before each use.
  public static var caching: CachePolicy { .revalidated }
  /// The owner of the server, or a person with a token.
  public static var access: CallAccess { .owner }
}

/// The reads of the album.
public enum AlbumReads {
  /// `GET /v1/photos`: a page of items; see ``AlbumService/AlbumAPI/items(_:page:_:)``.
  public enum Items: ListKind, AlbumRead {
    /// The items to list.
    public typealias Query = MediaQuery
    /// The items.
    public typealias Item = MediaItem
    /// Where the calls go.
    public static let route = Route(.get, "/v1/photos")
  }

  /// `GET /v1/photos/{id}`: an item; see ``AlbumService/AlbumAPI/item(id:_:)``.
  public enum Item: ResourceKind, AlbumRead {
    /// The item.
    public typealias Answer = MediaItem
    /// Where the calls go.
    public static let route = Route(.get, "/v1/photos/{id}")
  }

  /// `GET /v1/albums`: a page of albums; see ``AlbumService/AlbumAPI/albums(_:page:_:)``.
  public enum Albums: ListKind, AlbumRead {
    /// The albums to list.
    public typealias Query = AlbumQuery
    /// The albums.
    public typealias Item = Album
    /// Where the calls go.
    public static let route = Route(.get, "/v1/albums")
  }

  /// `GET /v1/months`: the months of a query's items; see ``AlbumService/AlbumAPI/months(_:_:)``.
  public enum Months: QueryKind, AlbumRead {
    /// The items to count.
    public typealias Query = MediaQuery
    /// The months.
    public typealias Answer = [MonthCount]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/months")
    /// The member with the answer.
    public static let member: String? = "months"
  }

  /// `GET /v1/counts`: how many items match each attribute; see ``AlbumService/AlbumAPI/itemCounts(_:_:)``.
  public enum Counts: LongQueryKind, AlbumRead {
    /// The attributes.
    public typealias Query = [Attribute]
    /// The numbers of items.
    public typealias Answer = [Int]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/counts")
    /// The member with the answer.
    public static let member: String? = "counts"
  }

  /// `GET /v1/statistics`: histograms of a model's or a lens's photos; see ``AlbumService/AlbumAPI/shootingStatistics(_:_:)``.
  public enum Statistics: QueryKind, AlbumRead {
    /// The attribute of the photos.
    public typealias Query = StatisticsQuery
    /// The histograms.
    public typealias Answer = ShootingStatistics
    /// Where the calls go.
    public static let route = Route(.get, "/v1/statistics")
  }

  /// `GET /v1/owner-counts`: photos of the viewer and of friends; see ``AlbumService/AlbumAPI/ownerCounts(_:_:)``.
  public enum CountsByOwner: QueryKind, AlbumRead {
    /// The attribute of the photos.
    public typealias Query = StatisticsQuery
    /// The counts.
    public typealias Answer = OwnerCounts
    /// Where the calls go.
    public static let route = Route(.get, "/v1/owner-counts")
  }

  /// `GET /v1/media/{reference}`: the content of an item's picture; see ``AlbumService/AlbumAPI/open(_:_:range:_:)``.
  public enum Media: MediaKind {
    /// Where the content is.
    public static let route = Route(.get, "/v1/media/{reference}")
    /// A reference changes with the content, which the caller's own cache may therefore keep.
    public static let caching = CachePolicy.privateForever
    /// The owner of the server, or a person with a token.
    public static let access = CallAccess.owner
  }
}

/// See ``AlbumReads/Items``.
public typealias ItemsCall = PageCall<AlbumReads.Items>
/// See ``AlbumReads/Item``.
public typealias ItemCall = ResourceCall<AlbumReads.Item>
/// See ``AlbumReads/Albums``.
public typealias AlbumsCall = PageCall<AlbumReads.Albums>
/// See ``AlbumReads/Months``.
public typealias MonthsCall = QueryCall<AlbumReads.Months>
/// See ``AlbumReads/Counts``.
public typealias ItemCountsCall = QueryCall<AlbumReads.Counts>
/// See ``AlbumReads/CountsByOwner``.
public typealias OwnerCountsCall = QueryCall<AlbumReads.CountsByOwner>
/// See ``AlbumReads/Statistics``.
public typealias StatisticsCall = QueryCall<AlbumReads.Statistics>
