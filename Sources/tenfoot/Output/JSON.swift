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
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
