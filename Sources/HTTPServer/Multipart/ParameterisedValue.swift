/// The value of a header field with parameters, such as `form-data; name="files"` (RFC 9110, section 5.6.6).
///
/// In quoted parameters, `\"` and `\\` stand for one character; any other `\` is itself, because some programs send paths of Windows.
struct ParameterisedValue: Hashable, Sendable {
  /// The value before the parameters, in lower case.
  private(set) var value: String
  private var parameters: [String: String] = [:]

  /// Reads a value; what is no parameter is ignored, and of repeated parameters the first counts.
  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    value = Self.text(Self.trimmed(Self.take(&rest) { $0 == UInt8(ascii: ";") })).lowercased()
    while !rest.isEmpty {
      rest.removeFirst()
      let name = Self.trimmed(Self.take(&rest) { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "=") })
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop(while: Self.isBlank)
      let value = rest.first == UInt8(ascii: "\"") ? Self.quoted(&rest) : []
      let plain = Self.trimmed(Self.take(&rest) { $0 == UInt8(ascii: ";") })
      let key = Self.text(name).lowercased()
      if parameters[key] == nil { parameters[key] = Self.text(value.isEmpty ? plain : value[...]) }
    }
  }

  /// Returns a parameter by its name in lower case; nil if there is none.
  subscript(name: String) -> String? { parameters[name] }

  /// Takes the bytes before the first that ends them, or all.
  private static func take(_ rest: inout ArraySlice<UInt8>, until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix { !isEnd($0) }
    rest = rest.dropFirst(taken.count)
    return taken
  }

  /// Takes a quoted string; one that does not end extends to the end of the field.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let (quote, backslash) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var bytes: [UInt8] = []
    rest.removeFirst()
    while let byte = rest.popFirst(), byte != quote {
      if byte == backslash, let next = rest.first, next == quote || next == backslash {
        bytes.append(next)
        rest.removeFirst()
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop(while: isBlank)
    return start.prefix((start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) - start.startIndex + 1)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
