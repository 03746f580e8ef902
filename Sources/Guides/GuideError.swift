/// The error for a file that cannot be read as a guide.
public struct GuideError: Error, Hashable, CustomStringConvertible, Sendable {
  /// The kinds of errors that a caller can distinguish.
  public enum Kind: Hashable, Sendable {
    /// The file does not exist, access is denied, or reading failed.
    case unreadable
    /// The file is damaged, not XML, or not XMLTV.
    case malformed
    /// The file has changed between the two passes.
    case changed
  }

  /// The kind of error.
  public let kind: Kind
  /// The line with the error, from 1; nil if the error concerns the whole file.
  public let line: Int?
  /// A message for the user, without the file's name and without a full stop at the end.
  public let description: String

  /// Creates an error with a message for the user.
  public init(_ kind: Kind, line: Int? = nil, _ description: String) {
    self.kind = kind
    self.line = line
    self.description = description
  }
}
