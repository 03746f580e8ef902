import Calls
import Foundation
import GRDB

/// One part of a sort key: every list is ordered by whole numbers and texts.
public enum KeyPart: Hashable, Codable, Sendable, DatabaseValueConvertible {
  /// A whole number, ordered by size.
  case integer(Int64)
  /// A text, ordered by its UTF-8 bytes, as SQLite's BINARY collation has it.
  case text(String)

  /// What SQLite binds.
  public var databaseValue: DatabaseValue {
    switch self {
    case .integer(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }

  /// The part in a column; nil for anything but a whole number or a text.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> KeyPart? {
    switch value.storage {
    case .int64(let number): .integer(number)
    case .string(let text): .text(text)
    case .null, .double, .blob: nil
    }
  }

  /// A number as a number, a text as a text: cursors stay short.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      self = .integer(try container.decode(Int64.self))
    } catch DecodingError.typeMismatch {
      self = .text(try container.decode(String.self))
    }
  }

  /// See ``init(from:)``.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }

  /// Which of the two it is.
  var kind: KeyColumn.Kind {
    switch self {
    case .integer: .integer
    case .text: .text
    }
  }

  /// A part that comes just behind this one in a list of its direction, so that what precedes it includes this one.
  ///
  /// No text comes just before another in byte order: keys that descend must end in a whole number.
  func next(isDescending: Bool) -> KeyPart {
    switch self {
    case .integer(let number): .integer(isDescending ? max(number, .min + 1) - 1 : min(number, .max - 1) + 1)
    case .text(let text): .text(text + "\u{0}")
    }
  }
}

/// A column of a list's sort key.
public struct KeyColumn: Hashable, Sendable {
  /// What a column holds.
  public enum Kind: Hashable, Sendable {
    /// Whole numbers.
    case integer
    /// Text.
    case text
  }

  /// The column's name, in the table and in what is selected.
  public let name: String
  /// What it holds.
  public let kind: Kind

  /// A column of whole numbers.
  public static func integer(_ name: String) -> KeyColumn { KeyColumn(name: name, kind: .integer) }

  /// A column of text.
  public static func text(_ name: String) -> KeyColumn { KeyColumn(name: name, kind: .text) }
}

/// What a cursor holds: which list it belongs to, and the place and sort key of the item it stands for.
struct ListKey: Hashable, Codable {
  /// The list's signature; a cursor of another list is refused.
  var list: String
  /// The item's place in the whole list, from 0; an estimate once items before it came or went.
  var index: Int
  /// The item's sort key.
  var parts: [KeyPart]

  private enum CodingKeys: String, CodingKey {
    case list = "l"
    case index = "i"
    case parts = "k"
  }

  init(list: String, index: Int, parts: [KeyPart]) {
    self.list = list
    self.index = index
    self.parts = parts
  }

  /// Reads a cursor back.
  ///
  /// - Throws: `refused` for a token that no list gave, or another one.
  init(_ cursor: PageCursor, of list: String, columns: [KeyColumn]) throws {
    var base64 = cursor.token.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    let malformed = ServiceFailure(.refused, "The cursor is not one that this list gave; begin at the first page.")
    guard let data = Data(base64Encoded: base64) else { throw malformed }
    do {
      self = try JSONDecoder().decode(ListKey.self, from: data)
    } catch {
      throw malformed
    }
    guard self.list == list, index >= 0, parts.map(\.kind) == columns.map(\.kind) else { throw malformed }
  }

  /// The cursor that stands for the item.
  func cursor() throws -> PageCursor {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let base64 = try encoder.encode(self).base64EncodedString()
    return PageCursor(
      token: base64.replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
        .replacingOccurrences(of: "=", with: ""))
  }
}
