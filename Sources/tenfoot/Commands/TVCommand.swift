import Attributes
import ArgumentParser
import Foundation
import Tape
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
    let environment = ProcessInfo.processInfo.environment
    guard paths.isEmpty || ImportRun.leadsAnywhere(paths) else {
      let names = paths.map { "“\($0.harmless)”" }.joined(separator: ", ")
      throw Failure("There is no file or folder \(names)")
    }
    let keymap = try KeymapFiles(environment: environment).keymapOrExit(named: keymap)
    let world = try data.world()
    try look.validate(against: world.assets)
    if !paths.isEmpty { try bringIn(to: world, environment: environment) }
    let session = try session(in: world, keymap: keymap, environment: environment)
    let (ending, loss) = session.run()
    if let loss { Message.say("Error: \(loss)") }
    if case .signalled(let signal) = ending { throw ExitCode(128 + signal) }
    if loss != nil { throw ExitCode.failure }
  }

  /// Brings the photos in, once it is certain that there will be a television to see them on.
  private func bringIn(to world: World, environment: [String: String]) throws {
    _ = try TerminalReport(options: terminalOptions(in: world), environment: environment)
    let run = try ImportRun(of: paths, into: world)
    try run.perform()
    if run.wasInterrupted { throw ExitCode(Interrupt.status) }
  }

  private func terminalOptions(in world: World) -> TerminalOptions {
    TerminalOptions(depth: colour?.depth, cacheFolder: world.folder.cache + "/terminfo")
  }

  /// Switches the television on. The screen comes first: without a terminal nothing is begun.
  private func session(
    in world: World, keymap: Keymap, environment: [String: String]
  ) throws -> TelevisionSession {
    let clock = RoomClock(startingAt: clock?.unixMS, speed: speed)
    let screen = try TerminalScreen(options: terminalOptions(in: world), environment: environment)
    let room = try Room(in: world) { Instant(unixMS: clock.now.unixMS) }
    let kept = try room.store.settings()
    let look = look
    let how = Room.Switch(
      settings: look.applied(to: kept), language: Language(environment: environment),
      keyPrefix: UUID().uuidString.lowercased(), box: try room.box(), keyboard: keymap.keyboard,
      kept: { look.kept(of: $0, over: kept) })
    try world.offerDemoAlbum(to: room.album, noting: room.store, in: how.settings.language ?? how.language)
    let surface = Room.Surface(
      size: screen.size, depth: screen.report.colour.depth, glyphs: screen.report.glyphs.glyphs)
    return try TelevisionSession(on: screen, keymap: keymap, clock: clock) { now, wake in
      room.engine(how, on: surface, at: now, wake: wake)
    }
  }
}
