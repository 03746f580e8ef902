import ArgumentParser
import Device
import Foundation
import Tapes
import Television
import Workspaces

/// `tenfoot replay`: plays tapes on a screen that nobody sees.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play tapes of keys and expectations without a terminal.",
    discussion: """
      Each tape gets a fresh demo world of its own, a clock of its own that starts at 2026-11-21T20:00:00Z, English, \
      120x36, 24-bit colour and no motion, so that it plays alike everywhere and leaves nothing behind. The status is 0 when all \
      held, 1 when one failed, 2 when one does not parse.

      Examples:
        tenfoot replay tour.tape
        tenfoot replay --size 80x24 --colour 16 --lang zh-Hans tour.tape pages.tape
        tenfoot replay --record tour.cast tour.tape
      """)

  @Argument(help: "The tapes.", completion: .file(extensions: ["tape"]))
  var tapes: [String]
  @Option(help: ArgumentHelp("The screen's size, columns by rows.", valueName: "size"))
  var size: SizeArgument?
  @Option(help: "How many colours the screen has.")
  var colour: ColourArgument?
  @Option(help: "The language, where a tape does not set it.")
  var lang: Language?
  @Option(help: ArgumentHelp("When the clock starts, RFC 3339.", valueName: "time"))
  var clock: TimeArgument?
  @Option(
    help: ArgumentHelp("Write what was seen, in asciicast v2; for one tape.", valueName: "file.cast"),
    completion: .file(extensions: ["cast"]))
  var record: String?
  @Flag(help: "Write snapshots that are missing or differ; look at them before you keep them.")
  var updateSnapshots = false
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("Play in this data folder instead of a fresh demo world.", valueName: "dir"),
    completion: .directory)
  var data: String?
  /// For test suites, which play hundreds of tapes: a demo world is made once and not for every run.
  @Option(help: ArgumentHelp("Keep demo worlds ready in this folder.", visibility: .private))
  var workspaces: String?
  /// For snapshots, which tell pictures by their names.
  @Flag(help: ArgumentHelp("Show grey for every picture.", visibility: .private))
  var blankPictures = false

  func validate() throws {
    if tapes.isEmpty { throw ValidationError("Name a tape") }
    try DataOptions.validate(data)
    if record != nil && tapes.count > 1 { throw ValidationError("--record takes one tape at a time") }
  }

  func run() throws {
    let assets = try AssetFolder(environment: ProcessInfo.processInfo.environment)
    let tapes = try parse(themes: try assets.themeNames())
    let stage = try ReplayHost(
      assets: assets, dataFolder: data.map { DataFolder(path: $0) }, workspaces: workspaces,
      leavesPicturesBlank: blankPictures)
    let player = TapePlayer(options: options) { try stage.switchOn($0) }
    var hasFailed = false
    // A tape that is being played is played to its end, so that nothing of its world is left behind.
    let interrupt = Interrupt()
    defer { interrupt.release() }
    for tape in tapes where !Interrupt.hasHappened {
      let result = player.play(tape)
      report(result)
      if let record, let recording = result.recording { try write(recording, to: record) }
      hasFailed = hasFailed || !result.hasPassed
    }
    if Interrupt.hasHappened { throw ExitCode(Interrupt.status) }
    if hasFailed { throw ExitCode.failure }
  }

  /// Reads all tapes before the first is played, so that a slip in the last one shows at once.
  private func parse(themes: [String]) throws -> [Tape] {
    var parsed: [Tape] = []
    var isMalformed = false
    for path in tapes {
      do throws(TapeProblems) {
        parsed.append(try Tape(contentsOf: path, themes: themes))
      } catch {
        Message.say(error.description)
        isMalformed = true
      }
    }
    if isMalformed { throw ExitCode.malformed }
    return parsed
  }

  private func write(_ recording: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw unwritable(path) }
    let isWritten = fputs(recording, file) >= 0
    // What was buffered is written when it is closed.
    guard fclose(file) == 0, isWritten else { throw unwritable(path) }
  }

  private func unwritable(_ path: String) -> Failure {
    Failure("The recording \(path) cannot be written: \(String(cString: strerror(errno)).lowercased())")
  }

  private var options: TapePlayer.Options {
    var options = TapePlayer.Options(updatesSnapshots: updateSnapshots, isRecording: record != nil)
    if let size { options.size = size.size }
    if let colour { options.depth = colour.depth }
    if let lang { options.settings.language = lang }
    if let clock { options.startUnixMS = clock.unixMS }
    return options
  }

  private func report(_ result: TapeResult) {
    for file in result.writtenFiles { Message.say("wrote \(file)") }
    if let failure = result.failure {
      Message.say(failure.description)
    } else {
      Message.print("\(result.path): \(result.stepCount) steps held, \(Double(result.elapsedMS) / 1_000) s of its time")
    }
  }
}
