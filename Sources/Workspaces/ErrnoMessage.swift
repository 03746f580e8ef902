import Foundation

/// The system's reasons in a person's words.
enum ErrnoMessage {
  /// What an error number of the system means, without its subject and without a full stop.
  static func words(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "you may not do that there"
    case EROFS: "its file system is read only"
    case ENOSPC, EDQUOT: "the disk is full"
    case ENOENT: "there is no such file or folder"
    case ENOTDIR: "a part of its path is a file, not a folder"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
