import Foundation

/// The folder beneath which a tape may write files.
struct TapeOutputFolder {
  /// The path of the folder without links; nil where it does not exist.
  private let path: String?

  /// The folder that contains a tape.
  init(ofTape tape: String) {
    let folder = (tape as NSString).deletingLastPathComponent
    path = Self.withoutLinks(folder.isEmpty ? "." : folder)
  }

  /// Returns whether a file that may not exist yet is in the folder or beneath it, also where links lead.
  func contains(_ file: String) -> Bool {
    guard let path, let target = Self.target(of: file) else { return false }
    return target.hasPrefix(path == "/" ? path : path + "/")
  }

  /// Returns where a file will be: the folder that exists already without links, and the rest as it is written.
  ///
  /// - Returns: nil for a link that leads nowhere, and for `..` behind a folder that does not exist.
  private static func target(of file: String) -> String? {
    if let existing = withoutLinks(file) { return existing }
    guard !isLink(file) else { return nil }
    let name = (file as NSString).lastPathComponent
    let parent = (file as NSString).deletingLastPathComponent
    guard name != "..", name != file || !file.hasPrefix("/") else { return nil }
    guard let folder = target(of: parent.isEmpty ? "." : parent) else { return nil }
    return folder == "/" ? "/" + name : folder + "/" + name
  }

  /// Returns the path of an existing file without links (POSIX, `realpath`); nil if there is no such file.
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
