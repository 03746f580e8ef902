import Device
import Workspaces

/// The help of a command in the language of the command line.
///
/// The argument parser writes help in English. The help in another language is in assets/commands; a test checks that it names
/// the same arguments, options and subcommands.
enum HelpPage {
  /// Returns the help in the language of the command line; the parser's text if there is no translation, or if the text is
  /// not help.
  ///
  /// - Parameter text: The help as the argument parser writes it.
  static func text(_ text: String) -> String {
    let language = CommandTexts.current.language
    guard language != .english, let command = command(of: text) else { return text }
    do throws(WorkspaceError) {
      return try AssetFolder.ofProcess().helpPages(language)[command] ?? text
    } catch {
      return text
    }
  }

  /// Returns the words of the command whose help a text is, such as `tenfoot` or `tenfoot schedule show`; nil if it is
  /// not help.
  private static func command(of text: String) -> String? {
    let usage = text.firstMatch(of: #/(?m)^USAGE: (tenfoot(?: [a-z]+)*)(?:$| [\[<])/#)
    return usage.map { String($0.output.1) }
  }
}
