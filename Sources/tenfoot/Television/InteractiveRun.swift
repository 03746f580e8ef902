import ArgumentParser
import Calls
import Device
import Foundation
import Screen
import Television
import Terminal
import Workspaces

/// Watching television, from switching it on until it is left; as it is here, nothing was asked for on the command line.
struct InteractiveRun {
  /// Folders and files to bring in first.
  var paths: [String] = []
  /// How it is to be this time; a person's own settings file is asked where this asks for nothing.
  var choices = SettingsOverrides()
  /// A keymap over the usual one: a file or a name; nil for a person's own.
  var keymap: String?
  /// How many colours to use; nil for what the terminal has.
  var depth: ColourDepth?
  /// The time at its start, milliseconds since 1970-01-01T00:00:00Z; nil for the machine's.
  var startUnixMS: Int64?
  /// How fast its clock runs, above 0.
  var speed = 1.0
  /// The folder everything is kept in; nil for that of the environment.
  var dataFolder: String?

  /// Watches until it is left.
  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard paths.isEmpty || ImportRun.anyExists(paths) else {
      let names = paths.map { "“\($0.harmless)”" }.joined(separator: ", ")
      throw Failure("There is no file or folder \(names)")
    }
    let keymap = try KeymapFiles(environment: environment).keymapOrExit(named: keymap)
    let workspace = try Workspace(asked: dataFolder)
    let choices = try choices(in: workspace.assets, environment: environment)
    if !paths.isEmpty { try bringIn(to: workspace, environment: environment) }
    let session = try session(in: workspace, keymap: keymap, choices, environment: environment)
    let (ending, loss) = session.run()
    if let loss { Message.say("Error: \(loss)") }
    if case .signalled(let signal) = ending { throw ExitCode(128 + signal) }
    if loss != nil { throw ExitCode.failure }
  }

  /// What is asked for this time, by the command line before the person's own file.
  private func choices(in assets: AssetFolder, environment: [String: String]) throws -> SettingsOverrides {
    if let theme = choices.theme {
      let names = try assets.themeNames()
      guard names.contains(theme) else {
        throw ValidationError("There is no theme “\(theme)”; there are \(names.joined(separator: ", "))")
      }
    }
    return choices.over(try ConfigFolder(environment: environment).choicesOrExit { try assets.themeNames() })
  }

  /// Brings the photos in, once it is certain that there will be a television to see them on.
  private func bringIn(to workspace: Workspace, environment: [String: String]) throws {
    _ = try TerminalReport(options: terminalOptions(in: workspace), environment: environment)
    let run = try ImportRun(of: paths, into: workspace)
    try run.perform()
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
  }

  private func terminalOptions(in workspace: Workspace) -> TerminalOptions {
    TerminalOptions(depth: depth, cacheFolder: workspace.folder.cache + "/terminfo")
  }

  /// Switches the television on. The screen comes first: without a terminal nothing is begun.
  private func session(
    in workspace: Workspace, keymap: Keymap, _ choices: SettingsOverrides, environment: [String: String]
  ) throws -> TelevisionSession {
    let clock = SystemClock(startingAt: startUnixMS, speed: speed)
    let screen = try TerminalScreen(options: terminalOptions(in: workspace), environment: environment)
    let root = try CompositionRoot(in: workspace) { Instant(unixMS: clock.now.unixMS) }
    let kept = try root.opened.settings()
    let options = CompositionRoot.LaunchOptions(
      settings: choices.applied(to: kept), language: Language(environment: environment),
      keyPrefix: UUID().uuidString.lowercased(), device: try root.opened.deviceID(), keyboard: keymap.keyboard,
      settingsToSave: { choices.kept(of: $0, over: kept) })
    try root.opened.addDemoAlbumAtFirstStart(in: options.settings.language ?? options.language)
    let display = CompositionRoot.DisplayOptions(
      size: screen.size, depth: screen.report.colour.depth, glyphs: screen.report.glyphs.glyphs)
    return try TelevisionSession(on: screen, keymap: keymap, clock: clock) { now, wake in
      root.engine(options, on: display, at: now, wake: wake)
    }
  }
}
