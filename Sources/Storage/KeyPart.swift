import GRDB

/// One part of a sort key: every list is ordered by whole numbers and texts.
public enum KeyPart: Hashable, Codable, Sendable, DatabaseValueConvertible {
  /// A whole number, ordered by size.
  case integer(Int64)
  /// A text, ordered by its UTF-8 bytes, as in SQLite's BINARY collation.
  case text(String)

  /// The value that SQLite binds.
  public var databaseValue: DatabaseValue {
    switch self {
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  /// Returns the part that a column holds; nil for anything but a whole number or a text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> KeyPart? {
    switch value.storage {
    case .int64(let number): .integer(number)
    case .string(let text): .text(text)
    case .null, .double, .blob: nil
    }
  }

  /// Reads a number or a text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = .integer(try container.decode(Int64.self))
    } catch DecodingError.typeMismatch {
      self = .text(try container.decode(String.self))
    }
  }

  /// Writes a number as a number and a text as a text, which keeps cursors short.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }

  /// Whether it is a number or a text.
  var kind: KeyColumn.Kind {
    switch self {
    case .integer: .integer
    case .text: .text
    }
  }

  /// Returns a part just behind this one in a list of the given direction, so that what precedes it includes this one.
  ///
  /// No text comes just before another in byte order, so keys that descend must end in a whole number.
  func next(isDescending: Bool) -> KeyPart {
    switch self {
    case .integer(let number): .integer(isDescending ? max(number, .min + 1) - 1 : min(number, .max - 1) + 1)
    case .text(let text): .text(text + "\u{0}")
    }
  }
}

extension KeyPart: Comparable {
  /// Compares numbers by size and texts by their UTF-8 bytes, as SQLite does; numbers come before texts.
  public static func < (left: KeyPart, right: KeyPart) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.integer, .text): true
    case (.text, .integer): false
    }
  }

  /// Compares byte for byte: two spellings of one Unicode text are two keys, as they are to SQLite.
  public static func == (left: KeyPart, right: KeyPart) -> Bool {
    !(left < right) && !(right < left)
  }
}

/// A column of a list's sort key.
public struct KeyColumn: Hashable, Sendable {
  /// The kind of values in a column.
  public enum Kind: Hashable, Sendable {
    /// Whole numbers.
    case integer
    /// Text.
    case text
  }

  /// The column's name, in the table and in the selection.
  public let name: String
  /// The kind of its values.
  public let kind: Kind

  /// Creates a column of whole numbers.
  public static func integer(_ name: String) -> KeyColumn { KeyColumn(name: name, kind: .integer) }

  /// Creates a column of text.
  public static func text(_ name: String) -> KeyColumn { KeyColumn(name: name, kind: .text) }
}
