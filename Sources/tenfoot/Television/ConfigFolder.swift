import ArgumentParser
import Foundation
import Workspaces

/// Where a person keeps what they wrote for this program: `$XDG_CONFIG_HOME/tenfoot`, else `~/.config/tenfoot`.
struct ConfigFolder {
  /// Its path; nil without a home.
  let path: String?

  init(environment: [String: String]) {
    if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
      path = config + "/tenfoot"
    } else {
      path = environment["HOME"].map { $0 + "/.config/tenfoot" }
    }
  }

  /// A file of it; nil where there is none.
  func file(_ name: String) -> String? {
    guard let file = path.map({ "\($0)/\(name)" }), FileManager.default.fileExists(atPath: file) else { return nil }
    return file
  }

  /// What the person's own settings file asks for at every start; nothing where there is none. One that does not parse is
  /// told, and ends the program as the contract says.
  func choicesOrExit(themes: () throws -> [String]) throws -> SettingsOverrides {
    guard let file = file("settings.toml") else { return SettingsOverrides() }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Failure("Your settings \(file) cannot be read")
    }
    do {
      return try SettingsOverrides(toml: String(decoding: bytes, as: UTF8.self), file: file, themes: try themes())
    } catch let error as WorkspaceError where error.kind == .malformed {
      Message.say("Error: \(error)")
      throw ExitCode.malformed
    }
  }
}
