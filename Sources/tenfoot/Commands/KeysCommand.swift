import ArgumentParser
import Device
import Foundation
import Television
import Terminal
import Workspaces

/// `tenfoot keys`: shows what a terminal sends for each key, and what the key does.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Show what the terminal sends for each key, and what the key does.",
    discussion: """
      Press keys; Ctrl-C ends the command and prints the list, for bug reports. Reads from a pipe if standard input is \
      not a terminal. Keymaps use the names in the second column.

      Examples:
        tenfoot keys
        tenfoot keys --keymap vi
      """)

  @Option(
    help: ArgumentHelp("Your keymap, in addition to the default one: a file, or vi or numpad.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var keymap: String?
  @OptionGroup var data: DataOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let keymap = try KeymapFiles(environment: environment).keymap(named: keymap)
    for note in keymap.notes { Message.printError(note.text) }
    let records = isatty(STDIN_FILENO) == 1 ? try monitor(keymap, environment) : Self.readPipe(keymap)
    print(KeyRecorder.table(records).joined(separator: "\n"))
  }

  private func monitor(_ keymap: Keymap, _ environment: [String: String]) throws -> [KeyRecord] {
    let theme = try AssetFolder(environment: environment).theme(named: Settings().theme)
    let options = TerminalOptions(cacheFolder: try data.folder.cache + "/terminfo")
    let screen = try TerminalScreen(options: options, environment: environment)
    return KeyMonitor(on: screen, keymap: keymap, theme: theme).run()
  }

  /// Decodes all of standard input with xterm's key sequences.
  private static func readPipe(_ keymap: Keymap) -> [KeyRecord] {
    var decoder = InputDecoder()
    var recorder = KeyRecorder(keymap: keymap)
    let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    for piece in decoder.decode(bytes, atMS: 0) + decoder.decodeLate(atMS: .max) { recorder.record(piece) }
    return recorder.records
  }
}
