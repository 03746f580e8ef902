import ArgumentParser
import Foundation

/// `tenfoot [tv]`: the television.
struct TVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tv",
    abstract: "Watch (this is what happens without a command).",
    discussion: """
      Folders and files named behind it are brought into the album first. The first start on an empty album adds the \
      demo album.

      Examples:
        tenfoot
        tenfoot ~/Pictures
        tenfoot tv --theme day --lang zh-Hans
        tenfoot tv --clock 2026-11-21T20:00:00Z --speed 60
      """)

  @Argument(help: "Folders and files to bring in first.", completion: .file())
  var paths: [String] = []
  @OptionGroup var look: AppearanceOptions
  @Option(
    help: ArgumentHelp(
      "Your keymap, over the usual one: a file, or vi or numpad.",
      discussion: "Without it $XDG_CONFIG_HOME/tenfoot/keymap.toml, if there is one.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var keymap: String?
  @Option(help: "How many colours to use, whatever the terminal says.")
  var colour: ColourArgument?
  @Option(help: ArgumentHelp("Set the clock to a time, RFC 3339.", valueName: "time"))
  var clock: TimeArgument?
  @Option(help: ArgumentHelp("How fast the clock runs; 60 makes an hour a minute.", valueName: "n"))
  var speed = 1.0
  @OptionGroup var data: DataOptions

  func validate() throws {
    // A command that was mistyped ends up here as well, as a path of one plain word.
    let missing = paths.filter { !FileManager.default.fileExists(atPath: $0) }
    for path in missing where !path.contains(where: { "/.".contains($0) }) {
      throw ValidationError("There is neither a file nor a folder nor a command called “\(path.harmless)”")
    }
    guard speed > 0, speed <= 100_000 else {
      throw ValidationError("--speed is a number above 0 and at most 100000; it was \(speed)")
    }
  }

  func run() throws {
    var evening = InteractiveRun()
    (evening.paths, evening.choices, evening.keymap, evening.depth) = (paths, look.choices, keymap, colour?.depth)
    (evening.startUnixMS, evening.speed, evening.dataFolder) = (clock?.unixMS, speed, data.path)
    try evening.run()
  }
}
