import Screen

/// The reason why a media file's metadata cannot be read or its picture cannot be rendered.
public struct ImageFailure: ImageRenderingError, Hashable, CustomStringConvertible, Sendable {
  /// What went wrong, as far as a caller can act on it.
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// The file is missing or may not be read; this may change.
    case unreachable
    /// The file is a medium or a document in a format that is not supported.
    case unsupported
    /// The file is a damaged picture.
    case damaged
    /// The worker process crashed, hung or exceeded a limit while it read this file.
    case workerFailed
    /// No worker process can be started; this says nothing about the file.
    case noWorker
    /// The file is empty, or its format is not known: it is probably no medium at all.
    case unknownFormat
  }

  /// The kind of failure.
  public let kind: Kind
  /// The reason in a few English words for the command line, without the file's name: "video: not supported yet".
  public let reason: String
  /// The reason as a code, for the television.
  public let problem: ImageProblem
  /// The name of the format that is not supported, or of the library that failed, with its version; nil where the reason is
  /// about neither. It is the same in all languages.
  public let subject: String?

  /// A library that reads media files cannot be loaded.
  static let librariesMissing = ImageFailure(
    .noWorker, "a library that reads pictures is missing; “tenfoot doctor” says which")

  /// Creates a failure.
  ///
  /// - Parameters:
  ///   - problem: The exact code; nil for that of the kind.
  ///   - subject: The format or library that the reason is about; nil for none.
  public init(_ kind: Kind, _ reason: String, problem: ImageProblem? = nil, subject: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.problem = problem ?? kind.problem
    self.subject = subject
  }

  /// The failure about a raw file that contains no picture that can be shown.
  ///
  /// - Parameter format: The raw format: `Sony ARW`.
  static func noPreview(_ format: String) -> ImageFailure {
    ImageFailure(
      .unsupported, "\(format): the file has no preview that can be found", problem: .noPreview, subject: format)
  }

  /// The reason.
  public var description: String { reason }
}

extension ImageFailure.Kind {
  /// The code of a failure of this kind about which no more is known.
  fileprivate var problem: ImageProblem {
    switch self {
    case .unreachable: .unreadable
    case .unsupported: .unsupported
    case .damaged: .damaged
    case .workerFailed: .readerFailed
    case .noWorker: .noReader
    case .unknownFormat: .notAPicture
    }
  }
}
