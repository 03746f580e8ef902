import ArgumentParser
import Calls
import Device
import Foundation
import Screen
import Television
import Terminal
import Workspaces

/// One interactive run of the television. The default values are those of a command line without options.
struct InteractiveRun {
  /// Folders and files to import first.
  var paths: [String] = []
  /// The settings given on the command line; they override the settings file.
  var overrides = SettingsOverrides()
  /// A keymap that overrides the default one: a file or a name; nil for the user's keymap file.
  var keymap: String?
  /// The number of colours to use; nil for the number that the terminal supports.
  var depth: ColourDepth?
  /// How pictures are shown.
  var pictures = PictureMode.auto
  /// The clock's time at the start, in milliseconds since 1970-01-01T00:00:00Z; nil for the system's time.
  var startUnixMS: Int64?
  /// The clock's speed as a multiple of real time, above 0.
  var speed = 1.0
  /// The name of the profile to begin with; nil to ask who is watching, unless there is at most one.
  var profile: String?
  /// The data folder; nil for the default.
  var dataFolder: String?

  /// Runs the television until the user quits or a signal ends it.
  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    guard paths.isEmpty || ImportRun.anyExists(paths) else {
      let names = paths.map { "“\($0.terminalSafe)”" }.joined(separator: CommandPhrase.listSeparator())
      throw Failure(CommandPhrase.noSuchPath(["names": names]))
    }
    let keymap = try KeymapFiles(environment: environment).keymap(named: keymap)
    for note in keymap.notes { Message.printError(note.text) }
    let workspace = try Workspace(dataPath: dataFolder)
    let overrides = try overrides(in: workspace.assets, environment: environment)
    if !paths.isEmpty { try checkImport(into: workspace, overrides) }
    if !paths.isEmpty { try importPhotos(into: workspace, environment: environment) }
    let session = try session(in: workspace, keymap: keymap, overrides, environment: environment)
    let (ending, loss) = session.run()
    if workspace.access == .readOnly { Message.printError(FailureMessage.text(of: workspace.folder.notWritable)) }
    if let loss { Message.printError(CommandPhrase.error() + loss) }
    if case .signalled(let signal) = ending { throw ExitCode(128 + signal) }
    if loss != nil { throw ExitCode.failure }
  }

  /// Checks that photos can be imported, and that the television will show them.
  private func checkImport(into workspace: Workspace, _ overrides: SettingsOverrides) throws {
    if overrides.servers.album != nil { throw ValidationError(CommandPhrase.importIntoServer()) }
    try workspace.checkWritable()
    if try workspace.settings().servers.album != nil { throw ValidationError(CommandPhrase.importIntoServer()) }
  }

  /// Returns the settings of the command line, and for the others those of the settings file.
  private func overrides(in assets: AssetFolder, environment: [String: String]) throws -> SettingsOverrides {
    if let theme = overrides.theme {
      let names = try assets.themeNames()
      guard names.contains(theme) else {
        throw ValidationError(
          CommandPhrase.noThemeNamed(["theme": theme, "names": names.joined(separator: CommandPhrase.listSeparator())])
            + NearestNames.question(NearestNames.names(closestTo: theme, among: names, limit: 1)))
      }
    }
    return overrides.completed(
      by: try ConfigFolder(environment: environment).overrides { try assets.themeNames() })
  }

  /// Imports the photos, after a check that the terminal is usable.
  private func importPhotos(into workspace: Workspace, environment: [String: String]) throws {
    _ = try TerminalReport(options: terminalOptions(in: workspace), environment: environment)
    let run = try ImportRun(of: paths, into: workspace)
    try run.perform()
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
  }

  private func terminalOptions(in workspace: Workspace, usesMouse: Bool = false) -> TerminalOptions {
    TerminalOptions(
      depth: depth, usesMouse: usesMouse, pictures: pictures, cacheFolder: workspace.cache + "/terminfo")
  }

  /// Starts the television. The screen is opened first, so that nothing is changed without a terminal.
  private func session(
    in workspace: Workspace, keymap: Keymap, _ overrides: SettingsOverrides, environment: [String: String]
  ) throws -> TelevisionSession {
    let clock = SystemClock(startingAt: startUnixMS, speed: speed)
    let terminal = terminalOptions(in: workspace, usesMouse: overrides.hasMouse ?? true)
    let screen = try TerminalScreen(options: terminal, environment: environment)
    do {
      return try session(on: screen, in: workspace, clock: clock, keymap: keymap, overrides, environment: environment)
    } catch {
      // The error is printed after the main screen has been restored; on this screen it would be lost.
      screen.close()
      throw error
    }
  }

  private func session(
    on screen: TerminalScreen, in workspace: Workspace, clock: SystemClock, keymap: Keymap,
    _ overrides: SettingsOverrides, environment: [String: String]
  ) throws -> TelevisionSession {
    let root = try CompositionRoot(
      in: workspace,
      servers: { stored in
        try ConfigFolder(environment: environment).access(to: overrides.servers.completed(by: stored.servers))
      }
    ) { Instant(unixMS: clock.now.unixMS) }
    let saved = try root.opened.settings()
    var options = CompositionRoot.LaunchOptions(
      settings: overrides.applied(to: saved), settingsOfProfile: { overrides.applied(to: $0) },
      language: Language(environment: environment, showing: screen.report.letters),
      keyPrefix: UUID().uuidString.lowercased(), device: try root.opened.deviceID(), keyboard: keymap.keyboard,
      givenServers: overrides.servers, settingsToSave: { overrides.settingsToSave(from: $0, saved: $1) },
      profile: try profile.map { try root.profiles.existing($0) })
    if workspace.access == .readWrite || root.opened.servers.album != nil {
      options.photos = { profile, services in
        PhotoFolders(workspace, services, owner: profile?.name ?? "", environment: environment)
      }
    }
    try root.opened.addDemoAlbumAtFirstStart(in: options.settings.language ?? options.language)
    var display = CompositionRoot.DisplayOptions(
      size: screen.size, depth: screen.report.colour.depth, glyphs: screen.report.glyphs.glyphs,
      letters: screen.report.letters)
    display.cellPixels = screen.report.pixels.cellPixels
    return try TelevisionSession(on: screen, keymap: keymap, clock: clock) { now, wake in
      root.engine(options, on: display, at: now, wake: wake)
    }
  }
}
