import SystemPackage

/// The system's reasons in a person's words.
enum ErrnoMessage {
  /// What an error number of the system means, without its subject and without a full stop.
  static func words(_ error: Errno) -> String {
    switch error {
    case .permissionDenied, .notPermitted: "you may not do that there"
    case .readOnlyFileSystem: "its file system is read only"
    case .noSpace, .diskQuotaExceeded: "the disk is full"
    case .noSuchFileOrDirectory: "there is no such file or folder"
    case .notDirectory: "a part of its path is a file, not a folder"
    default: error.description.lowercased()
    }
  }
}
