import AlbumService
import Calls
import WireFormat

/// The reads about people.
public enum PeopleReads {
  /// `GET /v1/me`: the caller's account; see ``AlbumService/PeopleAPI/account(_:)``.
  public enum Me: QueryKind, AlbumRead {
    /// The account.
    public typealias Answer = Account
    /// Where the calls go.
    public static let route = Route(.get, "/v1/me")
  }

  /// `GET /v1/friends`: friends, requests and blocked people; see ``AlbumService/PeopleAPI/acquaintances(_:)``.
  public enum Friends: QueryKind, AlbumRead {
    /// The friends, requests and blocked people.
    public typealias Answer = [Acquaintance]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/friends")
    /// The member with the answer.
    public static let member: String? = "friends"
  }

  /// `GET /v1/sharing-log`: what the caller has shared with whom; see ``AlbumService/PeopleAPI/sharingLog(_:)``.
  public enum SharingLog: QueryKind, AlbumRead {
    /// The entries.
    public typealias Answer = [SharingEvent]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/sharing-log")
    /// The member with the answer.
    public static let member: String? = "events"
  }

  /// `GET /v1/tokens`: the caller's tokens; see ``AlbumService/PeopleAPI/tokens(_:)``.
  public enum Tokens: QueryKind, AlbumRead {
    /// The tokens.
    public typealias Answer = [AccessToken]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/tokens")
    /// The member with the answer.
    public static let member: String? = "tokens"
  }

  /// `GET /v1/albums/{id}/readers`: an album's readers; see ``AlbumService/PeopleAPI/readers(ofAlbum:_:)``.
  public enum Readers: ResourceKind, AlbumRead {
    /// The readers.
    public typealias Answer = [Person]
    /// Where the calls go.
    public static let route = Route(.get, "/v1/albums/{id}/readers")
    /// The member with the answer.
    public static let member: String? = "readers"
  }
}

/// See ``PeopleReads/Me``.
public typealias MeCall = QueryCall<PeopleReads.Me>
/// See ``PeopleReads/Friends``.
public typealias FriendsCall = QueryCall<PeopleReads.Friends>
/// See ``PeopleReads/SharingLog``.
public typealias SharingLogCall = QueryCall<PeopleReads.SharingLog>
/// See ``PeopleReads/Tokens``.
public typealias TokensCall = QueryCall<PeopleReads.Tokens>
/// See ``PeopleReads/Readers``.
public typealias ReadersCall = ResourceCall<PeopleReads.Readers>
