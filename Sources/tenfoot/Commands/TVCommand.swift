import ArgumentParser
import Foundation
import Television
import Terminal
import World

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
  @OptionGroup var look: LookOptions
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
    guard speed > 0, speed <= 100_000 else {
      throw ValidationError("--speed is a number above 0 and at most 100000; it was \(speed)")
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let world = try data.world()
    let keymap = try KeymapFiles(environment: environment).keymap(named: keymap)
    if !paths.isEmpty { try ImportRun(world: world, paths: paths).perform() }
    let options = TerminalOptions(depth: colour?.depth, cacheFolder: world.folder.cache + "/terminfo")
    let screen = try TerminalScreen(options: options, environment: environment)
    let (ending, loss) = try session(on: screen, in: world, keymap: keymap).run()
    if let loss { Message.say("Error: \(loss)") }
    if case .signalled(let signal) = ending { throw ExitCode(128 + signal) }
    if loss != nil { throw ExitCode.failure }
  }

  private func session(on screen: TerminalScreen, in world: World, keymap: Keymap) throws -> TelevisionSession {
    let clock = RoomClock(startingAt: clock?.unixMS, speed: speed)
    let room = try LivingRoom(world: world, look: look, clock: clock)
    return try TelevisionSession(on: screen, keymap: keymap, clock: clock) { now, wake in
      try room.switchOn(screen: screen, now: now, wake: wake)
    }
  }
}
