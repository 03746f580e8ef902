import ArgumentParser
import Foundation
import Workspaces

/// Where everything is kept; all commands take it.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The folder everything is kept in.",
      discussion: "Without it $TENFOOT_DATA, else $XDG_DATA_HOME/tenfoot, else ~/.local/share/tenfoot.",
      valueName: "dir"),
    completion: .directory)
  var path: String?

  func validate() throws {
    try Self.validate(path)
  }

  /// Refuses a blank folder, as an unset variable of a script leaves one: it would be the current one.
  static func validate(_ path: String?) throws {
    if path?.allSatisfy(\.isWhitespace) == true { throw ValidationError("--data is blank; name a folder") }
  }

  /// The folder that was asked for.
  var folder: DataFolder {
    get throws { try DataFolder(asked: path) }
  }

  /// The world of that folder, with the data that comes with the program.
  func workspace() throws -> Workspace {
    try Workspace(asked: path)
  }
}

extension DataFolder {
  /// The folder somebody asked for; nil for that of the environment.
  init(asked path: String?) throws {
    if let path { self.init(path: path) } else { try self.init(environment: ProcessInfo.processInfo.environment) }
  }
}

extension Workspace {
  /// The world of the folder somebody asked for, nil for that of the environment; with the data that comes with the
  /// program.
  init(asked path: String?) throws {
    let assets = try AssetFolder(environment: ProcessInfo.processInfo.environment)
    try self.init(folder: try DataFolder(asked: path), assets: assets)
  }
}
