import Calls
import Foundation

/// A JSON value. Objects keep the order of their members.
enum JSONValue: Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([JSONMember])
}

/// A member of a JSON object.
struct JSONMember: Hashable {
  var name: String
  var value: JSONValue
}

/// The place at which a text is not JSON.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The character within the line, from 1.
  public let column: Int
  /// The syntax that was expected there.
  public let expected: JSONExpectation
}

/// A strict JSON parser (RFC 8259) that reports the line and column of an error. Its time is linear in the size of the text.
///
/// Foundation's parser reports neither, and silently accepts two members of one name, which is a mistake in a file that is written by
/// hand.
struct JSONParser {
  /// The deepest nesting. The parser is recursive, so deeper nesting would exhaust the stack.
  static let depthLimit = 64
  /// The largest text, in bytes.
  static let sizeLimitBytes = 256 << 20
  /// Up to this many members a linear search for a name is faster than a hash table.
  private static let linearSearchLimit = 16

  private let bytes: [UInt8]
  private var index = 0

  /// Parses a whole text.
  static func parse(_ contents: Data) throws(JSONSyntaxError) -> JSONValue {
    guard contents.count <= sizeLimitBytes else {
      throw JSONSyntaxError(line: 1, column: 1, expected: .size(megabytes: sizeLimitBytes >> 20))
    }
    // Some editors write a byte order mark; a parser may ignore it (RFC 8259, 8.1).
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var parser = JSONParser(bytes: [UInt8](contents.starts(with: mark) ? contents.dropFirst(mark.count) : contents))
    if let offset = parser.firstMalformedByte { throw parser.error(.utf8, at: offset) }
    let value = try parser.value(depth: 0)
    parser.skipWhitespace()
    guard parser.index == parser.bytes.count else { throw parser.error(.end) }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    guard depth < Self.depthLimit else { throw error(.depth(levels: Self.depthLimit)) }
    skipWhitespace()
    switch peek {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .list(try list(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"): return .number(try number())
    case let byte? where isDigit(byte): return .number(try number())
    default: throw error(.value)
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> [JSONMember] {
    index += 1
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipWhitespace()
    if consume("}") { return members }
    repeat {
      skipWhitespace()
      let start = index
      guard peek == UInt8(ascii: "\"") else { throw error(.name) }
      let name = try text()
      guard Self.isNew(name, among: members, &names) else {
        throw error(.eachNameOnce(name: name), at: start)
      }
      skipWhitespace()
      guard consume(":") else { throw error(.colon) }
      members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
      skipWhitespace()
    } while consume(",")
    guard consume("}") else { throw error(.commaOrBrace) }
    return members
  }

  /// Returns whether no member has a name.
  ///
  /// - Parameter names: The names of the members, once there are more than ``linearSearchLimit``.
  private static func isNew(_ name: String, among members: [JSONMember], _ names: inout Set<String>) -> Bool {
    guard members.count >= linearSearchLimit else { return !members.contains { $0.name == name } }
    if names.isEmpty { names.formUnion(members.map(\.name)) }
    return names.insert(name).inserted
  }

  private mutating func list(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
    index += 1
    var items: [JSONValue] = []
    skipWhitespace()
    if consume("]") { return items }
    repeat {
      items.append(try value(depth: depth + 1))
      skipWhitespace()
    } while consume(",")
    guard consume("]") else { throw error(.commaOrBracket) }
    return items
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard index + offset < bytes.count, bytes[index + offset] == word.utf8Start[offset] else {
        throw error(.value)
      }
    }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> Double {
    let start = index
    _ = consume("-")
    if !consume("0") { try digits() }
    if consume(".") { try digits() }
    if consume("e") || consume("E") {
      _ = consume("+") || consume("-")
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)), number.isFinite else {
      throw error(.smallerNumber, at: start)
    }
    return number
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = index
    while let byte = peek, isDigit(byte) { index += 1 }
    if index == start { throw error(.digit) }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func text() throws(JSONSyntaxError) -> String {
    index += 1
    let start = index
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
    var text = String(decoding: bytes[start..<index], as: UTF8.self)
    while !consume("\"") {
      guard let byte = peek, byte >= 0x20 else { throw error(.quotationMark) }
      if byte == UInt8(ascii: "\\") {
        text.unicodeScalars.append(try escape())
      } else {
        let start = index
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { index += 1 }
        text += String(decoding: bytes[start..<index], as: UTF8.self)
      }
    }
    return text
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let start = index
    index += 1
    if let byte = peek, let scalar = Self.escapes[byte] {
      index += 1
      return scalar
    }
    guard let first = hexadecimal() else {
      throw error(.escape(examples: Alternatives([#"\n"#, #"\u00E9"#])), at: start)
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    // The first half of a character beyond U+FFFF, which the second half must follow.
    guard first < 0xDC00, consume("\\"), let second = hexadecimal(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw error(.surrogatePair, at: start) }
    return scalar
  }

  /// Reads `u00E9`; nil for anything else.
  private mutating func hexadecimal() -> UInt32? {
    guard consume("u"), index + 4 <= bytes.count else { return nil }
    let digits = bytes[index..<index + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    index += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func consume(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == character.value else { return false }
    index += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  /// The offset of the first byte that is not UTF-8; nil for valid text.
  private var firstMalformedByte: Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
    return offset
  }

  private func error(_ expected: JSONExpectation, at offset: Int? = nil) -> JSONSyntaxError {
    let before = bytes[..<(offset ?? index)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let line = before.count { $0 == 0x0A } + 1
    // Characters, not bytes: continuation bytes are not counted.
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return JSONSyntaxError(line: line, column: column, expected: expected)
  }
}
