import Foundation

/// JSON on standard output.
enum JSON {
  /// Prints an array, one element per line.
  static func print(array items: [some Encodable]) throws {
    let lines = try items.map { try line($0) }
    Swift.print(lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]")
  }

  /// Prints an object on one line.
  static func print(object: some Encodable) throws {
    Swift.print(try line(object))
  }

  /// Encodes a value on one line.
  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Escapes the control characters that the encoder leaves: C1, DEL and direction controls. They occur only in strings,
  /// where any character may be escaped (RFC 8259, section 7).
  private static func escaped(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: \.isTerminalControl) else { return line }
    return line.unicodeScalars.map { scalar in
      guard scalar.isTerminalControl else { return String(scalar) }
      let number = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - number.count) + number
    }.joined()
  }
}
