import Foundation
import SystemPackage

/// Messages for error numbers of the system.
enum ErrnoMessage {
  /// Returns the meaning of an error in English, without a full stop and without the names of types.
  static func text(for error: any Error) -> String {
    switch error {
    case let error as Errno: text(for: error)
    case let error as POSIXError: text(for: Errno(rawValue: error.code.rawValue))
    case let error as WorkspaceError: error.description
    default:
      // Foundation wraps the system's error, in several layers.
      ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error).map(text(for:))
        ?? "the system reported an error"
    }
  }

  /// Returns the meaning of an error number in English, without a full stop.
  static func text(for error: Errno) -> String {
    switch error {
    case .permissionDenied, .notPermitted: "permission denied"
    case .readOnlyFileSystem: "its file system is read-only"
    case .noSpace, .diskQuotaExceeded: "the disk is full"
    case .noSuchFileOrDirectory: "no such file or folder"
    case .ioError: "the disk reported an error"
    case .notDirectory: "a part of the path is not a folder"
    default: error.description.lowercased()
    }
  }
}
