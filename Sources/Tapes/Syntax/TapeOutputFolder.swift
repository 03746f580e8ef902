import Foundation

/// The folder in which a tape may write files.
struct TapeOutputFolder {
  /// The path of the folder with its links resolved; nil if it does not exist.
  private let path: String?

  /// The folder that contains a tape.
  init(ofTape tape: String) {
    let folder = (tape as NSString).deletingLastPathComponent
    path = Self.withoutLinks(folder.isEmpty ? "." : folder)
  }

  /// Returns whether a file, which may not exist yet, is in the folder or below it after links are resolved.
  func contains(_ file: String) -> Bool {
    guard let path, let target = Self.target(of: file) else { return false }
    return target.hasPrefix(path == "/" ? path : path + "/")
  }

  /// Returns the location of a file: the path of the existing folder with its links resolved, and the rest as written.
  ///
  /// - Returns: nil for a broken link, and for `..` after a folder that does not exist.
  private static func target(of file: String) -> String? {
    if let existing = withoutLinks(file) { return existing }
    guard !isLink(file) else { return nil }
    let name = (file as NSString).lastPathComponent
    let parent = (file as NSString).deletingLastPathComponent
    guard name != "..", name != file || !file.hasPrefix("/") else { return nil }
    guard let folder = target(of: parent.isEmpty ? "." : parent) else { return nil }
    return folder == "/" ? "/" + name : folder + "/" + name
  }

  /// Returns the path of an existing file with its links resolved (POSIX, `realpath`); nil if there is no such file.
  private static func withoutLinks(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
