import AlbumService
import Calls
import HTTPTypes
import WireFormat

/// The writes about people.
public enum PeopleWrites {
  /// `{"name": NAME}`.
  public struct NameBody: BodyForm, Decodable {
    /// The name.
    public var name: String

    /// Creates the content.
    public init(name: String) {
      self.name = name
    }

    /// Writes the content.
    public func write(to json: inout JSONWriter) {
      json.object { $0.member("name", name) }
    }
  }

  /// `PUT /v1/me/sharing`: sets what the caller shares of photos; see ``AlbumService/PeopleAPI/setSharing(_:_:)``.
  public enum SharingSwitches: WriteKind {
    /// `{"places": BOOLEAN, "originals": BOOLEAN}`.
    public typealias Body = Sharing
    /// The account.
    public typealias Answer = Account
    /// Where the calls go.
    public static let route = Route(.put, "/v1/me/sharing")
  }

  /// `POST /v1/friends`: sends a friend request to the person with a name; see ``AlbumService/PeopleAPI/askFriend(named:_:)``.
  public enum Request: WriteKind {
    /// The person's name.
    public typealias Body = NameBody
    /// The acquaintance.
    public typealias Answer = Acquaintance
    /// Where the calls go.
    public static let route = Route(.post, "/v1/friends")
  }

  /// A kind of change of the friendship of the caller and a person; see ``AlbumService/PeopleAPI/changeFriendship(with:_:_:)``.
  public protocol FriendshipChange: WriteKind where Answer == [Acquaintance], Body == NoBody {
    /// The change.
    static var change: Friendship.Change { get }
  }

  /// `PUT /v1/friends/{person}`: sends a friend request, or accepts one.
  public enum Ask: FriendshipChange {
    /// Where the calls go.
    public static let route = Route(.put, "/v1/friends/{person}")
    /// Sends or accepts a request.
    public static let change = Friendship.Change.ask
  }

  /// `DELETE /v1/friends/{person}`: ends a friendship, withdraws or refuses a request.
  public enum End: FriendshipChange {
    /// Where the calls go.
    public static let route = Route(.delete, "/v1/friends/{person}")
    /// Ends, withdraws or refuses.
    public static let change = Friendship.Change.end
  }

  /// `PUT /v1/blocks/{person}`: blocks a person.
  public enum Block: FriendshipChange {
    /// Where the calls go.
    public static let route = Route(.put, "/v1/blocks/{person}")
    /// Blocks.
    public static let change = Friendship.Change.block
  }

  /// `DELETE /v1/blocks/{person}`: unblocks a person.
  public enum Unblock: FriendshipChange {
    /// Where the calls go.
    public static let route = Route(.delete, "/v1/blocks/{person}")
    /// Unblocks.
    public static let change = Friendship.Change.unblock
  }

  /// `POST /v1/tokens`: creates a token; see ``AlbumService/PeopleAPI/createToken(named:_:)``.
  public enum TokenCreation: WriteKind {
    /// The token's name.
    public typealias Body = NameBody
    /// The token with its secret.
    public typealias Answer = NewAccessToken
    /// Where the calls go.
    public static let route = Route(.post, "/v1/tokens")
    /// The status of an answer: 201.
    public static let status = HTTPResponse.Status.created
  }

  /// `DELETE /v1/tokens/{id}`: revokes a token; see ``AlbumService/PeopleAPI/revokeToken(id:_:)``.
  public enum Revocation: WriteKind {
    /// The other tokens.
    public typealias Answer = [AccessToken]
    /// Where the calls go.
    public static let route = Route(.delete, "/v1/tokens/{id}")
    /// The member with the answer.
    public static let member: String? = "tokens"
  }

  /// `PUT /v1/albums/{id}/readers/{person}`: shares an album with a person; see
  /// ``AlbumService/PeopleAPI/setReader(_:ofAlbum:to:_:)``.
  public enum ReaderAddition: WriteKind {
    /// The readers.
    public typealias Answer = [Person]
    /// Where the calls go.
    public static let route = Route(.put, "/v1/albums/{id}/readers/{person}")
    /// The member with the answer.
    public static let member: String? = "readers"
  }

  /// `DELETE /v1/albums/{id}/readers/{person}`: stops sharing an album with a person.
  public enum ReaderRemoval: WriteKind {
    /// The readers.
    public typealias Answer = [Person]
    /// Where the calls go.
    public static let route = Route(.delete, "/v1/albums/{id}/readers/{person}")
    /// The member with the answer.
    public static let member: String? = "readers"
  }
}

extension PeopleWrites.FriendshipChange {
  /// The member with the answer.
  public static var member: String? { "friends" }
}

/// See ``PeopleWrites/SharingSwitches``.
public typealias SharingCall = WriteCall<PeopleWrites.SharingSwitches>
/// See ``PeopleWrites/Request``.
public typealias FriendRequestCall = WriteCall<PeopleWrites.Request>
/// See ``PeopleWrites/TokenCreation``.
public typealias TokenCreationCall = WriteCall<PeopleWrites.TokenCreation>
/// See ``PeopleWrites/Revocation``.
public typealias RevocationCall = WriteCall<PeopleWrites.Revocation>
/// See ``PeopleWrites/ReaderAddition``.
public typealias ReaderAdditionCall = WriteCall<PeopleWrites.ReaderAddition>
/// See ``PeopleWrites/ReaderRemoval``.
public typealias ReaderRemovalCall = WriteCall<PeopleWrites.ReaderRemoval>
