import ArgumentParser
import Foundation
import World

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
    get throws {
      if let path { return DataFolder(path: path) }
      return try DataFolder(environment: ProcessInfo.processInfo.environment)
    }
  }

  /// The world of that folder, with the data that comes with the program.
  func world() throws -> World {
    let assets = try AssetFolder(environment: ProcessInfo.processInfo.environment)
    return try World(folder: try folder, assets: assets)
  }
}
