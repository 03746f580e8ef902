/// The error of a data folder, of bundled assets or of a file given by the user.
///
/// Callers switch over the kind; the message is for users.
public struct WorkspaceError: Error, Hashable, CustomStringConvertible, Sendable {
  /// The kind of an error.
  public enum Kind: Hashable, Sendable {
    /// The data folder cannot be created or written.
    case dataFolder
    /// The bundled assets are missing.
    case assetsMissing
    /// A file is malformed.
    case malformed
    /// A file cannot be read.
    case unreadable
  }

  /// The kind of the error.
  public let kind: Kind
  /// What happened and what to do, in sentences without a full stop at the end.
  public let description: String

  /// Creates an error.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
