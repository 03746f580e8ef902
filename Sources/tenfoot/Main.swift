import Pictures

/// The program's entry.
@main
enum Main {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    // A worker is started for media files by the hundred; it must not pay for the command line.
    if arguments.first == WorkerCommand.argument { MediaWorker.run(arguments: Array(arguments.dropFirst())) }
    StandardOutput.checkAtTheEnd()
    if arguments.isEmpty {
      // Most starts: with nothing to parse, no parser is set up, which would be an eighth of it.
      TVCommand.toItsEnd { try InteractiveRun().run() }
    } else if let television = television(Array(arguments)) {
      television.runToItsEnd()
    } else {
      TenfootCommand.runToItsEnd()
    }
  }

  /// The television, where it is certainly what is asked for: then it does not wait for the other commands to be set up.
  /// nil for all else, such as what is wrong or asks for help.
  private static func television(_ arguments: [String]) -> TVCommand? {
    let isNamed = arguments.first == TVCommand.configuration.commandName
    guard isNamed || arguments.first?.hasPrefix("-") == true else { return nil }
    do {
      return try TVCommand.parse(isNamed ? Array(arguments.dropFirst()) : arguments)
    } catch {
      // The whole command line words it.
      return nil
    }
  }
}
