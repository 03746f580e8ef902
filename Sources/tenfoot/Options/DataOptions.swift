import ArgumentParser
import Foundation
import Workspaces

/// The option for the data folder, which all commands have.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "The data folder.",
      discussion: "Default: $TENFOOT_DATA, else $XDG_DATA_HOME/tenfoot, else ~/.local/share/tenfoot.",
      valueName: "dir"),
    completion: .directory)
  var path: String?

  func validate() throws {
    try Self.validate(path)
  }

  /// Rejects a blank path, the result of an unset variable in a script: it would mean the current folder.
  static func validate(_ path: String?) throws {
    if path?.allSatisfy(\.isWhitespace) == true { throw ValidationError(CommandPhrase.dataIsBlank()) }
  }

  /// The data folder.
  var folder: DataFolder {
    get throws { try DataFolder(optionalPath: path) }
  }

  /// Returns the workspace of the data folder and the bundled assets.
  func workspace() throws -> Workspace {
    try Workspace(dataPath: path)
  }

  /// The workspace of that folder, which is not created where it does not exist.
  func existingWorkspace() throws -> Workspace {
    Workspace(
      existing: try folder, assets: try AssetFolder(environment: ProcessInfo.processInfo.environment))
  }

  /// Returns the workspace for a command that changes data.
  ///
  /// - Throws: ``ServiceFailure`` with the reason if the data folder may only be read.
  func writableWorkspace() throws -> Workspace {
    let workspace = try workspace()
    try workspace.checkWritable()
    return workspace
  }
}

extension DataFolder {
  /// Creates a data folder from a path; nil for the default of the environment.
  init(optionalPath path: String?) throws {
    if let path { self.init(path: path) } else { try self.init(environment: ProcessInfo.processInfo.environment) }
  }
}

extension Workspace {
  /// Creates a workspace from the path of a data folder, nil for the default, and the bundled assets.
  init(dataPath path: String?) throws {
    let assets = try AssetFolder(environment: ProcessInfo.processInfo.environment)
    try self.init(folder: try DataFolder(optionalPath: path), assets: assets)
  }
}
