/// The reason why an image cannot be shown, as a code; its wording is in the strings of the television.
public enum ImageProblem: String, CaseIterable, Sendable {
  /// The file is not there.
  case notFound
  /// The file may not be read.
  case notPermitted
  /// The file, or the service that has it, cannot be read at present.
  case unreadable
  /// The server that has the file cannot be asked at present; it is asked again while the picture is on the screen.
  case unreachable
  /// The file is empty.
  case empty
  /// The file is not a picture.
  case notAPicture
  /// A format that cannot be shown.
  case unsupported
  /// A raw file without a preview, whose sensor data are not developed.
  case noPreview
  /// The library of this system that reads the format does not read this file.
  case undecodable
  /// The file ends before its picture does.
  case incomplete
  /// The file is a damaged picture.
  case damaged
  /// Reading the file took too long.
  case tooSlow
  /// Reading the file needs more memory than it may have.
  case tooLarge
  /// The program that reads pictures failed on this file.
  case readerFailed
  /// Pictures cannot be read at all, for example because a library is missing.
  case noReader
}

/// A rendering error with a reason.
public protocol ImageRenderingError: Error {
  /// The reason.
  var problem: ImageProblem { get }
}
