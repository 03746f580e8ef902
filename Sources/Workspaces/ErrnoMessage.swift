import SystemPackage

/// Messages for error numbers of the system.
enum ErrnoMessage {
  /// Returns the meaning of an error number in English, without a full stop.
  static func text(for error: Errno) -> String {
    switch error {
    case .permissionDenied, .notPermitted: "permission denied"
    case .readOnlyFileSystem: "its file system is read-only"
    case .noSpace, .diskQuotaExceeded: "the disk is full"
    case .noSuchFileOrDirectory: "no such file or folder"
    case .notDirectory: "a part of the path is not a folder"
    default: error.description.lowercased()
    }
  }
}
