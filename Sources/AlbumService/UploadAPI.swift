import Calls

/// The uploading of files into an album.
///
/// An upload is begun, its bytes are stored in order, and with the last byte the file is read and its photo added to the album. It
/// belongs to the caller's ``Calls/Caller/viewer``; a caller sees no uploads of others, and a call without a viewer those of calls without one.
/// All bytes that a call has acknowledged are on disk. Every call may block, and may come from any thread.
public protocol UploadAPI: Sendable {
  /// The maximum size of a file, bytes.
  var limitBytes: Int64 { get }

  /// Begins an upload, unless the caller already has a photo with the same content.
  ///
  /// If the same content was begun before and is not complete, that upload is continued.
  ///
  /// - Throws: `tooLarge` with reason `uploadSize`, `tooManyRequests` with reason `uploadLimit`, `storage` with reasons `uploadSpace` and
  ///   `uploadFolder`, and `refused` with reason `uploadContent` for an empty file.
  func begin(_ upload: NewUpload, _ call: CallContext) throws(ServiceFailure) -> UploadStart
  /// Returns the state of an upload. If all its bytes are stored and it was interrupted afterwards, it is completed first.
  ///
  /// - Throws: `notFound` with reason `upload`, and as ``UploadWriter/finish()``.
  func upload(id: String, _ call: CallContext) throws(ServiceFailure) -> Upload
  /// Begins to write the rest of an upload. A writer that exists already is closed: its connection is assumed to be lost.
  ///
  /// - Throws: `notFound` with reason `upload`; `conflict` with reason `uploadOffset` for an offset that is not the end of the stored part.
  func writer(id: String, offsetBytes: Int64, _ call: CallContext) throws(ServiceFailure) -> any UploadWriter
  /// Ends an upload and deletes what is stored of it.
  ///
  /// - Throws: `notFound` with reason `upload`.
  func discard(id: String, _ call: CallContext) throws(ServiceFailure)
}

/// A writer of the bytes of one upload.
public protocol UploadWriter: Sendable {
  /// Appends bytes.
  ///
  /// - Throws: `tooLarge` with reason `uploadSize` for more bytes than were announced; `conflict` with reason `uploadOffset` if another writer
  ///   has taken over; `storage`.
  func write(_ bytes: [UInt8]) throws(ServiceFailure)
  /// Stores what was written on disk; after the last byte, adds the photo to the album.
  ///
  /// - Throws: As ``write(_:)``; `refused` with reasons `uploadDigest`, `uploadContent` and `uploadFormat`, after which nothing is left of the
  ///   upload; and the failures of the album.
  func finish() throws(ServiceFailure) -> Upload
  /// Ends the writing after a lost connection. What was written is kept if the upload can be continued.
  func abandon()
}

/// A file to be uploaded.
public struct NewUpload: Hashable, Sendable {
  /// The name of the file, which gives the photo its title if the file has none; any text.
  public var name: String
  /// The caller's album for the photo, which is created if it does not exist; nil for the album of uploads.
  public var album: String?
  /// The size of the file, bytes; its maximum if ``isLengthMaximum``.
  public var lengthBytes: Int64
  /// The SHA-256 of the content, 64 lower-case hexadecimal digits; nil if it is not known.
  public var contentHash: String?
  /// Whether it can be continued after a lost connection.
  public var isResumable: Bool
  /// Whether the size becomes known only at the end of the file, as in forms; such a file cannot be continued.
  public var isLengthMaximum: Bool

  /// Creates the description of a file.
  public init(
    name: String, album: String? = nil, lengthBytes: Int64, contentHash: String? = nil, isResumable: Bool = true,
    isLengthMaximum: Bool = false
  ) {
    (self.name, self.album, self.lengthBytes) = (name, album, lengthBytes)
    (self.contentHash, self.isResumable) = (contentHash, isResumable && !isLengthMaximum)
    self.isLengthMaximum = isLengthMaximum
  }
}

/// The result of beginning an upload.
public enum UploadStart: Hashable, Sendable {
  /// The caller has a photo with this content; its id.
  case known(String)
  /// The bytes from the upload's offset on are missing.
  case begun(Upload)
}

/// The state of an upload.
public struct Upload: Hashable, Codable, Sendable {
  /// The identifier, which cannot be guessed.
  public var id: String
  /// The number of bytes that are stored.
  public var offset: Int64
  /// The size of the file, bytes.
  public var length: Int64
  /// The time at which an upload that is not continued is deleted.
  public var expires: Instant
  /// The id of the photo; nil until the upload is complete.
  public var photo: String?
  /// Whether the photo is new in the album; nil until the upload is complete.
  public var isNew: Bool?

  /// Creates a state.
  public init(
    id: String, offset: Int64, length: Int64, expires: Instant, photo: String? = nil, isNew: Bool? = nil
  ) {
    (self.id, self.offset, self.length, self.expires) = (id, offset, length, expires)
    (self.photo, self.isNew) = (photo, isNew)
  }
}

/// The search for a person's item by its content.
public protocol ContentIndex: Sendable {
  /// Returns the id of a person's own item with some content, if its file exists; nil for none.
  ///
  /// - Parameters:
  ///   - hash: The SHA-256 of the content, 64 lower-case hexadecimal digits.
  ///   - person: The person's id; nil for the first person of the album.
  func ownItem(withContent hash: String, of person: String?) throws(ServiceFailure) -> String?
}
