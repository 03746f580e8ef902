import Calls

/// A programme of a channel. It is on from `start` to before `stop`.
public struct Programme: Hashable, Codable, Sendable, Identifiable {
  /// The programme's ID, unique within its channel.
  public var id: String
  /// The time at which it starts.
  public var start: Instant
  /// The time at which it ends, later than `start`.
  public var stop: Instant
  /// The title.
  public var title: LocalText
  /// A description of a sentence or more; nil if there is none.
  public var summary: LocalText?
  /// The pictures that it shows; nil for the most looked-up photos.
  public var shows: ProgrammePictures?

  /// Creates a programme.
  public init(
    id: String, start: Instant, stop: Instant, title: LocalText, summary: LocalText? = nil,
    shows: ProgrammePictures? = nil
  ) {
    self.id = id
    self.start = start
    self.stop = stop
    self.title = title
    self.summary = summary
    self.shows = shows
  }

  /// Returns whether it is on at a time.
  public func isOn(at time: Instant) -> Bool { start <= time && time < stop }
}

/// The pictures that a programme shows, described by attributes and an album's name, so that any album service can find them.
public struct ProgrammePictures: Hashable, Codable, Sendable {
  /// The sort order of the pictures.
  public enum Sort: String, CaseIterable, Codable, Sendable {
    /// Most looked up first.
    case popular
    /// Newest first.
    case newest
  }

  /// The attributes that each picture has; empty for any picture.
  public var attributes: AttributeList
  /// The name of the album that they belong to, in each language that it may have; nil for all albums.
  public var album: LocalText?
  /// The sort order; nil for ``Sort/popular``.
  public var sort: Sort?
  /// How long each picture is shown, in seconds, 2...3,600; nil for 12.
  public var secondsEach: Int?

  /// Creates a description of pictures; without arguments that of all photos, most looked up first.
  public init(
    attributes: AttributeList = [], album: LocalText? = nil, sort: Sort? = nil, secondsEach: Int? = nil
  ) {
    self.attributes = attributes
    self.album = album
    self.sort = sort
    self.secondsEach = secondsEach
  }

  private enum CodingKeys: String, CodingKey {
    case attributes, album, secondsEach
    case sort = "order"
  }

  /// Reads an object; `attributes` may be left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      attributes: try container.decodeIfPresent(AttributeList.self, forKey: .attributes) ?? [],
      album: try container.decodeIfPresent(LocalText.self, forKey: .album),
      sort: try container.decodeIfPresent(Sort.self, forKey: .sort),
      secondsEach: try container.decodeIfPresent(Int.self, forKey: .secondsEach))
  }
}
