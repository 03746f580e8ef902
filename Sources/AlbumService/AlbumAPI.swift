import Attributes
import Calls

/// Which photos, in which order.
public struct PhotoQuery: Hashable, Sendable {
  /// How a list of photos is ordered.
  public enum Sort: String, CaseIterable, Codable, Sendable {
    /// Most selected first, ties by title, then id.
    case popular
    /// Newest capture first; photos without a date last, by title, then id.
    case newest
  }

  /// Only this album, by id; nil for all.
  public var album: String?
  /// Only what these attributes hold of, all at once; the album knows `brand`, `model` and `lens`.
  public var attributes: [Attribute]
  /// Only what this person owns; nil for all.
  public var owner: String?
  /// The order.
  public var sort: Sort

  /// A query; without arguments every photo, most selected first.
  public init(album: String? = nil, attributes: [Attribute] = [], owner: String? = nil, sort: Sort = .popular) {
    self.album = album
    self.attributes = attributes
    self.owner = owner
    self.sort = sort
  }
}

/// A named collection of photos.
public struct Album: Hashable, Codable, Sendable, Identifiable {
  /// The album server's own identifier.
  public var id: String
  /// Its name, unique.
  public var name: String
  /// How many photos it holds.
  public var photoCount: Int
  /// Its most selected photo, which stands for it; nil when it is empty.
  public var cover: Photo?

  /// An album.
  public init(id: String, name: String, photoCount: Int, cover: Photo?) {
    self.id = id
    self.name = name
    self.photoCount = photoCount
    self.cover = cover
  }
}

/// A month in which photos were taken.
public struct MonthCount: Hashable, Codable, Sendable {
  /// The month, `2014-06`.
  public var month: String
  /// How many photos were taken in it, at least 1.
  public var photoCount: Int

  /// A month with its count.
  public init(month: String, photoCount: Int) {
    self.month = month
    self.photoCount = photoCount
  }
}

/// How the photos taken with one model or lens spread: evidence for a product's page.
public struct ShootingStatistics: Hashable, Codable, Sendable {
  /// One value and how many photos have it.
  public struct Bin: Hashable, Codable, Sendable {
    /// The value, in its attribute's unit.
    public var value: Double
    /// How many photos, at least 1.
    public var photoCount: Int

    /// A value with its count.
    public init(value: Double, photoCount: Int) {
      self.value = value
      self.photoCount = photoCount
    }
  }

  /// How many photos there are.
  public var photoCount: Int
  /// Focal lengths, millimetres, ascending.
  public var focalLengths: [Bin]
  /// Apertures, ascending f-numbers.
  public var fNumbers: [Bin]
  /// Sensitivities, ascending.
  public var isos: [Bin]

  /// Evidence; without photos every list is empty.
  public init(photoCount: Int = 0, focalLengths: [Bin] = [], fNumbers: [Bin] = [], isos: [Bin] = []) {
    self.photoCount = photoCount
    self.focalLengths = focalLengths
    self.fNumbers = fNumbers
    self.isos = isos
  }
}

/// The first server: photos, with their attributes and how often each was selected.
///
/// Every call may block; none is made on a thread that draws. All throw ``Attributes/ServiceFailure``.
/// It knows nothing of the mall: only attributes travel between the two.
public protocol AlbumAPI: Sendable {
  /// A part of the photos that a query names; a name that no photo has names none.
  ///
  /// `refused` for attributes the album does not know, a cursor of another list, and a date in a list not ordered by date.
  func photos(_ query: PhotoQuery, page: PageRequest) throws(ServiceFailure) -> Page<Photo>
  /// One photo; `notFound` when there is none.
  func photo(id: String) throws(ServiceFailure) -> Photo
  /// A part of the albums, ordered by name.
  func albums(page: PageRequest) throws(ServiceFailure) -> Page<Album>
  /// The months in which a query's photos were taken, newest first; undated photos are in none.
  func months(_ query: PhotoQuery) throws(ServiceFailure) -> [MonthCount]
  /// How many photos each attribute holds of, in the order asked; 0 for all but `brand`, `model` and `lens`.
  func photoCounts(_ attributes: [Attribute]) throws(ServiceFailure) -> [Int]
  /// How the photos that an attribute holds of spread; `refused` for all but `brand`, `model` and `lens`.
  func shootingStatistics(_ attribute: Attribute) throws(ServiceFailure) -> ShootingStatistics
  /// Counts one selection of a photo, once for each key, and returns its count; on disk when it returns.
  ///
  /// A key is 1 to 200 bytes of plain text; any other, or one used for another photo, is `refused`.
  func recordSelection(photo id: String, key: String) throws(ServiceFailure) -> Int
  /// Takes photos out of the album (their files stay); those not there are passed over. Returns how many went.
  func removePhotos(ids: [String]) throws(ServiceFailure) -> Int
  /// Takes an album and its photos out (their files stay). Returns how many photos went.
  func removeAlbum(id: String) throws(ServiceFailure) -> Int
  /// Says what camera took a photo: canonical names, which win over what its file says from then on, also when it is read
  /// again. nil leaves a name to the file; both nil take a correction back.
  func correctCamera(photo id: String, brand: String?, model: String?) throws(ServiceFailure) -> Photo
}

/// What an import needs of the album beside looking at it.
///
/// Apart from ``AlbumAPI`` because the television never imports.
public protocol AlbumWriter: Sendable {
  /// The files that are known unchanged (same path, inode, size and time) and need not be read again, in the order asked.
  ///
  /// - Parameter folder: Where copies are kept: a file whose photo is shown from elsewhere is still to be copied, so it is
  ///   to be read. nil where none are made.
  func isUnchanged(_ stamps: [FileStamp], copiedInto folder: String?) throws(ServiceFailure) -> [Bool]
  /// Files media; in the order given, all on disk when it returns.
  ///
  /// Known content is `unchanged`, wherever it lies by now. New content in a known photo's file is the same photo, edited:
  /// it takes over the new facts, keeps what people said and did, and counts as `imported`.
  func add(_ media: [NewMediaItem]) throws(ServiceFailure) -> [ImportOutcome]
}

/// What tells one state of a file from another without reading it.
public struct FileStamp: Hashable, Sendable {
  /// Absolute path, symbolic links resolved.
  public var path: String
  /// Inode number.
  public var inode: UInt64
  /// Size, bytes.
  public var sizeBytes: Int64
  /// Time of last change, nanoseconds since 1970.
  public var modifiedNS: Int64

  /// A stamp.
  public init(path: String, inode: UInt64, sizeBytes: Int64, modifiedNS: Int64) {
    self.path = path
    self.inode = inode
    self.sizeBytes = sizeBytes
    self.modifiedNS = modifiedNS
  }
}

/// A medium on its way into the album; the photo's `id` is given by the album, its `album` is the album's name.
public struct NewMediaItem: Hashable, Sendable {
  /// Facts and attributes; `id` is ignored.
  public var photo: Photo
  /// The state of the file they were read from.
  public var stamp: FileStamp
  /// Whether it belongs to the demo album.
  public var isDemo: Bool

  /// A medium to file.
  public init(photo: Photo, stamp: FileStamp, isDemo: Bool = false) {
    self.photo = photo
    self.stamp = stamp
    self.isDemo = isDemo
  }
}

/// What became of a medium that was filed.
public enum ImportOutcome: Hashable, Sendable {
  /// It is new.
  case imported(id: String)
  /// The same content was there already; where its file had moved, it is found again at its new place.
  case unchanged(id: String)
  /// It could not be filed, and why, in English; the others were.
  case refused(reason: String)
}
