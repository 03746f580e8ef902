import Foundation
import SystemPackage

/// The folder that holds everything Tenfoot keeps: the three servers, one television, uploads and thumbnails.
public struct DataFolder: Hashable, Sendable {
  /// Absolute path, without a slash at its end.
  public let path: String

  /// A data folder at a path; a relative one counts from the current folder.
  public init(path: String) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// The data folder of a person: `$TENFOOT_DATA`, else `$XDG_DATA_HOME/tenfoot`, else `~/.local/share/tenfoot`.
  ///
  /// Empty variables count as absent; so does a relative `$XDG_DATA_HOME`, as the XDG Base Directory Specification
  /// asks.
  ///
  /// - Throws: ``WorkspaceError`` when not even `$HOME` is set.
  public init(environment: [String: String]) throws(WorkspaceError) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let own = variable("TENFOOT_DATA") {
      self.init(path: own)
    } else if let data = variable("XDG_DATA_HOME"), data.hasPrefix("/") {
      self.init(path: data + "/tenfoot")
    } else if let home = variable("HOME") {
      self.init(path: home + "/.local/share/tenfoot")
    } else {
      throw WorkspaceError(
        .dataFolder, "There is no place for data: neither $TENFOOT_DATA nor $HOME is set. Name one with --data DIR")
    }
  }

  /// The first server's database.
  public var album: String { path + "/album.sqlite" }
  /// The second server's database.
  public var mall: String { path + "/mall.sqlite" }
  /// The third server's database.
  public var interactions: String { path + "/interaction.sqlite" }
  /// The television's own database.
  public var television: String { path + "/television.sqlite" }
  /// Uploaded and copied media.
  public var media: String { path + "/media" }
  /// What may be deleted at any time.
  public var cache: String { path + "/cache" }

  /// Makes the folder, with those above it, for its owner alone; one that is there stays as it is.
  ///
  /// - Throws: ``WorkspaceError`` when it cannot be made, is no folder, or cannot be written.
  public func create() throws(WorkspaceError) {
    for ancestor in ancestors where mkdir(ancestor, 0o700) != 0 && errno != EEXIST {
      // A folder above may be read only and still hold a usable one; the check below has the last word.
      guard errno == EACCES || errno == EROFS, access(ancestor, F_OK) == 0 else { throw failure(errno) }
    }
    // A file in the place of the folder has no ".".
    guard access(path + "/.", R_OK | W_OK | X_OK) == 0 else { throw failure(errno) }
  }

  /// The folder's path and those above it, the outermost first, without the root.
  private var ancestors: [String] {
    path.indices.filter { path[$0] == "/" }.dropFirst().map { String(path[..<$0]) } + [path]
  }

  private func failure(_ code: Int32) -> WorkspaceError {
    WorkspaceError(
      .dataFolder,
      "The data folder \(path) cannot be used: \(ErrnoMessage.words(Errno(rawValue: code))). \(Self.advice)")
  }

  private static let advice = "Choose another with --data DIR or $TENFOOT_DATA"
}
