import ArgumentParser

extension TenfootCommand {
  /// Checks the word after a command that has subcommands. If it is not one of them, prints an error with the nearest names,
  /// since the argument parser would only call it unexpected.
  ///
  /// - Throws: `ExitCode.validationFailure` after the message.
  static func checkSubcommand(in arguments: [String]) throws {
    guard arguments.count > 1, !arguments[1].hasPrefix("-"),
      let command = configuration.subcommands.first(where: { $0.configuration.commandName == arguments[0] })
    else { return }
    let names = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.isEmpty, !names.contains(arguments[1]) else { return }
    let question = NearestNames.question(NearestNames.names(closestTo: arguments[1], among: names))
    let values = ["command": arguments[0], "word": arguments[1].terminalSafe]
    Message.printError(CommandPhrase.error() + CommandPhrase.unknownSubcommand(values) + question)
    Message.printError(CommandPhrase.usage() + usageString(for: command))
    Message.printError("  " + CommandPhrase.seeHelp(["command": "tenfoot \(arguments[0]) --help"]))
    throw ExitCode.validationFailure
  }
}
