/// Reads the content of ISO base media boxes, big-endian. It never reads past the end, whatever the content says.
struct BoxReader {
  /// A box: its type, four characters, and its content.
  struct Box {
    let type: String
    let body: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  /// Starts at the beginning of a box's content.
  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// Reads an integer of 0 to 8 bytes. Numbers from 2^60 on, more than any file's size, are malformed, so that the sum of a few
  /// cannot overflow.
  mutating func integer(bytes count: Int) throws(MalformedMessage) -> Int {
    guard count <= 8 else { throw MalformedMessage() }
    let value = try raw(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value < 1 << 60 else { throw MalformedMessage() }
    return Int(value)
  }

  /// Reads a type of four characters.
  mutating func type() throws(MalformedMessage) -> String {
    String(decoding: try raw(4), as: UTF8.self)
  }

  /// Reads version and flags, and returns the version.
  mutating func fullBoxHeader() throws(MalformedMessage) -> Int {
    try integer(bytes: 4) >> 24
  }

  /// Reads boxes up to the end.
  mutating func boxes() throws(MalformedMessage) -> [Box] {
    var boxes: [Box] = []
    while !rest.isEmpty {
      let length = try integer(bytes: 4)
      let type = try type()
      guard length >= 8 else { throw MalformedMessage() }
      boxes.append(Box(type: type, body: try raw(length - 8)))
    }
    return boxes
  }

  /// Returns the boxes up to the end or to the first that is malformed. A box whose length is 0 continues up to the end, and one of
  /// length 1 has its length in the eight bytes behind its type.
  func boxesUpToDamage() -> [Box] {
    var reader = self
    var boxes: [Box] = []
    do throws(MalformedMessage) {
      while !reader.rest.isEmpty {
        let length = try reader.integer(bytes: 4)
        let type = try reader.type()
        let isLong = length == 1
        let bodyLength =
          length == 0 ? reader.rest.count : isLong ? try reader.integer(bytes: 8) - 16 : length - 8
        guard bodyLength >= 0 else { return boxes }
        boxes.append(Box(type: type, body: try reader.raw(bodyLength)))
      }
    } catch {
      return boxes
    }
    return boxes
  }

  /// Reads a text up to its NUL, or up to the end.
  mutating func text() -> String {
    let bytes = rest.prefix { $0 != 0 }
    rest = rest.dropFirst(bytes.count + 1)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads bytes unchanged.
  mutating func bytes(_ count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> { try raw(count) }

  private mutating func raw(_ count: Int) throws(MalformedMessage) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw MalformedMessage() }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
