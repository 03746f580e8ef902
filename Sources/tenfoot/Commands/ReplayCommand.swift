import ArgumentParser
import Calls
import Device
import Foundation
import SystemPackage
import Tapes
import Television
import Workspaces

/// `tenfoot replay`: plays tapes on a screen in memory.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play tapes of keys and expectations without a terminal.",
    discussion: """
      Each tape gets its own copy of the demo data and its own clock, which starts at 2026-11-21T20:00:00Z in UTC, \
      with English, 120x36, 24-bit colour and no motion. So it plays the same everywhere, and leaves no files. The exit \
      status is 0 if all expectations hold, 1 if one fails, 2 if a tape does not parse.

      Examples:
        tenfoot replay tour.tape
        tenfoot replay --size 80x24 --colour 16 --lang zh-Hans tour.tape pages.tape
        tenfoot replay --record tour.cast tour.tape
      """)

  @Argument(help: "The tapes.", completion: .file(extensions: ["tape"]))
  var tapes: [String]
  @Option(help: ArgumentHelp("The size of the screen, columns by rows.", valueName: "size"))
  var size: SizeArgument?
  @Option(help: "The number of colours of the screen.")
  var colour: ColourArgument?
  @Option(help: "The language, unless the tape sets one.")
  var lang: Language?
  @Option(help: ArgumentHelp("The start time of the clock, RFC 3339.", valueName: "time"))
  var clock: TimeArgument?
  @Option(
    help: ArgumentHelp("The time zone: a name such as Europe/Berlin, or an offset (default: UTC).", valueName: "zone"))
  var zone: ZoneArgument?
  @Option(
    help: ArgumentHelp("Write a recording in asciicast v2; for one tape.", valueName: "file.cast"),
    completion: .file(extensions: ["cast"]))
  var record: String?
  @Flag(help: "Write snapshots that are missing or differ; check them before you commit them.")
  var updateSnapshots = false
  @Flag(
    name: .customLong("allow-outside"),
    help: "Let tapes write screenshots and snapshots outside their own folders.")
  var mayWriteOutside = false
  @OptionGroup var servers: ServerOptions
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp("Play in this data folder instead of a copy of the demo data.", valueName: "dir"),
    completion: .directory)
  var data: String?
  /// For test suites, which play hundreds of tapes: demo data is generated once instead of once per run.
  @Option(help: ArgumentHelp("Keep demo data in this folder for later runs.", visibility: .private))
  var workspaces: String?
  /// For snapshots, which identify pictures by their names.
  @Flag(help: ArgumentHelp("Show grey for every picture.", visibility: .private))
  var blankPictures = false

  func validate() throws {
    if tapes.isEmpty { throw ValidationError(CommandPhrase.giveTape()) }
    try DataOptions.validate(data)
    if record != nil && tapes.count > 1 { throw ValidationError(CommandPhrase.recordOneTape()) }
  }

  func run() throws {
    let assets = try AssetFolder(environment: ProcessInfo.processInfo.environment)
    let tapes = try parse(themes: try assets.themeNames())
    let host = try ReplayHost(
      assets: assets, dataFolder: data.map { DataFolder(path: $0) }, workspaces: workspaces,
      servers: try ConfigFolder(environment: ProcessInfo.processInfo.environment).access(to: servers.addresses),
      hasBlankPictures: blankPictures)
    let player = TapePlayer(options: options) { start in
      do {
        return try host.startTelevision(start)
      } catch {
        if let text = ErrorText.text(of: error) { throw Failure(text) }
        throw error
      }
    }
    var hasFailed = false
    // After Ctrl-C the current tape is played to its end, so that its temporary files are removed.
    let interrupt = Interrupt()
    defer { interrupt.restore() }
    for tape in tapes where !Interrupt.wasReceived {
      let result = player.play(tape)
      report(result)
      if let record, let recording = result.recording { try write(recording, to: record) }
      hasFailed = hasFailed || !result.hasPassed
    }
    if Interrupt.wasReceived { throw ExitCode(Interrupt.status) }
    if hasFailed { throw ExitCode.failure }
  }

  /// Parses all tapes before the first is played, so that syntax errors are reported at once.
  private func parse(themes: [String]) throws -> [Tape] {
    var parsed: [Tape] = []
    var isMalformed = false
    for path in tapes {
      do throws(TapeProblems) {
        parsed.append(try Tape(contentsOf: path, themes: themes))
      } catch {
        Message.printError(error.text)
        isMalformed = true
      }
    }
    if isMalformed { throw ExitCode.malformed }
    return parsed
  }

  private func write(_ recording: String, to path: String) throws {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      _ = try file.closeAfter { try file.writeAll(recording.utf8) }
    } catch let error as Errno {
      throw Failure(
        CommandPhrase.recordingNotWritten(["file": path, "reason": SystemError(error).text]))
    }
  }

  private var options: TapePlayer.Options {
    var options = TapePlayer.Options(
      snapshots: updateSnapshots ? .update : .compare, isRecording: record != nil, mayWriteOutside: mayWriteOutside)
    if let size { options.size = size.size }
    if let colour { options.depth = colour.depth }
    if let lang { options.settings.language = lang }
    if let clock { options.startUnixMS = clock.unixMS }
    if let zone { options.zone = zone.offsets }
    return options
  }

  private func report(_ result: TapeResult) {
    for file in result.writtenFiles { Message.printError(CommandPhrase.wroteFile(["file": file])) }
    if let failure = result.failure {
      Message.printError(failure.text)
    } else {
      let values = ["file": result.path, "seconds": "\(Double(result.elapsedMS) / 1_000)"]
      Message.print(CommandPhrase.tapePassed.count(result.stepCount, values))
    }
  }
}
