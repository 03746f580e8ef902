import ArgumentParser

/// The options before a command, as in `tenfoot --data D photos`.
///
/// The argument parser expects all options after the command they belong to, so they are moved there.
enum LeadingOptions {
  /// The options that take no value; all others are followed by one, unless they contain it after `=`.
  private static let flags: Set<String> = ["--no-motion", "--json", "--help", "-h", "--version"]

  /// Returns arguments with the options before the command moved after it and its subcommand; unchanged if there are none, or
  /// if no command follows them.
  static func moved(_ arguments: [String]) -> [String] {
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "--" {
      let takesValue = !flags.contains(arguments[index]) && !arguments[index].contains("=")
      index += takesValue ? 2 : 1
    }
    guard index > 0, index < arguments.count, let command = command(named: arguments[index]) else { return arguments }
    var end = index + 1
    let subcommands = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    if end < arguments.count, subcommands.contains(arguments[end]) { end += 1 }
    return Array(arguments[index..<end] + arguments[..<index] + arguments[end...])
  }

  private static func command(named name: String) -> (any ParsableCommand.Type)? {
    TenfootCommand.configuration.subcommands.first { $0.configuration.commandName == name }
  }
}
