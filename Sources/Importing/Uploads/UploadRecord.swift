import AlbumService
import Calls

/// What is stored about an upload.
struct UploadRecord: Hashable, Codable {
  /// The id of the person who uploads; nil for the first person of the album.
  var owner: String?
  /// The name of the file.
  var name: String
  /// The album for the photo; nil for the album of uploads.
  var album: String?
  /// The size of the file, bytes.
  var lengthBytes: Int64
  /// Whether the size is only a maximum, until the file is complete; nil for no.
  var isLengthMaximum: Bool?
  /// The SHA-256 that the content must have; nil if it is not known.
  var contentHash: String?
  /// Whether the upload can be continued.
  var isResumable: Bool
  /// The path that the complete file gets before its photo is added to the album; nil until then.
  var file: String?
  /// Whether the file at this path was there before, and is kept if the photo cannot be added.
  var keepsFile: Bool?
  /// The id of the photo; nil until it is added.
  var photo: String?
  /// Whether the photo was new; nil until it is added.
  var isNew: Bool?

  /// The record of an upload that begins.
  init(_ upload: NewUpload, of owner: String?) {
    self.owner = owner
    (name, album, lengthBytes) = (upload.name, upload.album, upload.lengthBytes)
    (contentHash, isResumable) = (upload.contentHash, upload.isResumable)
    isLengthMaximum = upload.isLengthMaximum ? true : nil
  }

  /// The file's own name, which may have been sent with folders in it, of any system.
  var fileName: String {
    name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
  }
}
