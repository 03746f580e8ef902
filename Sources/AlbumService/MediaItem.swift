import Attributes
import Calls

/// The kinds of media that an album holds.
public enum MediaType: String, CaseIterable, Codable, Sendable {
  /// A still picture.
  case photo
  /// Moving pictures, with or without sound.
  case video
  /// Sound alone.
  case audio
}

/// One photo, video or recording of an album: the facts all media share, and a kind with facts of its own.
///
/// Coding keys are the contract of `tenfoot photos --json`: one flat object, absent values left out.
public struct MediaItem: Hashable, Sendable, Identifiable {
  /// The album service's identifier, which cannot be guessed.
  public var id: String
  /// The title in the metadata, else the file name without its extension.
  public var title: String
  /// The absolute path on the album's own machine, for its owner to read; nil if the service does not say.
  ///
  /// Nothing is opened by it: content comes from ``AlbumAPI/open(_:_:range:_:)``.
  public var file: String?
  /// The name of the album it is in.
  public var album: String
  /// The owner's name as given at its import; empty if there is none.
  public var owner: String
  /// The name of the person who shares it with the viewer; nil for the viewer's own item, and for a caller who sees everything.
  public var sharedBy: String?
  /// The canonical brand of what took it.
  public var brand: String?
  /// The canonical model, with its brand.
  public var model: String?
  /// The canonical lens name.
  public var lens: String?
  /// EXIF Make as the file has it, without control characters.
  public var exifMake: String?
  /// EXIF Model as the file has it, without control characters.
  public var exifModel: String?
  /// The local time of capture, `2014-06-21T21:40:05`, with a fraction and an offset only where the file has them; a date alone,
  /// `1985-07-14`, `1985-07` or `1985`, where it has no more.
  public var takenAt: String?
  /// Whether ``takenAt`` is the time of the file's last change, because the file states no other time.
  public var takenAtIsModification = false
  /// Where it was taken.
  public var place: GeographicPlace?
  /// Stars, 1 to 5; nil where it was not rated.
  public var rating: Int?
  /// Keywords in their order, each once; empty where there are none.
  public var keywords: [String] = []
  /// How often one of its attributes was looked up.
  public var selectionCount: Int
  /// The SHA-256 of the whole file, lower-case hexadecimal; empty if it is not known.
  public var contentHash: String
  /// The picture that stands for it: the photo itself, a frame of a video; nil if there is none, and before it is stored.
  public var picture: MediaReference?
  /// The reason why it cannot be shown, in English; nil if it can.
  public var problem: String?
  /// The kind of medium, with its own facts.
  public var kind: Kind

  /// The facts that only one kind of medium has.
  public enum Kind: Hashable, Sendable {
    /// A still picture.
    case photo(PhotoFacts)
    /// Moving pictures.
    case video(VideoFacts)
    /// Sound alone.
    case audio(AudioFacts)
  }

  /// Creates an item with its necessary facts; everything else is absent until it is set.
  public init(
    id: String, title: String, file: String? = nil, album: String, owner: String = "",
    kind: Kind = .photo(PhotoFacts()), contentHash: String = "", selectionCount: Int = 0
  ) {
    self.id = id
    self.title = title
    self.file = file
    self.album = album
    self.owner = owner
    self.kind = kind
    self.contentHash = contentHash
    self.selectionCount = selectionCount
  }
}

extension MediaItem {
  /// The type of medium.
  public var mediaType: MediaType {
    switch kind {
    case .photo: .photo
    case .video: .video
    case .audio: .audio
    }
  }

  /// The facts of a photo; without any for another kind of medium. Setting them makes it a photo.
  public var photo: PhotoFacts {
    get { if case .photo(let facts) = kind { facts } else { PhotoFacts() } }
    set { kind = .photo(newValue) }
  }

  /// The pixels as stored, before any rotation; nil for sound alone and if they are not known.
  public var pixelSize: PixelSize? {
    switch kind {
    case .photo(let facts): facts.pixelSize
    case .video(let facts): facts.pixelSize
    case .audio: nil
    }
  }
}

/// A width and a height in pixels, each at least 1.
public struct PixelSize: Hashable, Sendable {
  /// The width.
  public let width: Int
  /// The height.
  public let height: Int

  /// Creates a size; nil if a side is missing or below 1.
  public init?(width: Int?, height: Int?) {
    guard let width, let height, width > 0, height > 0 else { return nil }
    self.width = width
    self.height = height
  }
}

extension MediaItem {
  /// Its attributes, in the order in which a page shows them; numbers that are not finite are omitted.
  public var attributes: [Attribute] {
    let texts: [(AttributeName, String?)] = [
      (.brand, brand), (.model, model), (.lens, lens), (.exposureProgram, photo.exposureProgram?.rawValue),
    ]
    let numbers: [(AttributeName, Double?)] = [
      (.exposureTime, photo.exposureTime), (.fNumber, photo.fNumber), (.iso, photo.iso),
      (.exposureBias, photo.exposureBias), (.focalLength, photo.focalLength), (.focalLength35, photo.focalLength35),
    ]
    return texts.compactMap { name, text in text.map { Attribute(name, $0) } }
      + numbers.compactMap { name, number in number.flatMap { Attribute(name, value: .number($0)) } }
      + [takenAt.map { Attribute(.takenAt, $0) }].compactMap(\.self)
  }

  /// Returns the attribute with a name; nil if it has none.
  public func attribute(_ name: AttributeName) -> Attribute? {
    attributes.first { $0.name == name }
  }
}
