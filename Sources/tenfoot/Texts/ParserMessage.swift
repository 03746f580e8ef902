import ArgumentParser

/// A message of the argument parser, in the language of the command line and with suggestions for mistyped values.
///
/// The parser's errors are not public, but each has a fixed wording
/// (swift-argument-parser, Usage/UsageGenerator.swift). Other text is left unchanged.
struct ParserMessage {
  private let lines: [Substring]

  /// Creates a message from the parser's whole text: the error, the help of the argument, and the usage.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The message for the user.
  var text: String {
    lines.compactMap(Self.line).joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String? {
    if let match = line.wholeMatch(of: #/Error: (.*)/#) { return CommandPhrase.error() + error(match.output.1) }
    if let match = line.wholeMatch(of: #/Usage: (.*)/#) { return CommandPhrase.usage() + match.output.1 }
    if let match = line.wholeMatch(of: #/  See '(.*)' for more information\./#) {
      return "  " + CommandPhrase.seeHelp(["command": String(match.output.1)])
    }
    // The help of an argument is only in English; the usage states the same.
    if line.hasPrefix("Help:  "), CommandTexts.current.language != .english { return nil }
    return String(line)
  }

  private static func error(_ text: Substring) -> String {
    if let match = text.wholeMatch(of: #/Unknown option '(.*?)'(?:\. Did you mean '(.*)'\?)?/#) {
      return CommandPhrase.unknownOption(["option": String(match.output.1)])
        + NearestNames.question(match.output.2.map { near(String(match.output.1), [String($0)]) } ?? [])
    }
    if let match = text.wholeMatch(of: #/Unexpected argument '(.*)'/#) {
      return CommandPhrase.unexpectedArgument(["argument": String(match.output.1)])
    }
    if let match = text.wholeMatch(of: #/\d+ unexpected arguments: '(.*)'/#) {
      return CommandPhrase.unexpectedArguments(["arguments": String(match.output.1).replacing("', '", with: " ")])
    }
    if let match = text.wholeMatch(of: #/Missing value for '(.*)'/#) {
      return CommandPhrase.missingValue(["option": String(match.output.1)])
    }
    if let match = text.wholeMatch(of: #/Missing expected argument '(.*)'/#) {
      return CommandPhrase.missingArgument(["argument": String(match.output.1)])
    }
    if let match = text.wholeMatch(of: #/The option '(.*)' does not take any value, but '(.*)' was specified\./#) {
      return CommandPhrase.noValueTaken(["option": String(match.output.1), "value": String(match.output.2)])
    }
    return invalidValue(text) ?? String(text)
  }

  /// Returns the suggestions of the parser that are near an option: it suggests something for every one.
  private static func near(_ option: String, _ suggestions: [String]) -> [String] {
    let name = String(option.prefix { $0 != "=" })
    return suggestions.filter { !NearestNames.names(closestTo: name, among: [$0]).isEmpty }
  }

  /// Returns the message about an invalid value of an option; nil for other text.
  private static func invalidValue(_ text: Substring) -> String? {
    guard let match = text.wholeMatch(of: #/The value '(.*)' is invalid for '([^']*)'(.*)/#) else { return nil }
    let (_, value, option, rest) = match.output
    let values = ["value": String(value), "option": String(option)]
    if let reason = rest.wholeMatch(of: #/: (.*)/#) {
      return CommandPhrase.invalidValueBecause(values.merging(["reason": String(reason.output.1)]) { $1 })
    }
    let choices = rest.matches(of: #/'([^']*)'/#).map { String($0.output.1) }
    guard !choices.isEmpty else { return CommandPhrase.invalidValue(values) }
    let list = CommandTexts.current.list(choices.map { "“\($0)”" }, .or)
    return CommandPhrase.invalidValue(values) + CommandPhrase.chooseValue(["values": list])
      + NearestNames.question(NearestNames.names(closestTo: String(value), among: choices, limit: 1))
  }
}
