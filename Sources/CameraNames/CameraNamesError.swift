/// Why a table of names could not be read.
public enum CameraNamesError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The first line is not ``NameTable``'s header: this is another kind of file, or another version.
  case notATable

  /// A row that stands before the first section, or a section that names no kind or brand. Lines count from 1.
  case malformed(line: Int)

  /// A name that an earlier row of the same section already claims for another product. Lines count from 1.
  case conflict(line: Int, name: String)

  /// One sentence for a person.
  public var description: String {
    switch self {
    case .notATable: "not a table of camera names: the first line should be \"\(NameTable.header)\""
    case .malformed(let line): "line \(line): expected a section (@camera BRAND or @lens BRAND) or a row inside one"
    case .conflict(let line, let name): "line \(line): \"\(name)\" already names another product"
    }
  }
}
