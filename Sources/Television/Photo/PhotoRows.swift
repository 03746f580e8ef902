import AlbumService
import Attributes

/// One row of a photo's facts.
struct PhotoRow: Hashable, Sendable {
  /// The fact a row shows.
  enum Fact: Hashable, Sendable {
    /// An attribute.
    case attribute(AttributeName)
    /// The date of capture.
    case date
    /// The time of capture.
    case time
    /// The place of capture.
    case place
    /// The altitude of that place.
    case altitude
    /// The owner.
    case owner
    /// The person who shares it.
    case sharedBy
    /// The album.
    case album
    /// The rating.
    case rating
    /// The keywords.
    case keywords
  }

  var fact: Fact
  var label: String
  var value: String
  /// The attributes looked up by OK; empty if the row has no link.
  var link: [Attribute]

  /// The value as it is written without its label: a sensitivity needs its unit then.
  var spokenValue: String {
    attribute == .iso ? "ISO " + value : value
  }

  var id: FocusID {
    switch fact {
    case .attribute(let name): FocusID("row:" + name.rawValue)
    case .date: "row:date"
    case .time: "row:time"
    case .place: "row:place"
    case .altitude: "row:altitude"
    case .owner: "row:owner"
    case .sharedBy: "row:sharedBy"
    case .album: "row:album"
    case .rating: "row:rating"
    case .keywords: "row:keywords"
    }
  }

  /// The attribute; nil for every other fact.
  var attribute: AttributeName? {
    if case .attribute(let name) = fact { name } else { nil }
  }
}

/// A photo's facts in the order of its page, in sections of rows.
struct PhotoSections: Sendable {
  var sections: [(label: String, rows: [PhotoRow])]

  var rows: [PhotoRow] { sections.flatMap(\.rows) }

  init(_ photo: MediaItem, _ words: Words) {
    let camera = [AttributeName.brand, .model, .lens].compactMap { Self.row($0, photo, words) }
    let exposure = [
      AttributeName.exposureProgram, .exposureTime, .fNumber, .iso, .exposureBias, .focalLength,
    ].compactMap { Self.row($0, photo, words) }
    sections = [
      (words.label(.camera), camera), (words.label(.exposure), exposure),
      (words.label(photo.takenAt == nil && photo.place == nil ? .album : .taken), Self.takenRows(photo, words)),
    ].filter { !$0.1.isEmpty }
  }

  private static func row(_ name: AttributeName, _ photo: MediaItem, _ words: Words) -> PhotoRow? {
    // A photo with only an equivalent focal length shows that one.
    guard let attribute = photo.attribute(name) ?? (name == .focalLength ? photo.attribute(.focalLength35) : nil)
    else { return nil }
    return PhotoRow(
      fact: .attribute(name), label: words.name(name), value: value(attribute, photo, words),
      link: link(attribute, photo))
  }

  private static func value(_ attribute: Attribute, _ photo: MediaItem, _ words: Words) -> String {
    switch attribute.name {
    case .model, .lens: return words.short(attribute.text ?? "", brand: photo.brand)
    case .focalLength:
      guard let equivalent = photo.photo.focalLength35, let length = photo.photo.focalLength,
        abs(equivalent - length) >= 1
      else {
        return words.value(attribute)
      }
      return words.value(attribute) + " (\(words.millimetres(equivalent)))"
    default: return words.value(attribute)
    }
  }

  /// Returns the attributes behind a row's link: the attribute itself, and for a focal length its equivalent as well,
  /// since lenses are found by the one and fixed-lens cameras by the other.
  static func link(_ attribute: Attribute, _ photo: MediaItem) -> [Attribute] {
    switch attribute.name {
    case .brand, .model, .lens, .exposureTime, .fNumber, .iso, .focalLength35: [attribute]
    case .focalLength: [attribute, photo.attribute(.focalLength35)].compactMap(\.self)
    default: []
    }
  }

  private static func takenRows(_ photo: MediaItem, _ words: Words) -> [PhotoRow] {
    var rows: [PhotoRow] = []
    if let takenAt = photo.takenAt {
      let label = words(photo.takenAtIsModification ? .dateOfChange : .date)
      rows.append(PhotoRow(fact: .date, label: label, value: words.date(iso: takenAt), link: []))
      if let time = words.time(iso: takenAt) {
        rows.append(PhotoRow(fact: .time, label: words(.time), value: time, link: []))
      }
    }
    if let place = photo.place {
      rows.append(PhotoRow(fact: .place, label: words(.place), value: words.coordinates(place), link: []))
      if let altitude = place.altitude {
        rows.append(PhotoRow(fact: .altitude, label: words(.altitude), value: words.metres(altitude), link: []))
      }
    }
    if let sharedBy = photo.sharedBy {
      rows.append(PhotoRow(fact: .sharedBy, label: words(.sharedBy), value: sharedBy, link: []))
    }
    if !photo.owner.isEmpty, photo.owner != photo.sharedBy {
      rows.append(PhotoRow(fact: .owner, label: words(.by), value: photo.owner, link: []))
    }
    rows.append(PhotoRow(fact: .album, label: words(.album), value: photo.album, link: []))
    if let rating = photo.rating {
      let value = words.count(.stars, rating)
      rows.append(PhotoRow(fact: .rating, label: words(.rating), value: value, link: []))
    }
    if !photo.keywords.isEmpty {
      let value = photo.keywords.joined(separator: words(.listSeparator))
      rows.append(PhotoRow(fact: .keywords, label: words(.keywords), value: value, link: []))
    }
    return rows
  }
}
