import Calls
import CameraNames
import Device
import Foundation
import SystemPackage
import Television

/// The bundled assets: strings, themes, catalogue, channels, drawings, camera names and the demo album.
public struct AssetFolder: Hashable, Sendable {
  /// How the folder was found.
  public enum Origin: Hashable, Sendable {
    /// By `$TENFOOT_ASSETS`.
    case environment
    /// At `../share/tenfoot/assets`, relative to the executable's folder.
    case installed
    /// In the source tree that the program was built from.
    case sources
  }

  /// Absolute path, without a slash at its end.
  public let path: String
  /// How it was found.
  public let origin: Origin

  /// Finds the folder: `$TENFOOT_ASSETS`, else relative to the executable, else in the source tree.
  ///
  /// - Parameters:
  ///   - environment: The process's environment.
  ///   - executable: Absolute path of the running program, symbolic links resolved.
  /// - Throws: ``WorkspaceError`` if there is no such folder, or `$TENFOOT_ASSETS` names another one.
  public init(environment: [String: String], executable: String = Self.runningExecutable) throws(WorkspaceError) {
    if let named = environment["TENFOOT_ASSETS"], !named.isEmpty {
      guard Self.holdsAssets(named) else {
        throw WorkspaceError(.assetsMissing, .assetsWithoutStrings(path: named))
      }
      self.init(path: named, origin: .environment)
      return
    }
    let places = [(Self.installedPath(executable: executable), Origin.installed), (Self.sourcePath, .sources)]
    guard let (path, origin) = places.first(where: { Self.holdsAssets($0.0) }) else {
      throw WorkspaceError(.assetsMissing, .assetsNotFound(first: places[0].0, second: places[1].0))
    }
    self.init(path: path, origin: origin)
  }

  /// Finds the folder from the environment of this process.
  ///
  /// - Throws: See ``init(environment:executable:)``.
  public static func ofProcess() throws(WorkspaceError) -> AssetFolder {
    try AssetFolder(environment: ProcessInfo.processInfo.environment)
  }

  private init(path: String, origin: Origin) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.origin = origin
  }

  /// Absolute path of the running program, symbolic links resolved; empty if it cannot be determined.
  public static let runningExecutable: String = {
    do {
      return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    } catch {
      return ""
    }
  }()

  /// Returns `PREFIX/share/tenfoot/assets` for `PREFIX/bin/tenfoot`.
  private static func installedPath(executable: String) -> String {
    let bin = executable.lastIndex(of: "/").map { executable[..<$0] } ?? "."
    let prefix = bin.lastIndex(of: "/").map { bin[..<$0] } ?? ".."
    return prefix + "/share/tenfoot/assets"
  }

  /// The path of `assets` in the source tree, relative to this file.
  private static let sourcePath: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/assets"
  }()

  private static func holdsAssets(_ path: String) -> Bool {
    access(path + "/strings/en.toml", R_OK) == 0
  }
}

extension AssetFolder {
  /// Returns the path of the strings of a language.
  public func strings(_ language: Language) -> String { path + "/strings/\(language.rawValue).toml" }
  /// Returns the path of the strings of the command line in a language.
  public func commandStrings(_ language: Language) -> String { path + "/commands/\(language.rawValue).toml" }
  /// Returns the path of the sentences about problems in a language.
  public func problemStrings(_ language: Language) -> String { path + "/commands/problems.\(language.rawValue).toml" }
  /// Returns the path of the help of all commands in a language other than English.
  public func help(_ language: Language) -> String { path + "/commands/help.\(language.rawValue).toml" }
  /// Returns the path of the texts of the album server's web pages in a language.
  public func pageTexts(_ language: Language) -> String { path + "/pages/\(language.rawValue).toml" }
  /// The folder with one TOML file for each theme.
  public var themes: String { path + "/themes" }
  /// The bundled catalogue, JSON Lines.
  public var catalogue: String { path + "/catalogue/products.jsonl" }
  /// The bundled channels, a schedule file.
  public var channels: String { path + "/channels/demo.json" }
  /// The description of the demo album; its pictures are in the same folder.
  public var demoAlbum: String { path + "/demo/album.json" }
  /// Returns the path of a picture of the demo album.
  public func demoPicture(_ file: String) -> String { path + "/demo/\(file)" }
  /// The table of names of cameras and lenses.
  public var names: String { path + "/names/names.tsv" }
  /// Returns the path of the drawing with a name, see ``MallService/Product/picture``.
  public func drawing(_ name: String) -> String { path + "/products/\(name).png" }
}

extension AssetFolder {
  /// Reads the canonical names of cameras and lenses.
  ///
  /// - Throws: ``WorkspaceError`` if the table cannot be read, or contradicts itself.
  public func cameraNames() throws(WorkspaceError) -> CameraNameResolver {
    let table = try Self.contents(of: names)
    do throws(CameraNamesError) {
      return try CameraNameResolver(table: table)
    } catch {
      throw WorkspaceError(.malformed, .names(file: names, libraryText: "\(error)"))
    }
  }

  /// Returns the size and the modification time of a file as text; `none` for a missing one.
  static func state(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "none" }
    return "\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// The maximum size of a catalogue, of a schedule and of each bundled asset, bytes.
  static let limitBytes = 256 << 20

  /// Reads a file, or a pipe to its end.
  ///
  /// - Throws: ``WorkspaceError`` of kind `unreadable`, also if it exceeds the limit.
  static func contents(of path: String, limitBytes: Int = limitBytes) throws(WorkspaceError) -> Data {
    do throws(FileContents.Failure) {
      return Data(try FileContents.read(path, limitBytes: limitBytes))
    } catch {
      switch error {
      case .system(let error):
        let error = SystemError(error)
        throw WorkspaceError(
          .unreadable, error.isOfDisk ? .diskError(path: path, error: error) : .unreadable(path: path, error: error))
      case .tooLarge(let limitBytes):
        throw WorkspaceError(.unreadable, .tooLarge(path: path, megabytes: limitBytes >> 20))
      }
    }
  }
}

extension AssetFolder {
  /// Reads the OpenAPI document of a server.
  ///
  /// - Parameter name: `album`, `mall` or `interaction`.
  public func serverDescription(_ name: String) throws(WorkspaceError) -> [UInt8] {
    [UInt8](try Self.contents(of: "\(path)/servers/\(name).json"))
  }

  /// Reads a file of the album server's web pages.
  ///
  /// - Parameter name: `style.css`, `icon.svg` or `upload.js`.
  public func pageFile(_ name: String) throws(WorkspaceError) -> [UInt8] {
    [UInt8](try Self.contents(of: "\(path)/pages/\(name)"))
  }
}
