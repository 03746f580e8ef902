import HTTPTypes

/// The header of an answer as a server sent it.
enum HeaderBlock {
  /// Reads the fields; the status line and lines that are not fields are skipped.
  ///
  /// - Parameter bytes: Lines that end with CR LF or LF (RFC 9112, section 2.2), ISO 8859-1 or UTF-8.
  static func fields(_ bytes: some Sequence<UInt8>) -> HTTPFields {
    let lines = Array(bytes).split(separator: UInt8(ascii: "\n")).dropFirst()
    var fields = HTTPFields()
    for field in lines.compactMap(field) { fields.append(field) }
    return fields
  }

  private static func field(_ line: ArraySlice<UInt8>) -> HTTPField? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
    else { return nil }
    return HTTPField(name: name, lenientValue: Array(trimmed(line[line.index(after: colon)...])))
  }

  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    var value = value.drop(while: isSpace)
    while let last = value.last, isSpace(last) { value.removeLast() }
    return value
  }
}
