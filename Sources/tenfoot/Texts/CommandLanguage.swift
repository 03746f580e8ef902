import Device
import Foundation
import Workspaces

/// The language of the command line: that in which the television would start.
enum CommandLanguage {
  /// The language of this run.
  static let current = language(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// Returns the language of `--lang`, else of the settings file, else of the settings saved in the data folder, else of the
  /// locale.
  static func language(arguments: [String], environment: [String: String]) -> Language {
    if let chosen = value(of: "--lang", in: arguments).flatMap(Language.init(rawValue:)) { return chosen }
    if let configured = ConfigFolder(environment: environment).languageIfReadable { return configured }
    let folder =
      if let path = value(of: "--data", in: arguments), !path.allSatisfy(\.isWhitespace) {
        DataFolder(path: path)
      } else {
        try? DataFolder(environment: environment)
      }
    return folder?.savedLanguage ?? Language(environment: environment)
  }

  /// Returns the value of an option, `--lang en` or `--lang=en`; nil if it is not given.
  private static func value(of option: String, in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == option { return index + 1 < arguments.count ? arguments[index + 1] : nil }
      if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
    }
    return nil
  }
}
