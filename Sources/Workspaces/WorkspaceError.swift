/// Why a data folder or the program's own data could not be used.
///
/// A struct over a closed kind, so that messages can grow without breaking callers.
public struct WorkspaceError: Error, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: Hashable, Sendable {
    /// The data folder cannot be made or written.
    case dataFolder
    /// The data that comes with the program is not there.
    case assetsMissing
    /// A file that comes with the program, or that was named, does not parse.
    case malformed
    /// A file cannot be read.
    case unreadable
  }

  /// The kind, which callers switch over.
  public let kind: Kind
  /// What happened and what to do, for a person; sentences, without a full stop at the end.
  public let description: String

  /// An error of a kind, told to a person.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
