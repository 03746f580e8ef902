/// Why a media file could not be examined, or its picture not be developed.
///
/// A struct over a closed kind, so that reasons can grow without breaking callers.
public struct ImageFailure: Error, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// The file is not there, or may not be read; it may be back another time.
    case unreachable
    /// The file is no picture, or of a kind that is not read yet.
    case unsupported
    /// The file is a picture, but a broken one.
    case damaged
    /// The reader crashed, hung, or hit a limit over this file.
    case readerFailed
    /// No reader can be started; nothing is known of the file.
    case noReader
  }

  /// The kind, which callers switch over.
  public let kind: Kind
  /// Why, in a few English words for a person, without the file's name: "video: not supported yet".
  public let reason: String

  /// A failure of a kind for a reason.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  /// The reason.
  public var description: String { reason }
}
