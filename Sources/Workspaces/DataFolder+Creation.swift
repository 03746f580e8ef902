import Calls
import Foundation
import SystemPackage

extension DataFolder {
  /// The permitted use of a data folder.
  public enum Access: Hashable, Sendable {
    /// It may be read and changed.
    case readWrite
    /// It may only be read: its file system is read-only, or its permissions do not allow more.
    case readOnly
  }

  /// Creates the folder and its parents, accessible only to the owner; an existing one is not changed.
  ///
  /// - Throws: ``ServiceFailure`` with the reason if it cannot be created, is not a folder, or cannot be written.
  public func create() throws(ServiceFailure) {
    guard try prepare() == .readWrite else { throw notWritable }
  }

  /// Creates the folder and its parents as ``create()`` does, and returns how it may be used.
  ///
  /// - Throws: ``ServiceFailure`` with the reason if it cannot be created, is not a folder, or cannot be read.
  public func prepare() throws(ServiceFailure) -> Access {
    for ancestor in ancestors where mkdir(ancestor, 0o700) != 0 {
      let code = errno
      // A read-only parent may contain a usable folder.
      if code != EEXIST && Glibc.access(ancestor, F_OK) != 0 { throw failure(toCreate: ancestor, code) }
    }
    guard let status = FileStatus(path) else { throw failure(toCreate: path, errno) }
    guard status.isFolder else { throw ServiceFailure(.storage, .folderIsFile, parameters(path)) }
    guard Glibc.access(path, R_OK | X_OK) == 0 else {
      throw ServiceFailure(.storage, .folderUnreadable, parameters(path))
    }
    return access
  }

  /// The failure to create a folder that does not exist, as far as it can be foreseen without creating it; nil for none, and
  /// for a folder that exists.
  public var creationFailure: ServiceFailure? {
    for ancestor in ancestors where Glibc.access(ancestor, F_OK) != 0 {
      guard errno == ENOENT else { return failure(toCreate: ancestor, errno) }
      let parent = String(ancestor[..<(ancestor.lastIndex(of: "/") ?? ancestor.startIndex)])
      return Glibc.access(parent.isEmpty ? "/" : parent, W_OK | X_OK) == 0 ? nil : failure(toCreate: ancestor, errno)
    }
    return nil
  }

  /// How the folder may be used by its permissions and its file system; `readWrite` where it does not exist.
  var access: Access {
    Glibc.access(path, W_OK) == 0 || errno == ENOENT ? .readWrite : .readOnly
  }

  /// The failure of a change in a folder that may only be read.
  public var notWritable: ServiceFailure {
    let isMountedReadOnly = Glibc.access(path, W_OK) != 0 && errno == EROFS
    return isMountedReadOnly
      ? ServiceFailure(.storage, .folderReadOnlySystem, parameters(path))
      : ServiceFailure(.storage, .folderUnwritable, parameters(path))
  }

  /// The failure of a database that is missing in a folder that may only be read, and that cannot be created elsewhere.
  func noTemporaryFolder(_ temporary: String) -> ServiceFailure {
    ServiceFailure(.storage, .temporaryFolder, parameters(temporary))
  }

  /// The paths of its parents without the root, outermost first, and its own path.
  private var ancestors: [String] {
    path.indices.filter { path[$0] == "/" }.dropFirst().map { String(path[..<$0]) } + [path]
  }

  /// Returns the failure to create a folder, with the reason that applies to its parent.
  private func failure(toCreate folder: String, _ code: Int32) -> ServiceFailure {
    let parent = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    let place = parent.isEmpty ? "/" : parent
    switch Errno(rawValue: code) {
    case .permissionDenied, .notPermitted:
      return Glibc.access(place, X_OK) == 0
        ? ServiceFailure(.storage, .folderParent, parameters(place))
        : ServiceFailure(.storage, .folderSearch, parameters(place))
    case .notDirectory: return ServiceFailure(.storage, .folderIsFile, parameters(place))
    case .readOnlyFileSystem: return ServiceFailure(.storage, .folderReadOnlySystem, parameters(place))
    default:
      let details = ServiceFailure.details(of: Errno(rawValue: code))
      return ServiceFailure(.storage, .folder, parameters(place).merging(details) { $1 })
    }
  }

  /// Returns the parameters of a failure: `path` of the data folder; `parent`, the folder that is the cause; and the
  /// `permissions` and `owner` of that folder.
  private func parameters(_ parent: String) -> [String: String] {
    let status = FileStatus(parent)
    return [
      "path": path, "parent": parent, "permissions": status?.permissions ?? "?", "owner": status?.owner ?? "?",
    ]
  }
}

/// The kind, the permissions and the owner of a file.
private struct FileStatus {
  let isFolder: Bool
  /// The permissions as `ls -l` prints them, `rwxr-x---`.
  let permissions: String
  /// The owner's name, or number if it has none.
  let owner: String

  /// Reads the status; nil, with `errno` set, if there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    let mode = status.st_mode
    permissions = String((0..<9).map { mode & (0o400 >> $0) == 0 ? "-" : Array("rwx")[$0 % 3] })
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4_096)
    let isNamed = getpwuid_r(status.st_uid, &entry, &buffer, buffer.count, &found) == 0 && found != nil
    owner = isNamed ? String(cString: entry.pw_name) : String(status.st_uid)
  }
}

extension ServiceFailure.Reason {
  /// A folder cannot be created in `parent`, whose `permissions` and `owner` deny it.
  static let folderParent = ServiceFailure.Reason(rawValue: "folderParent")
  /// `parent` cannot be entered, because of its `permissions` and `owner`.
  static let folderSearch = ServiceFailure.Reason(rawValue: "folderSearch")
  /// `parent` is a file.
  static let folderIsFile = ServiceFailure.Reason(rawValue: "folderIsFile")
  /// The file system of `parent` is read-only.
  static let folderReadOnlySystem = ServiceFailure.Reason(rawValue: "folderReadOnlySystem")
  /// The data folder cannot be read, because of its `permissions` and `owner`.
  static let folderUnreadable = ServiceFailure.Reason(rawValue: "folderUnreadable")
  /// The data folder can be read but not written, because of its `permissions` and `owner`.
  static let folderUnwritable = ServiceFailure.Reason(rawValue: "folderUnwritable")
  /// The folder can only be read and lacks a database, for which a folder for temporary files is needed; `parent`, that folder,
  /// cannot be written.
  static let temporaryFolder = ServiceFailure.Reason(rawValue: "temporaryFolder")
  /// Another error occurred in `parent`; parameter `details`.
  static let folder = ServiceFailure.Reason(rawValue: "folder")
}
