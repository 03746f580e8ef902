import CameraNames
import Device
import Foundation
import SystemPackage
import Television

/// The data that comes with the program: words, themes, catalogue, drawings, camera names and the demo album.
public struct AssetFolder: Hashable, Sendable {
  /// How the folder was found.
  public enum Origin: String, Sendable {
    /// `$TENFOOT_ASSETS` names it.
    case environment = "$TENFOOT_ASSETS"
    /// It lies where an installed program has it, `../share/tenfoot/assets` from the executable.
    case installed = "beside the executable"
    /// It lies among the sources the program was built from.
    case sources = "the sources this program was built from"
  }

  /// Absolute path, without a slash at its end.
  public let path: String
  /// How it was found.
  public let origin: Origin

  /// Looks for the folder: `$TENFOOT_ASSETS`, else beside the executable, else among the sources of the build.
  ///
  /// - Parameters:
  ///   - environment: The process's environment.
  ///   - executable: Absolute path of the running program, symbolic links resolved.
  /// - Throws: ``WorkspaceError`` when it is nowhere, or `$TENFOOT_ASSETS` names something else.
  public init(environment: [String: String], executable: String = Self.runningExecutable) throws(WorkspaceError) {
    if let named = environment["TENFOOT_ASSETS"], !named.isEmpty {
      guard Self.holdsAssets(named) else {
        throw WorkspaceError(.assetsMissing, "$TENFOOT_ASSETS names \(named), but there is no strings/en.toml in it")
      }
      self.init(path: named, origin: .environment)
      return
    }
    let places = [(Self.installedPath(executable: executable), Origin.installed), (Self.sourcePath, .sources)]
    guard let (path, origin) = places.first(where: { Self.holdsAssets($0.0) }) else {
      throw WorkspaceError(
        .assetsMissing,
        """
        The program's own data is missing. It was looked for in \(places.map(\.0).joined(separator: " and in ")). \
        Install the assets folder there, or name it with $TENFOOT_ASSETS
        """)
    }
    self.init(path: path, origin: origin)
  }

  private init(path: String, origin: Origin) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.origin = origin
  }

  /// Absolute path of the running program, symbolic links resolved; empty where the system does not tell.
  public static let runningExecutable: String = {
    do {
      return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    } catch {
      return ""
    }
  }()

  /// `PREFIX/share/tenfoot/assets` for `PREFIX/bin/tenfoot`.
  private static func installedPath(executable: String) -> String {
    let bin = executable.lastIndex(of: "/").map { executable[..<$0] } ?? "."
    let prefix = bin.lastIndex(of: "/").map { bin[..<$0] } ?? ".."
    return prefix + "/share/tenfoot/assets"
  }

  /// `assets` of the package, seen from this source file.
  private static let sourcePath: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/assets"
  }()

  private static func holdsAssets(_ path: String) -> Bool {
    access(path + "/strings/en.toml", R_OK) == 0
  }
}

extension AssetFolder {
  /// The words of a language.
  public func strings(_ language: Language) -> String { path + "/strings/\(language.rawValue).toml" }
  /// The folder of the themes, one TOML file each.
  public var themes: String { path + "/themes" }
  /// The mall's first catalogue, JSON Lines.
  public var catalogue: String { path + "/catalogue/products.jsonl" }
  /// The channels that are there from the beginning, a schedule file.
  public var channels: String { path + "/channels/demo.json" }
  /// The facts of the demo album's pictures; they lie beside it.
  public var demoAlbum: String { path + "/demo/album.json" }
  /// A picture of the demo album.
  public func demoPicture(_ file: String) -> String { path + "/demo/\(file)" }
  /// The known names of cameras and lenses.
  public var names: String { path + "/names/names.tsv" }
  /// The drawing of a product, by the name that ``MallAPI/Product/picture`` holds.
  public func drawing(_ name: String) -> String { path + "/products/\(name).png" }
}

extension AssetFolder {
  /// Reads the canonical names of cameras and lenses.
  ///
  /// - Throws: ``WorkspaceError`` when they are missing or contradict themselves.
  public func cameraNames() throws(WorkspaceError) -> CameraNameResolver {
    let table = try Self.contents(of: names)
    do throws(CameraNamesError) {
      return try CameraNameResolver(table: table)
    } catch {
      throw WorkspaceError(.malformed, "\(names): \(error)")
    }
  }

  /// What a file looks like from outside, its size and its time, which spares reading it.
  static func state(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "none" }
    return "\(status.st_size):\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  /// A file's bytes; a pipe's until its end.
  static func contents(of path: String) throws(WorkspaceError) -> Data {
    do {
      return try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).readToEnd() ?? Data()
    } catch {
      throw WorkspaceError(.unreadable, "\(path) cannot be read: \(reason(path) ?? error.localizedDescription)")
    }
  }

  /// Why a file cannot be read, as the system says it; nil when it can, as far as that goes.
  private static func reason(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0, access(path, R_OK) == 0 else {
      return ErrnoMessage.words(Errno(rawValue: errno))
    }
    return status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : nil
  }
}
