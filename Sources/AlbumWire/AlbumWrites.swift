import AlbumService
import Calls
import WireFormat

/// The writes of the album.
public enum AlbumWrites {
  /// `POST /v1/photos/{id}/selections`: counts a look-up; see ``AlbumService/AlbumAPI/recordSelection(item:_:)``.
  public enum Selection: WriteKind {
    /// How often the item has been looked up.
    public typealias Answer = Int
    /// Where the calls go.
    public static let route = Route(.post, "/v1/photos/{id}/selections")
    /// The member with the answer.
    public static let member: String? = "selectionCount"
  }

  /// `POST /v1/removals`: removes items; see ``AlbumService/AlbumAPI/removeItems(ids:_:)``.
  public enum Removal: WriteKind {
    /// `{"ids": [ID]}`.
    public struct Body: BodyForm, Decodable {
      /// The items' ids.
      public var ids: [String]

      /// Creates the content.
      public init(ids: [String]) {
        self.ids = ids
      }

      /// Writes the content.
      public func write(to json: inout JSONWriter) {
        json.object { json in
          json.name("ids")
          json.array(ids) { $0.string($1) }
        }
      }
    }

    /// How many items were removed.
    public typealias Answer = Int
    /// Where the calls go.
    public static let route = Route(.post, "/v1/removals")
    /// The member with the answer.
    public static let member: String? = "removedCount"
  }

  /// `POST /v1/restorations`: undoes a removal; see ``AlbumService/AlbumAPI/restoreItems(removedBy:_:)``.
  public enum Restoration: WriteKind {
    /// `{"removal": KEY}`.
    public struct Body: BodyForm {
      /// The key of the removal.
      public var removal: IdempotencyKey

      private struct Members: Decodable {
        var removal: String
      }

      /// Creates the content.
      public init(removal: IdempotencyKey) {
        self.removal = removal
      }

      /// Reads the content.
      ///
      /// - Throws: `refused`, with reason `body` for text that is no such JSON, and with reason `key` for an invalid key.
      public init(json bytes: [UInt8]) throws(ServiceFailure) {
        removal = try IdempotencyKey(validating: JSONBody.request(Members.self, bytes).removal)
      }

      /// Writes the content.
      public func write(to json: inout JSONWriter) {
        json.object { $0.member("removal", removal.text) }
      }
    }

    /// The restored items.
    public typealias Answer = [MediaItem]
    /// Where the calls go.
    public static let route = Route(.post, "/v1/restorations")
    /// The member with the answer.
    public static let member: String? = "items"
  }

  /// `DELETE /v1/albums/{id}`: removes an album; see ``AlbumService/AlbumAPI/removeAlbum(id:_:)``.
  public enum AlbumRemoval: WriteKind {
    /// How many items were removed.
    public typealias Answer = Int
    /// Where the calls go.
    public static let route = Route(.delete, "/v1/albums/{id}")
    /// The member with the answer.
    public static let member: String? = "removedCount"
  }

  /// `PUT /v1/photos/{id}/camera`: corrects the camera of an item; see ``AlbumService/AlbumAPI/correctCamera(item:brand:model:_:)``.
  public enum Camera: WriteKind {
    /// `{"brand": BRAND, "model": MODEL}`; a missing member leaves it to the file.
    public struct Body: BodyForm, Decodable {
      /// The canonical brand; nil leaves it to the file.
      public var brand: String?
      /// The canonical model; nil leaves it to the file.
      public var model: String?

      /// Creates the content.
      public init(brand: String?, model: String?) {
        (self.brand, self.model) = (brand, model)
      }

      /// Writes the content.
      public func write(to json: inout JSONWriter) {
        json.object { json in
          json.member("brand", ifPresent: brand)
          json.member("model", ifPresent: model)
        }
      }
    }

    /// The item.
    public typealias Answer = MediaItem
    /// Where the calls go.
    public static let route = Route(.put, "/v1/photos/{id}/camera")
  }
}

/// See ``AlbumWrites/Selection``.
public typealias SelectionCall = WriteCall<AlbumWrites.Selection>
/// See ``AlbumWrites/Removal``.
public typealias RemovalCall = WriteCall<AlbumWrites.Removal>
/// See ``AlbumWrites/Restoration``.
public typealias RestorationCall = WriteCall<AlbumWrites.Restoration>
/// See ``AlbumWrites/AlbumRemoval``.
public typealias AlbumRemovalCall = WriteCall<AlbumWrites.AlbumRemoval>
/// See ``AlbumWrites/Camera``.
public typealias CameraCall = WriteCall<AlbumWrites.Camera>
