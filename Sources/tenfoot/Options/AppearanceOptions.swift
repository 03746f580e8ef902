import ArgumentParser
import Device
import Television
import Workspaces

/// The options for language, theme and motion, which apply to one run. The Settings page changes them permanently.
struct AppearanceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The language (default: the saved setting, else the locale's)."))
  var lang: Language?
  @Option(
    help: ArgumentHelp("The colour theme (default: the saved setting).", valueName: "name"),
    completion: .list(["night", "day", "high-contrast"]))
  var theme: String?
  @Flag(name: .customLong("no-motion"), help: "Turn animations off.")
  var isStill = false
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal, which selects text with it.")
  var leavesMouse = false

  /// The settings given on the command line.
  var overrides: SettingsOverrides {
    SettingsOverrides(
      language: lang, theme: theme, hasMotion: isStill ? false : nil, hasMouse: leavesMouse ? false : nil)
  }
}
