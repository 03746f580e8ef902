import Foundation
import SystemPackage

/// The folder with all of Tenfoot's data: the databases of the services and the device, copied media and caches.
public struct DataFolder: Hashable, Sendable {
  /// Absolute path, without a slash at its end.
  public let path: String

  /// Creates a data folder from a path; a relative path starts at the current folder.
  public init(path: String) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Creates the user's data folder: `$TENFOOT_DATA`, else `$XDG_DATA_HOME/tenfoot`, else `~/.local/share/tenfoot`.
  ///
  /// Empty variables are ignored; so is a relative `$XDG_DATA_HOME`, as the XDG Base Directory Specification requires.
  ///
  /// - Throws: ``WorkspaceError`` if none of them is set, nor `$HOME`.
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
      throw WorkspaceError(.dataFolder, .noHome)
    }
  }

  /// The database of the album service.
  public var album: String { path + "/album.sqlite" }
  /// The database of the mall service.
  public var mall: String { path + "/mall.sqlite" }
  /// The database of the interaction service.
  public var interactions: String { path + "/interaction.sqlite" }
  /// The database of this device.
  public var television: String { path + "/television.sqlite" }
  /// The file with the tokens that servers have issued to this device.
  public var issuedTokens: String { path + "/server-tokens" }
  /// The folder with the data of profiles.
  public var profiles: String { path + "/profiles" }
  /// Returns the folder of a profile that has data of its own.
  public func profile(_ id: String) -> String { "\(profiles)/\(id)" }
  /// Returns the file with the tokens that servers have issued to a profile that has data of its own.
  public func issuedTokens(ofProfile id: String) -> String { profile(id) + "/server-tokens" }
  /// The folder of copied media.
  public var media: String { path + "/media" }
  /// The folder of caches, which may be deleted at any time.
  public var cache: String { path + "/cache" }
}
