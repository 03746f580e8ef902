import ArgumentParser
import Device
import Foundation
import Television
import Terminal
import Workspaces

/// `tenfoot keys`: what a terminal sends for each key, and what that means.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Show what the terminal sends for each key, and what it means.",
    discussion: """
      Press keys; Ctrl-C ends it and leaves what was seen on the screen, to be sent along. What comes through a pipe is \
      told without a terminal. The names in the second column are those that keymaps use.

      Examples:
        tenfoot keys
        tenfoot keys --keymap vi
      """)

  @Option(
    help: ArgumentHelp("Your keymap, over the usual one: a file, or vi or numpad.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var keymap: String?
  @OptionGroup var data: DataOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let keymap = try KeymapFiles(environment: environment).keymapOrExit(named: keymap)
    let records = isatty(STDIN_FILENO) == 1 ? try watch(keymap, environment) : Self.read(keymap)
    print(KeyHearing.lines(of: records).joined(separator: "\n"))
  }

  private func watch(_ keymap: Keymap, _ environment: [String: String]) throws -> [KeyRecord] {
    let theme = try AssetFolder(environment: environment).theme(named: Settings().theme)
    let options = TerminalOptions(cacheFolder: try data.folder.cache + "/terminfo")
    let screen = try TerminalScreen(options: options, environment: environment)
    return KeyWatch(on: screen, keymap: keymap, theme: theme).run()
  }

  /// All that stands on standard input, as xterm's keys.
  private static func read(_ keymap: Keymap) -> [KeyRecord] {
    var decoder = InputDecoder()
    var heard = KeyHearing(keymap: keymap)
    for byte in FileHandle.standardInput.readDataToEndOfFile() { heard.hear([byte], decoder.feed([byte], atMS: 0)) }
    heard.hear([], decoder.timeOut(atMS: .max))
    heard.end()
    return heard.records
  }
}
