/// Why a file is no guide, or cannot be read as one.
///
/// A struct over a closed kind, so that messages can grow without breaking callers.
public struct GuideError: Error, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Hashable, Sendable {
    /// The file is not there, may not be read, or its disk failed.
    case unreadable
    /// It is damaged, not XML, or not XMLTV.
    case malformed
    /// It says something else than it did a moment ago.
    case changed
  }

  /// The kind, which callers switch over.
  public let kind: Kind
  /// The line it was found on, from 1; nil where no line is to blame.
  public let line: Int?
  /// What happened, for a person; without the file's name, and without a full stop at the end.
  public let description: String

  /// An error of a kind, told to a person.
  public init(_ kind: Kind, line: Int? = nil, _ description: String) {
    self.kind = kind
    self.line = line
    self.description = description
  }
}
