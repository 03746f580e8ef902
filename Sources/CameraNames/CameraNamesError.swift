/// An error in the file of a name table.
public enum CameraNamesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first line is not ``NameTable``'s header: the file is of another kind or version.
  case notATable

  /// The file is longer than a table may be.
  case tooLarge(limitBytes: Int)

  /// There are more sections than a table may have. Lines count from 1.
  case tooManySections(line: Int, limit: Int)

  /// A row before the first section, or a section without kind or brand. Lines count from 1.
  case malformed(line: Int)

  /// A name that an earlier row of the same section already gives to another product. Lines count from 1.
  case conflict(line: Int, name: String)

  /// A message for the user.
  public var description: String {
    switch self {
    case .notATable: "not a table of camera names: the first line should be \"\(NameTable.header)\""
    case .tooLarge(let limitBytes): "a table of camera names has at most \(limitBytes) bytes"
    case .tooManySections(let line, let limit): "line \(line): more than \(limit) sections"
    case .malformed(let line): "line \(line): expected a section (@camera BRAND or @lens BRAND) or a row inside one"
    case .conflict(let line, let name): "line \(line): \"\(name)\" already names another product"
    }
  }
}
