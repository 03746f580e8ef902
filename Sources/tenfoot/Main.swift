import Calls
import Glibc
import Pictures

/// The entry point.
@main
enum Main {
  static func main() {
    // Workers are started often, so they skip setting up the command line.
    if CommandLine.arguments.dropFirst().first == WorkerCommand.argument {
      MediaWorker.run(arguments: Array(CommandLine.arguments.dropFirst(2)))
    }
    let arguments = SignedValues.joined(LeadingOptions.moved(CommandLine.exactArguments))
    StandardOutput.checkAtExit()
    if arguments.isEmpty {
      // Without arguments there is nothing to parse; setting up the parser would take an eighth of the start.
      TVCommand.exitOnError { try InteractiveRun().run() }
    } else if let television = television(arguments) {
      television.runOrExit()
    } else {
      TenfootCommand.exitOnError { try TenfootCommand.checkSubcommand(in: arguments) }
      TenfootCommand.runOrExit(arguments)
    }
  }

  /// Returns the parsed `tv` command if the arguments can only mean it, which saves setting up the other commands; nil for
  /// all others, for errors and for help.
  private static func television(_ arguments: [String]) -> TVCommand? {
    let isNamed = arguments.first == TVCommand.configuration.commandName
    guard isNamed || arguments.first?.hasPrefix("-") == true else { return nil }
    do {
      return try TVCommand.parse(isNamed ? Array(arguments.dropFirst()) : arguments)
    } catch {
      // Parsing the whole command line produces the message.
      return nil
    }
  }
}

extension CommandLine {
  /// The arguments without the program's name, as ``Calls/PathText``: a path that is not UTF-8 keeps its bytes.
  static var exactArguments: [String] {
    UnsafeBufferPointer(start: unsafeArgv, count: Int(argc)).dropFirst().compactMap { argument in
      argument.map { PathText.text(of: UnsafeBufferPointer(start: $0, count: strlen($0)).map(UInt8.init(bitPattern:))) }
    }
  }
}
