import Foundation

/// JSON for programs, on standard output.
enum JSON {
  /// Prints one array, an element a line.
  static func print(array items: [some Encodable]) throws {
    let lines = try items.map { try line($0) }
    Swift.print(lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]")
  }

  /// Prints one object on a line.
  static func print(object: some Encodable) throws {
    Swift.print(try line(object))
  }

  /// One value on one line.
  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return harmless(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// The same JSON with what the encoder leaves as it is but terminals act on: C1, DEL, and what turns text round. All of
  /// it lies within strings, where it may be written by its number (RFC 8259, 7).
  private static func harmless(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: \.steersTerminals) else { return line }
    return line.unicodeScalars.map { scalar in
      guard scalar.steersTerminals else { return String(scalar) }
      let number = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - number.count) + number
    }.joined()
  }
}
