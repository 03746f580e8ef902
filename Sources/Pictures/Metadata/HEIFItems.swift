/// The items of a HEIF or AVIF file and where their bytes lie (ISO/IEC 14496-12, 8.11, and ISO/IEC 23008-12).
///
/// Boxes that cannot be read are left out: the metadata of a file are often whole where others of its boxes are not.
struct HEIFItems {
  /// Where an item's bytes lie, as its construction method states.
  enum Source {
    /// In the file, construction method 0.
    case file
    /// In the `idat` box, construction method 1.
    case data
    /// In other items, construction method 2.
    case items
    /// In another file, or where an unknown construction method says.
    case elsewhere
  }

  /// The place of one item.
  struct Location {
    let id: Int
    let source: Source
    /// The parts of the item, in order: each with the number of the reference to the item that it lies in (construction method
    /// 2; 0 for none), and its place in bytes. An empty range means all bytes from its beginning.
    let extents: [(reference: Int, range: Range<Int>)]
  }

  /// What an item is.
  struct Description {
    /// Four characters: `hvc1`, `grid`, `Exif`, `mime`.
    let type: String
    /// The media type of a `mime` item, `application/rdf+xml`; empty for others.
    let contentType: String
  }

  /// References of one type from one item to others.
  struct Reference {
    let type: String
    let from: Int
    let to: [Int]
  }

  /// The primary item; nil where none is named.
  let primaryID: Int?
  /// The places of the items by ID.
  let locations: [Int: Location]
  /// The kinds of the items by ID.
  let descriptions: [Int: Description]
  /// The references between items.
  let references: [Reference]
  /// The content of the `idat` box.
  let data: ArraySlice<UInt8>
  /// The content of the `iprp` box.
  private let properties: ArraySlice<UInt8>

  /// Reads the content of a `meta` box, without its length and type.
  init(meta: ArraySlice<UInt8>) {
    let boxes = BoxReader(meta.dropFirst(4)).boxesUpToDamage()
    func body(_ type: String) -> ArraySlice<UInt8> { boxes.first { $0.type == type }?.body ?? [] }
    primaryID = Self.valid { () throws(MalformedMessage) in try Self.primaryID(body("pitm")) }
    let places = Self.valid { () throws(MalformedMessage) in try Self.locations(body("iloc")) } ?? []
    locations = Dictionary(places.map { ($0.id, $0) }) { first, _ in first }
    descriptions = Self.valid { () throws(MalformedMessage) in try Self.descriptions(body("iinf")) } ?? [:]
    references = Self.valid { () throws(MalformedMessage) in try Self.references(body("iref")) } ?? []
    data = body("idat")
    properties = body("iprp")
  }

  /// Width and height of the primary item in pixels (`ispe`); nil where they are not stated.
  var primarySize: (width: Int, height: Int)? {
    guard let primaryID, let size = properties(of: primaryID).first(where: { $0.type == "ispe" }) else { return nil }
    return Self.valid { () throws(MalformedMessage) in try Self.size(size.body) } ?? nil
  }

  /// The properties of an item, in the order of its associations.
  func properties(of id: Int) -> [BoxReader.Box] {
    let boxes = BoxReader(properties).boxesUpToDamage()
    let values = boxes.first { $0.type == "ipco" }.map { BoxReader($0.body).boxesUpToDamage() } ?? []
    let own = boxes.filter { $0.type == "ipma" }.lazy.compactMap { box in
      Self.valid { () throws(MalformedMessage) in try Self.associations(box.body)[id] } ?? nil
    }.first
    return (own ?? []).filter { values.indices.contains($0 - 1) }.map { values[$0 - 1] }
  }

  /// Returns what a reading returns; nil where the bytes are malformed.
  private static func valid<Value>(_ read: () throws(MalformedMessage) -> Value) -> Value? {
    do throws(MalformedMessage) { return try read() } catch { return nil }
  }
}
