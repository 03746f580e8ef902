import Calls

/// A channel of the television.
public struct Channel: Hashable, Codable, Sendable, Identifiable {
  /// Its identifier, `one.tenfoot`.
  public var id: String
  /// The number a viewer types, 1...9999, unique.
  public var number: Int
  /// Its name.
  public var name: LocalText

  /// A channel.
  public init(id: String, number: Int, name: LocalText) {
    self.id = id
    self.number = number
    self.name = name
  }
}

/// A programme of a channel; what is on now is `start <= now < stop`.
public struct Programme: Hashable, Codable, Sendable, Identifiable {
  /// Its identifier, unique in its channel.
  public var id: String
  /// When it begins.
  public var start: Instant
  /// When it ends, after `start`.
  public var stop: Instant
  /// Its title.
  public var title: LocalText
  /// What it is about, a sentence or more; nil where nobody said.
  public var summary: LocalText?
  /// What it shows; nil where nobody said: the most selected photos then.
  public var shows: ProgrammePictures?

  /// A programme.
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

  /// Whether it is on at a moment.
  public func isOn(at moment: Instant) -> Bool { start <= moment && moment < stop }
}

/// Which pictures a programme shows, said by nothing but attributes and names: whoever has photos finds them.
public struct ProgrammePictures: Hashable, Codable, Sendable {
  /// How they are ordered.
  public enum Order: String, CaseIterable, Codable, Sendable {
    /// Most selected first.
    case popular
    /// Newest first.
    case newest
  }

  /// What must hold of each, all at once; empty for every photo.
  public var attributes: AttributeList
  /// The name of the album they are of, in the languages it may have; nil for all albums.
  public var album: LocalText?
  /// Their order; nil for ``Order/popular``.
  public var order: Order?
  /// For how long each is shown, 2...3,600 seconds; nil for 12.
  public var secondsEach: Int?

  /// Pictures; without arguments all photos, most selected first.
  public init(
    attributes: AttributeList = [], album: LocalText? = nil, order: Order? = nil, secondsEach: Int? = nil
  ) {
    self.attributes = attributes
    self.album = album
    self.order = order
    self.secondsEach = secondsEach
  }

  /// Reads an object; attributes that are left out are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      attributes: try container.decodeIfPresent(AttributeList.self, forKey: .attributes) ?? [],
      album: try container.decodeIfPresent(LocalText.self, forKey: .album),
      order: try container.decodeIfPresent(Order.self, forKey: .order),
      secondsEach: try container.decodeIfPresent(Int.self, forKey: .secondsEach))
  }
}
