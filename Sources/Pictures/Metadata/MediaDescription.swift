import CameraNames

/// The description of a medium by its owner: in its file, or in a sidecar beside it.
public struct MediaDescription: Hashable, Sendable {
  /// The title, sanitised.
  public var title: String?
  /// A description in sentences, sanitised.
  public var caption: String?
  /// Local time of capture, `2014-06-21T21:40:05`, with an offset only where one is stated.
  public var takenAt: String?
  /// Stars, within ``ratingRange``; nil where it was not rated, and where it was rejected.
  public var rating: Int?
  /// Keywords in their order, sanitised, each once; at most ``keywordLimit``.
  public var keywords: [String] = []

  /// Valid ratings (XMP specification, part 2, 8.4: 0 is unrated, -1 is rejected).
  public static let ratingRange = 1...5
  /// The most keywords that are read.
  public static let keywordLimit = 100

  /// Creates an empty description.
  public init() {}

  /// Returns keywords as they are kept.
  static func kept(_ keywords: some Sequence<String>) -> [String] {
    var known: Set<String> = []
    return Array(keywords.lazy.compactMap(ExifText.clean).filter { known.insert($0).inserted }.prefix(keywordLimit))
  }
}

// As for all messages of a worker, every field is held to what an honest one sends.
extension MediaDescription {
  /// Writes the description.
  func write(to writer: inout ByteWriter) {
    for text in [title, caption, takenAt] { writer.write(optional: text) { $0.write($1) } }
    writer.write(optional: rating) { $0.write(Int64($1)) }
    Self.write(keywords, to: &writer)
  }

  /// Reads a description.
  ///
  /// - Throws: ``MalformedMessage`` when the bytes end too early, or for a field that no honest worker sends.
  init(from reader: inout ByteReader) throws(MalformedMessage) {
    title = try reader.read(optional: ByteReader.text).flatMap(ExifText.clean)
    caption = try reader.read(optional: ByteReader.text).flatMap(ExifText.clean)
    takenAt = try reader.read(optional: ByteReader.text)
    let lastDay = ExifDateTime.lastPossibleDay()
    guard takenAt == takenAt.flatMap({ ExifDateTime.iso8601($0, notAfter: lastDay) }) else { throw MalformedMessage() }
    rating = try Self.rating(from: &reader)
    keywords = try Self.keywords(from: &reader)
  }

  /// Writes keywords, preceded by their number.
  static func write(_ keywords: [String], to writer: inout ByteWriter) {
    writer.write(UInt32(keywords.prefix(keywordLimit).count))
    for keyword in keywords.prefix(keywordLimit) { writer.write(keyword) }
  }

  /// Reads a rating.
  static func rating(from reader: inout ByteReader) throws(MalformedMessage) -> Int? {
    let rating = try reader.read(optional: ByteReader.integer)
    guard rating.map(ratingRange.contains) != false else { throw MalformedMessage() }
    return rating
  }

  /// Reads keywords, preceded by their number.
  static func keywords(from reader: inout ByteReader) throws(MalformedMessage) -> [String] {
    let count = try reader.read(UInt32.self)
    guard count <= keywordLimit else { throw MalformedMessage() }
    var keywords: [String] = []
    for _ in 0..<count { keywords.append(try reader.read(String.self)) }
    return kept(keywords)
  }
}
