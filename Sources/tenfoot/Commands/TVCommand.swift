import ArgumentParser
import Foundation
import Terminal

/// `tenfoot [tv]`: runs the television.
struct TVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tv",
    abstract: "Watch television (the default command).",
    discussion: """
      Files and folders given as arguments are imported first. The first start with an empty album adds the demo album.

      Examples:
        tenfoot
        tenfoot ~/Pictures
        tenfoot tv --theme day --lang zh-Hans
        tenfoot tv --clock 2026-11-21T20:00:00Z --speed 60
        tenfoot tv --album-server https://tv.example
      """)

  @Argument(help: "Folders and files to import first.", completion: .file())
  var paths: [String] = []
  @OptionGroup var appearance: AppearanceOptions
  @Option(
    help: ArgumentHelp(
      "Your keymap, in addition to the default one: a file, or vi or numpad.",
      discussion: "Default: $XDG_CONFIG_HOME/tenfoot/keymap.toml, if it exists.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var keymap: String?
  @Option(help: "The number of colours to use (default: those the terminal supports).")
  var colour: ColourArgument?
  @Option(
    help: "How pictures are shown: as pixels by sixel, or in characters (default: as the terminal shows them best).")
  var pictures: PictureMode?
  @Option(help: ArgumentHelp("Set the clock to a time, RFC 3339.", valueName: "time"))
  var clock: TimeArgument?
  @Option(help: ArgumentHelp("The speed of the clock; with 60 an hour takes a minute.", valueName: "n"))
  var speed = 1.0
  @Option(help: ArgumentHelp("Start as this person (default: ask who is watching).", valueName: "name"))
  var profile: String?
  @OptionGroup var servers: ServerOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    // A mistyped command is parsed as a path of one plain word.
    let missing = paths.filter { !ImportRun.anyExists([$0]) }
    for path in missing where !path.contains(where: { "/.".contains($0) }) { throw Self.unknown(path) }
    guard speed > 0, speed <= 100_000 else {
      throw ValidationError(CommandPhrase.speedOutOfRange(["speed": "\(speed)"]))
    }
  }

  /// Returns the error about a word that is not a path: a mistyped command, or the value of a mistyped option.
  private static func unknown(_ word: String) -> ValidationError {
    let options = Set(helpMessage().matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) })
    let unknown = CommandLine.arguments.dropFirst().prefix { $0 != "--" }.first {
      $0.hasPrefix("--") && !options.contains(String($0.prefix { $0 != "=" }))
    }
    if let unknown {
      let names = NearestNames.names(closestTo: unknown, among: options.sorted(), limit: 1)
      return ValidationError(
        CommandPhrase.unknownOption(["option": unknown.terminalSafe]) + NearestNames.question(names))
    }
    let question = NearestNames.question(NearestNames.names(closestTo: word, among: TenfootCommand.commandNames))
    return ValidationError(CommandPhrase.unknownCommand(["word": word.terminalSafe]) + question)
  }

  func run() throws {
    var run = InteractiveRun()
    (run.paths, run.overrides, run.keymap, run.depth) = (paths, appearance.overrides, keymap, colour?.depth)
    run.overrides.servers = servers.addresses
    (run.startUnixMS, run.speed, run.dataFolder) = (clock?.unixMS, speed, data.path)
    run.profile = profile
    run.pictures = pictures ?? .auto
    try run.run()
  }
}
